// case: neg-crawl-frontier
// category: negative-async
// rationale: a crawler's fields are rechecked or copied around every await and every callback
// csc: silent

namespace NullSafety.Blind.NegCrawlFrontier;

public sealed record Page(Uri Address, string Body);

public interface IFetcher
{
    Task<Page?> FetchAsync(Uri address);
}

public sealed class FakeFetcher(IReadOnlyDictionary<string, string> site) : IFetcher
{
    public async Task<Page?> FetchAsync(Uri address)
    {
        await Task.Yield();
        return site.TryGetValue(address.AbsolutePath, out var body) ? new Page(address, body) : null;
    }
}

public sealed class Crawler(IFetcher fetcher)
{
    private readonly Queue<Uri> _frontier = new();
    private Page? _current;

    public void Enqueue(string address) => _frontier.Enqueue(new Uri(address));

    public async Task<int> RunAsync()
    {
        int size = 0;
        await foreach (var page in PagesAsync())
        {
            size += page.Body.Length;
        }

        return size;
    }

    private async IAsyncEnumerable<Page> PagesAsync()
    {
        while (_frontier.TryDequeue(out var address))
        {
            var page = await fetcher.FetchAsync(address);
            if (page == null)
            {
                continue;
            }

            _current = page;
            yield return page;
            _current = null;
        }
    }

    public async Task<int> RevisitAsync()
    {
        var seen = _current;
        if (seen == null)
        {
            return 0;
        }

        _current = null;
        var again = await fetcher.FetchAsync(seen.Address);
        return again is null ? seen.Body.Length : again.Body.Length - seen.Body.Length;
    }

    public async Task<string> FirstTitleAsync(string address)
    {
        _current = await fetcher.FetchAsync(new Uri(address));
        return _current != null ? _current.Body.Trim() : "";
    }
}

public static class Case
{
    private static Crawler Build()
    {
        var crawler = new Crawler(new FakeFetcher(new Dictionary<string, string> { ["/"] = " home ", ["/a"] = "about" }));
        crawler.Enqueue("http://x.test/");
        crawler.Enqueue("http://x.test/missing");
        crawler.Enqueue("http://x.test/a");
        return crawler;
    }

    public static void DemoRun() => Build().RunAsync().GetAwaiter().GetResult();

    public static void DemoTitle()
    {
        var crawler = Build();
        crawler.RevisitAsync().GetAwaiter().GetResult();
        crawler.FirstTitleAsync("http://x.test/none").GetAwaiter().GetResult();
        crawler.FirstTitleAsync("http://x.test/").GetAwaiter().GetResult();
        crawler.RevisitAsync().GetAwaiter().GetResult();
    }
}
