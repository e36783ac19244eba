// case: neg-negative-cache-3
// category: map miss, stored null
// rationale: a map with stored nulls that every reader treats as such, and an index that is always filled before it is read
// csc: silent

namespace NullSafety.NegNegativeCache;

public sealed record Page(string Url, string Body);

public sealed class Crawler
{
    private readonly Dictionary<string, Page?> _visited = new();
    private readonly Dictionary<string, List<string>> _linksByHost = new();

    private static Page? Download(string url) => url.Contains("404") ? null : new Page(url, "<a>" + url + "</a>");

    public int Visit(string url)
    {
        if (!_visited.TryGetValue(url, out var page))
        {
            page = Download(url);
            _visited[url] = page;
        }

        if (page is null)
        {
            return 0;
        }

        Record(page);
        return page.Body.Length;
    }

    private void Record(Page page)
    {
        var host = page.Url.Split('/')[0];
        if (!_linksByHost.ContainsKey(host))
        {
            _linksByHost[host] = new List<string>();
        }

        _linksByHost[host].Add(page.Url);
    }

    public int Failures() => _visited.Values.Count(p => p is null);

    public int TotalBody() => _visited.Values.Where(p => p != null).Sum(p => p!.Body.Length);

    public int LinksOf(string host)
    {
        return _linksByHost.ContainsKey(host) ? _linksByHost.GetValueOrDefault(host)!.Count : 0;
    }

    public string Longest()
    {
        string best = null!;
        foreach (var (url, page) in _visited)
        {
            if (page == null)
            {
                continue;
            }

            if (best == null || best.Length < url.Length)
            {
                best = url;
            }
        }

        return best ?? "";
    }
}

public static class Case
{
    public static void Demo1()
    {
        var crawler = new Crawler();
        crawler.Visit("a.example/index");
        crawler.Visit("a.example/404");
        crawler.Visit("a.example/404");
        crawler.Failures();
        crawler.TotalBody();
        crawler.LinksOf("a.example");
        crawler.LinksOf("b.example");
        crawler.Longest();
    }

    public static void Demo2() => new Crawler().Longest().Trim();
}
