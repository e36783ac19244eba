// case: property-news-feed
// category: stale-property
// rationale: a getter that consumes gives another value the second time; a tested property is cleared by a method
// csc: none

namespace NullSafety.NewsFeeds;

public sealed class Article
{
    public Article(string title) => Title = title;

    public string Title { get; }
}

public sealed class Feed
{
    private readonly Queue<Article> _unread = new();

    public Article? Pinned { get; set; }

    public Article? Next => _unread.Count > 0 ? _unread.Dequeue() : null;

    public void Publish(Article article) => _unread.Enqueue(article);

    public void Trim(int keep)
    {
        while (_unread.Count > keep)
        {
            _unread.Dequeue();
        }

        if (keep == 0)
        {
            Pinned = null;
        }
    }
}

public sealed class Ticker
{
    private readonly Feed _feed;

    public Ticker(Feed feed) => _feed = feed;

    public string Line()
    {
        if (_feed.Next != null)
        {
            return "* " + _feed.Next.Title; // want: null-deref
        }

        return "";
    }

    public string LineOnce() => _feed.Next is { } article ? "* " + article.Title : "";

    public string Banner(int keep)
    {
        if (_feed.Pinned == null)
        {
            return "";
        }

        _feed.Trim(keep);
        return _feed.Pinned.Title; // want: null-deref
    }

    public string BannerTrimmedFirst(int keep)
    {
        _feed.Trim(keep);
        return _feed.Pinned == null ? "" : _feed.Pinned.Title;
    }
}

public static class Case
{
    private static Ticker Open()
    {
        var feed = new Feed { Pinned = new Article("House rules") };
        feed.Publish(new Article("Rain expected"));
        return new Ticker(feed);
    }

    public static void DemoLine() => Open().Line();

    public static void DemoLineOnce() => Open().LineOnce();

    public static void DemoBanner() => Open().Banner(0);

    public static void DemoBannerTrimmed() => Open().BannerTrimmedFirst(0);
}
