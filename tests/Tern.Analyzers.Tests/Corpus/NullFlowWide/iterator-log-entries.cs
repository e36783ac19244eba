// case: iterator-log-entries
// category: iterator
// rationale: an iterator and an async stream yield null for a line they could not parse
// csc: none

namespace NullSafety.LogEntries;

public sealed class LogEntry
{
    public LogEntry(string level, string message)
    {
        Level = level;
        Message = message;
    }

    public string Level { get; }

    public string Message { get; }
}

public static class LogParser
{
    private static LogEntry? ParseLine(string line)
    {
        int colon = line.IndexOf(':');
        return colon <= 0 ? null : new LogEntry(line[..colon], line[(colon + 1)..].Trim());
    }

    public static IEnumerable<LogEntry> Parse(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            yield return ParseLine(line)!;
        }
    }

    public static IEnumerable<LogEntry> ParseValid(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            if (ParseLine(line) is { } entry)
            {
                yield return entry;
            }
        }
    }

    public static async IAsyncEnumerable<LogEntry> TailAsync(TextReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            yield return ParseLine(line)!;
        }
    }
}

public static class LogStats
{
    public static int Errors(IEnumerable<string> lines)
    {
        int errors = 0;
        foreach (var entry in LogParser.Parse(lines))
        {
            if (entry.Level == "error") errors++; // want: null-deref
        }

        return errors;
    }

    public static int ValidErrors(IEnumerable<string> lines) => LogParser.ParseValid(lines).Count(e => e.Level == "error");

    public static async Task<int> LongestAsync(TextReader reader, bool skipBroken)
    {
        int longest = 0;
        await foreach (var entry in LogParser.TailAsync(reader))
        {
            if (skipBroken && entry is null) continue;
            longest = Math.Max(longest, entry.Message.Length); // want: null-deref
        }

        return longest;
    }
}

public static class Case
{
    private static readonly string[] Lines = { "info: started", "   at Main()" };

    public static void DemoErrors() => LogStats.Errors(Lines);
    public static void DemoValid() => LogStats.ValidErrors(Lines);
    public static void DemoLongest() => LogStats.LongestAsync(new StringReader(Lines[1]), false).GetAwaiter().GetResult();
    public static void DemoSkip() => LogStats.LongestAsync(new StringReader(Lines[1]), true).GetAwaiter().GetResult();
}
