// case: neg-async-cache
// category: negative-async
// rationale: an async cache whose loader may return null: every await is followed by a test or a copy, events are raised with ?., the lazily built index cannot be null
// csc: silent

namespace NullSafety.Blind22a.NegAsyncCache;

public sealed record Page(string Url, string Html);

public interface IOrigin
{
    Task<Page?> FetchAsync(string url);
}

public sealed class FakeOrigin : IOrigin
{
    public async Task<Page?> FetchAsync(string url)
    {
        await Task.Yield();
        return url.EndsWith("404", StringComparison.Ordinal) ? null : new Page(url, "<p>" + url + "</p>");
    }
}

public sealed class PageCache(IOrigin origin)
{
    private readonly Dictionary<string, Page> _pages = new();
    private readonly Lazy<List<string>> _index = new(() => new List<string>());
    private Page? _last;

    public event Action<Page>? Loaded;

    public async Task<int> SizeAsync(string url)
    {
        if (!_pages.TryGetValue(url, out var page))
        {
            page = await origin.FetchAsync(url);
            if (page is null)
            {
                return 0;
            }

            _pages[url] = page;
            _index.Value.Add(url);
            Loaded?.Invoke(page);
        }

        _last = page;
        return page.Html.Length;
    }

    public async Task<string> LastTitleAsync()
    {
        var last = _last;
        if (last == null)
        {
            return "none";
        }

        await EvictAsync();
        return last.Url.ToLowerInvariant();
    }

    public async Task EvictAsync()
    {
        await Task.Yield();
        _pages.Clear();
        _last = null;
    }
}

public static class Case
{
    private static void Run(Func<PageCache, Task> body) => body(new PageCache(new FakeOrigin())).GetAwaiter().GetResult();

    public static void DemoMiss() => Run(c => c.SizeAsync("/404"));

    public static void DemoHit() => Run(async c =>
    {
        int seen = 0;
        Action<Page> handler = p => seen += p.Html.Length;
        c.Loaded += handler;
        await c.SizeAsync("/a");
        c.Loaded -= handler;
        await c.SizeAsync("/b");
        await c.SizeAsync("/a");
    });

    public static void DemoLast() => Run(async c =>
    {
        await c.LastTitleAsync();
        await c.SizeAsync("/a");
        await c.LastTitleAsync();
    });
}
