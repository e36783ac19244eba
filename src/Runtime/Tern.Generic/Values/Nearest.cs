namespace Tern.Generic;

/// <summary>What somebody may have meant by a name that does not exist.</summary>
internal static class Nearest
{
    private const int MostListed = 8;

    /// <summary>The end of an error: the nearest name, or the names that there are.</summary>
    public static string Hint(string name, IEnumerable<string> names)
    {
        string[] all = [.. names];
        string? nearest = all.FirstOrDefault(candidate => string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase))
            ?? all.Where(candidate => Distance(candidate, name) <= Math.Max(1, name.Length / 4)).MinBy(candidate => Distance(candidate, name));
        if (nearest is not null)
        {
            return $"; did you mean \"{nearest}\"?";
        }

        return all.Length == 0 ? "; there is none" : $"; there are {string.Join(", ", all.Take(MostListed))}{(all.Length > MostListed ? ", …" : "")}";
    }

    // Edits from one text to the other. Names of an IDL are short; what a caller asks for is cut.
    private static int Distance(string left, string right)
    {
        const int MostChars = 64;
        if (left.Length > MostChars || right.Length > MostChars)
        {
            return int.MaxValue;
        }

        Span<int> row = stackalloc int[MostChars + 1];
        for (int i = 0; i <= right.Length; i++)
        {
            row[i] = i;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
