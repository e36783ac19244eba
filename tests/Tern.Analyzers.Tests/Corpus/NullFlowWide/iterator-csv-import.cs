// case: iterator-csv-import
// category: async-stream-iterator
// rationale: an iterator yields null for a malformed line and an async stream yields null as a heartbeat; the consumers read members
// csc: none

using System.Runtime.CompilerServices;

namespace NullSafety.CsvImport;

public sealed record Reading(string Station, double Value);

public interface IReadingSource
{
    IAsyncEnumerable<Reading> ReadAsync(CancellationToken cancel = default);
}

public static class CsvLines
{
    public static IEnumerable<Reading> Parse(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            yield return ParseLine(line);
        }
    }

    private static Reading ParseLine(ReadOnlySpan<char> line)
    {
        int comma = line.IndexOf(',');
        if (comma < 0 || !double.TryParse(line[(comma + 1)..], out double value))
        {
            return null!;
        }

        return new Reading(line[..comma].ToString(), value);
    }
}

public sealed class PolledSource(params string[] polls) : IReadingSource
{
    public async IAsyncEnumerable<Reading> ReadAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (var poll in polls)
        {
            cancel.ThrowIfCancellationRequested();
            await Task.Yield();
            if (poll.Length == 0) yield return null!;
            else yield return new Reading(poll, poll.Length);
        }
    }
}

public sealed class Importer
{
    private readonly Dictionary<string, double> _sums = [];

    public void Load(string text)
    {
        foreach (var reading in CsvLines.Parse(new StringReader(text)))
        {
            var station = reading.Station; // want: null-deref
            _sums[station] = _sums.GetValueOrDefault(station) + reading.Value;
        }
    }

    public int CountValid(string text)
        => CsvLines.Parse(new StringReader(text)).Where(r => r != null).Count(r => r.Value >= 0);

    public async Task<double> FollowAsync(IReadingSource source)
    {
        double last = 0;
        await foreach (var reading in source.ReadAsync()) last = reading.Value; // want: null-deref
        return last;
    }

    public async Task<double> FollowLiveAsync(IReadingSource source)
    {
        double last = 0;
        await foreach (var reading in source.ReadAsync()) last = reading?.Value ?? last;
        return last;
    }
}

public static class Case
{
    public static void DemoLoad() => new Importer().Load("# t\nBern,4\nUri,7");
    public static void DemoLoadMalformed() => new Importer().Load("Bern,4\nUri");
    public static void DemoCountValid() => new Importer().CountValid("Bern,4\nUri");
    public static void DemoFollow() => new Importer().FollowAsync(new PolledSource("a", "")).GetAwaiter().GetResult();
    public static void DemoFollowLive() => new Importer().FollowLiveAsync(new PolledSource("a", "")).GetAwaiter().GetResult();
}
