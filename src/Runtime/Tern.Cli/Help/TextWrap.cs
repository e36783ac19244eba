namespace Tern.Cli;

/// <summary>Breaks text into lines.</summary>
internal static class TextWrap
{
    private const int Least = 20;

    /// <summary>Lines of at most so many characters, broken at spaces; a longer word has a line of its own.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        int most = Math.Max(width, Least);
        List<string> lines = [];
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > most)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        if (line.Length > 0 || lines.Count == 0)
        {
            lines.Add(line);
        }

        return lines;
    }
}
