// case: closure-link-crawler
// category: closures
// rationale: a deferred query and a stored callback read captured variables that were cleared meanwhile; a local function clears what the body reads
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.ClosureLinkCrawler;

public sealed class Page(string url)
{
    public string Url { get; } = url;

    public List<string> Links { get; } = ["/a", "/b"];
}

public static class Crawler
{
    private static void Visit(Page page, Action<string> onLink) => page.Links.ForEach(onLink);

    public static int Absolute(Page page)
    {
        string root = page.Url;
        var query = page.Links.Select(l => root.TrimEnd('/') + l); // want: null-deref
        root = null!;
        return query.Count();
    }

    public static int AbsoluteEager(Page page)
    {
        string root = page.Url;
        var list = page.Links.Select(l => root.TrimEnd('/') + l).ToList();
        root = null!;
        return list.Count;
    }

    public static string LastSeen(Page page)
    {
        Page current = page;
        Visit(page, link => current = link == "/b" ? null! : new Page(link));
        return current.Url.Trim(); // missed: null-deref
    }

    public static string LastSeenKept(Page page)
    {
        Page current = page;
        Visit(page, link => current = new Page(link));
        return current.Url.Trim();
    }

    public static Func<int> Report(Page page)
    {
        Page? pinned = page;
        int Count() => pinned!.Links.Count; // want: null-deref
        void Unpin() => pinned = null;
        Func<int> report = Count;
        if (page.Links.Count > 1)
        {
            Unpin();
        }

        return report;
    }
}

public static class Case
{
    public static void Demo1() => Crawler.Absolute(new Page("http://x/"));

    public static void Demo2() => Crawler.LastSeen(new Page("http://x/"));

    public static void Demo3() => Crawler.Report(new Page("http://x/"))();

    public static void Demo4()
    {
        var p = new Page("http://x/");
        Crawler.AbsoluteEager(p);
        Crawler.LastSeenKept(p);
        p.Links.Clear();
        Crawler.Report(p)();
    }
}
