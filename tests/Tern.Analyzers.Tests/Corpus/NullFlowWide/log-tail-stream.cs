// case: log-tail-stream
// category: iterators
// rationale: an iterator yields null for a line it cannot parse and an async stream yields null as a heartbeat
// csc: none

namespace NullSafety.Blind.LogTailStream;

public enum Level { Debug, Info, Error }

public sealed record Entry(Level Level, string Text);

public sealed class LogFile(params string[] lines)
{
    public IEnumerable<Entry> Entries()
    {
        foreach (string line in lines)
            yield return Parse(line)!;
    }

    /// <summary>Follows the file; whenever it is idle an empty element is produced so that the reader can check for cancellation.</summary>
    public async IAsyncEnumerable<Entry> Tail(int idleEvery)
    {
        int seen = 0;
        foreach (string line in lines)
        {
            if (++seen % idleEvery == 0)
            {
                await Task.Yield();
                yield return null!;
            }

            if (Parse(line) is { } entry)
            {
                yield return entry;
            }
        }
    }

    private static Entry? Parse(string line)
    {
        int colon = line.IndexOf(':');
        return colon > 0 && Enum.TryParse(line[..colon], true, out Level level) ? new Entry(level, line[(colon + 1)..]) : null;
    }
}

public sealed class LogSummary
{
    private readonly int[] _counts = new int[3];
    public int Errors => _counts[(int)Level.Error];

    public void Count(LogFile file)
    {
        foreach (var entry in file.Entries())
            _counts[(int)entry.Level]++; // want: null-deref
    }

    public void CountParsed(LogFile file)
    {
        foreach (var entry in file.Entries().Where(e => e is not null))
            _counts[(int)entry.Level]++;
    }

    public async Task<int> Follow(LogFile file, int idleEvery)
    {
        int characters = 0;
        await foreach (var entry in file.Tail(idleEvery))
        {
            characters += entry.Text.Length; // want: null-deref
        }
        return characters;
    }

    public async Task FollowErrors(LogFile file, int idleEvery)
    {
        await foreach (var entry in file.Tail(idleEvery))
        {
            if (entry is { Level: Level.Error })
            {
                _counts[(int)entry.Level] += entry.Text.Length > 0 ? 1 : 0;
            }
        }
    }
}

public static class Case
{
    private static LogFile Clean() => new("info: up", "error: disk full");
    private static LogFile Torn() => new("info: up", "   at Main()", "error: disk full");
    public static void DemoTornLine() => new LogSummary().Count(Torn());
    public static Task DemoHeartbeat() => new LogSummary().Follow(Clean(), 2);
    public static async Task DemoSafe()
    {
        var summary = new LogSummary();
        summary.Count(Clean());
        summary.CountParsed(Torn());
        await summary.Follow(Torn(), 10);
        await summary.FollowErrors(Torn(), 1);
    }
}
