// case: swallowed-subtitle
// category: swallowed exception
// rationale: a parse failure is logged and swallowed; the code after the catch uses what was never assigned
// csc: none

namespace NullSafety.SwallowedSubtitle;

public sealed record Cue(TimeSpan Start, string Text);

public sealed class SubtitleTrack
{
    public SubtitleTrack(string language) => Language = language;

    public string Language { get; }
    public List<Cue> Cues { get; } = new();
}

public static class CueParser
{
    public static Cue Parse(string line)
    {
        int bar = line.IndexOf('|');
        if (bar < 0)
        {
            throw new FormatException("no separator: " + line);
        }

        return new Cue(TimeSpan.FromSeconds(double.Parse(line[..bar])), line[(bar + 1)..]);
    }

    public static SubtitleTrack ParseAll(string[] lines)
    {
        var track = new SubtitleTrack(lines[0]);
        track.Cues.AddRange(lines.Skip(1).Select(Parse));
        return track;
    }
}

public sealed class Importer
{
    public List<string> Problems { get; } = new();

    public TimeSpan FirstStart(string line)
    {
        Cue cue = null!;
        try
        {
            cue = CueParser.Parse(line);
        }
        catch (FormatException e)
        {
            Problems.Add(e.Message);
        }

        return cue.Start; // want: null-deref
    }

    public TimeSpan FirstStartOrZero(string line)
    {
        Cue cue;
        try
        {
            cue = CueParser.Parse(line);
        }
        catch (FormatException e)
        {
            Problems.Add(e.Message);
            return TimeSpan.Zero;
        }

        return cue.Start;
    }

    private SubtitleTrack Guarded(Func<SubtitleTrack> parse)
    {
        try { return parse(); }
        catch (Exception e) when (e is FormatException or IndexOutOfRangeException)
        {
            Problems.Add(e.Message);
            return null!;
        }
    }

    public string Language(string[] lines) => Guarded(() => CueParser.ParseAll(lines)).Language; // want: null-deref

    public string LanguageOrUnknown(string[] lines) => Guarded(() => CueParser.ParseAll(lines))?.Language ?? "und";
}

public static class Case
{
    public static void DemoCue() => new Importer().FirstStart("hello");
    public static void DemoCueSafe() => new Importer().FirstStartOrZero("hello");
    public static void DemoTrack() => new Importer().Language(new[] { "en", "oops" });
    public static void DemoTrackSafe() => new Importer().LanguageOrUnknown(Array.Empty<string>());
}
