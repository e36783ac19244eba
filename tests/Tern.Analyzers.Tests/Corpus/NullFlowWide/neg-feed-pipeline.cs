// case: neg-feed-pipeline
// category: negative-async
// rationale: an asynchronous feed import with empty items, error pairs and optional steps, all of them honoured
// csc: silent

namespace NullSafety.NegFeedPipeline;

public sealed record Entry(string Title, Uri? Link);

public abstract class Step
{
    public Step? Next { get; private set; }

    public Step Then(Step next)
    {
        Next = next;
        return next;
    }

    public async Task<Entry?> RunAsync(Entry entry)
    {
        var result = await ApplyAsync(entry);
        if (result is null || Next is null) return result;
        return await Next.RunAsync(result);
    }

    protected abstract Task<Entry?> ApplyAsync(Entry entry);
}

public sealed class TrimStep : Step
{
    protected override Task<Entry?> ApplyAsync(Entry e) => Task.FromResult<Entry?>(e with { Title = e.Title.Trim() });
}

public sealed class DropLocalStep : Step
{
    protected override async Task<Entry?> ApplyAsync(Entry e)
    {
        await Task.Yield();
        return e.Link is { Host: "localhost" } ? null : e;
    }
}

public sealed class Feed(params string[] lines)
{
    public static (Entry Entry, string? Error) Parse(string line)
    {
        int bar = line.IndexOf('|');
        if (bar < 0) return (null!, "no separator");
        Uri.TryCreate(line[(bar + 1)..], UriKind.Absolute, out var link);
        return (new Entry(line[..bar], link), null);
    }

    public async IAsyncEnumerable<Entry> ReadAsync()
    {
        foreach (var line in lines)
        {
            await Task.Yield();
            var (entry, error) = Parse(line);
            if (error != null) continue;
            yield return entry;
        }
    }
}

public static class Case
{
    private static async Task<int> ImportAsync(Feed feed)
    {
        Step first = new TrimStep();
        first.Then(new DropLocalStep());
        int length = 0;
        await foreach (var entry in feed.ReadAsync())
        {
            length += entry.Title.Length;
            if (await first.RunAsync(entry) is not { } kept) continue;
            length += kept.Title.Length + (kept.Link?.Host.Length ?? 0);
        }

        return length;
    }

    public static Task DemoImport() => ImportAsync(new Feed(" a|http://localhost/x", "broken", "b|http://x.org/", "c|"));
    public static void DemoParse() => _ = Feed.Parse("broken") is { Error: null } ok ? ok.Entry.Title.Length : 0;
}
