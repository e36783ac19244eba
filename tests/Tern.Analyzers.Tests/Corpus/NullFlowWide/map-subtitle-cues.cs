// case: map-subtitle-cues
// category: map miss, stored null
// rationale: ToDictionary stores the result of a search that found nothing; a two-level map is missed on the second level
// csc: none

namespace NullSafety.Subtitles;

public sealed record Translation(string Language, string Text, bool Approved);

public sealed record Line(int Number, List<Translation> Translations);

public sealed class SubtitleTrack
{
    private readonly Dictionary<string, Dictionary<int, Translation>> _byLanguage = new();

    public SubtitleTrack(IEnumerable<Line> lines)
    {
        foreach (var line in lines)
        {
            foreach (var t in line.Translations)
            {
                if (!_byLanguage.TryGetValue(t.Language, out var numbered))
                {
                    _byLanguage[t.Language] = numbered = new Dictionary<int, Translation>();
                }

                numbered[line.Number] = t;
            }
        }
    }

    public Translation At(string language, int number) =>
        _byLanguage.TryGetValue(language, out var numbered) && numbered.TryGetValue(number, out var t) ? t : null!;

    public int Width(string language, int number)
    {
        var cue = At(language, number);
        return cue.Text.Length; // want: null-deref
    }

    public int WidthOrOriginal(string language, int number)
    {
        var cue = At(language, number) ?? new Translation("en", "...", false);
        return cue.Text.Length;
    }
}

public static class Release
{
    private static Dictionary<int, Translation> ApprovedByLine(IEnumerable<Line> lines) =>
        lines.ToDictionary(l => l.Number, l => l.Translations.FirstOrDefault(t => t.Approved)!);

    public static int LongestApproved(List<Line> lines)
    {
        var approved = ApprovedByLine(lines);
        int longest = 0;
        foreach (var line in lines)
        {
            var cue = approved[line.Number];
            longest = Math.Max(longest, cue.Text.Length); // want: null-deref
        }

        return longest;
    }

    public static int LongestReady(List<Line> lines)
    {
        var ready = lines.Where(l => l.Translations.Any(t => t.Approved)).ToDictionary(l => l.Number, l => l.Translations.First(t => t.Approved));
        int longest = 0;
        foreach (var number in ready.Keys)
        {
            var cue = ready[number];
            longest = Math.Max(longest, cue.Text.Length);
        }

        return longest;
    }
}

public static class Case
{
    private static List<Line> Script() => new()
    {
        new Line(1, new() { new Translation("fr", "Bonsoir", true) }),
        new Line(2, new() { new Translation("de", "Guten Abend", false) }),
    };

    public static void DemoMissingLevel() => new SubtitleTrack(Script()).Width("fr", 2);

    public static void DemoFallback() => new SubtitleTrack(Script()).WidthOrOriginal("fr", 2);

    public static void DemoUnapproved() => Release.LongestApproved(Script());

    public static void DemoReady() => Release.LongestReady(Script());
}
