// case: subtitle-tuple
// category: error-contract
// rationale: of a (value, error) pair the error is logged but not obeyed, or the wrong half is tested
// csc: none

namespace NullSafety.SubtitleTuple;

public sealed record Cue(int Start, string Text);

public sealed class CueError
{
    public CueError(string message, int line)
    {
        Message = message;
        Line = line;
    }

    public string Message { get; }
    public int Line { get; }
}

public static class CueParser
{
    public static (Cue Cue, CueError Error) Parse(string line, int number)
    {
        int bar = line.IndexOf('|');
        if (bar < 0)
        {
            return (null!, new CueError("no separator", number));
        }

        if (!int.TryParse(line.AsSpan(0, bar), out int start))
        {
            return (null!, new CueError("bad time", number));
        }

        return (new Cue(start, line[(bar + 1)..]), null!);
    }
}

public sealed class Track
{
    private readonly List<string> _problems = new();

    public int Append(string line)
    {
        var (cue, error) = CueParser.Parse(line, 1);
        if (error != null)
        {
            _problems.Add(error.Message);
        }

        return cue.Text.Length; // want: null-deref
    }

    public int AppendStrict(string line)
    {
        var (cue, error) = CueParser.Parse(line, 1);
        if (error != null)
        {
            _problems.Add(error.Message);
            return 0;
        }

        return cue.Text.Length;
    }

    public int FirstErrorLine(string line)
    {
        var parsed = CueParser.Parse(line, 4);
        return parsed.Error.Line; // want: null-deref
    }

    public int FirstErrorLineIfAny(string line)
    {
        var parsed = CueParser.Parse(line, 4);
        return parsed.Cue is null ? parsed.Error.Line : 0;
    }
}

public static class Case
{
    public static void Demo1() => new Track().Append("no bar here");

    public static void Demo2() => new Track().FirstErrorLine("12|hello");

    public static void Demo3()
    {
        var t = new Track();
        t.Append("12|hello");
        t.AppendStrict("x|hello");
        t.AppendStrict("12|hello");
        t.FirstErrorLineIfAny("12|hello");
        t.FirstErrorLineIfAny("hello");
    }
}
