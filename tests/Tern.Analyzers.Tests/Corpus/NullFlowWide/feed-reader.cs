// case: feed-reader
// category: swallowed-exception
// rationale: the value stays null when the parser throws and the handler only logs
// csc: none

namespace NullSafety.FeedReader;

public sealed class FeedException(string message) : Exception(message);

public sealed class Feed
{
    public required string Title { get; init; }
    public List<string> Items { get; } = [];

    public static Feed Parse(string text)
    {
        var lines = text.Split('\n');
        if (!lines[0].StartsWith("feed ", StringComparison.Ordinal))
            throw new FeedException("no header");
        var feed = new Feed { Title = lines[0][5..] };
        feed.Items.AddRange(lines.Skip(1));
        return feed;
    }
}

public sealed class Reader
{
    private readonly List<string> _log = [];
    private Feed _last = null!;

    public string Describe(string text)
    {
        Feed feed = null!;
        try
        {
            feed = Feed.Parse(text);
        }
        catch (FeedException e)
        {
            _log.Add(e.Message);
        }

        return feed.Title + " (" + feed.Items.Count + ")"; // want: null-deref
    }

    public string DescribeOrEmpty(string text)
    {
        Feed feed;
        try
        {
            feed = Feed.Parse(text);
        }
        catch (FeedException e)
        {
            _log.Add(e.Message);
            feed = new Feed { Title = "(broken)" };
        }

        return feed.Title + " (" + feed.Items.Count + ")";
    }

    public int Refresh(string text)
    {
        try
        {
            _last = Feed.Parse(text);
        }
        catch (FeedException)
        {
            _log.Add("keeping the previous feed");
        }

        return _last.Items.Count; // want: null-deref
    }

    public int RefreshStrict(string text)
    {
        Feed fresh = null!;
        try
        {
            fresh = Feed.Parse(text);
        }
        catch (FeedException e)
        {
            _log.Add(e.Message);
            return -1;
        }

        return fresh.Items.Count;
    }
}

public static class Case
{
    public static void DemoGood() => Console.WriteLine(new Reader().Describe("feed news\na\nb") + new Reader().Refresh("feed x"));
    public static void DemoDescribe() => new Reader().Describe("<html>");
    public static void DemoDescribeOrEmpty() => new Reader().DescribeOrEmpty("<html>");
    public static void DemoRefresh() => new Reader().Refresh("<html>");
    public static void DemoStrict() => Console.WriteLine(new Reader().RefreshStrict("<html>") + new Reader().RefreshStrict("feed x\na"));
}
