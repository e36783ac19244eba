// case: oblivious-newspaper-layout
// category: oblivious
// rationale: a page layout engine without annotations hands null from column to column
// csc: none

using System.Collections.Generic;

namespace NullSafety.Wide.ObliviousNewspaperLayout;

#nullable disable
internal sealed class Article
{
    public string Headline;
    public Article Sidebar;
}

internal static class Archive
{
    private static readonly Dictionary<int, Article> Articles = new()
    {
        [1] = new Article { Headline = "storm", Sidebar = new Article { Headline = "wind" } },
        [2] = new Article { Headline = "vote" },
    };

    public static V Fetch<K, V>(this IDictionary<K, V> map, K key)
    {
        V value;
        return map.TryGetValue(key, out value) ? value : default;
    }

    public static Article Get(int id) => Articles.Fetch(id);

    public static int Page(string headline, IDictionary<string, int> pages) => pages.Fetch(headline) + 1;
}

internal sealed class Column
{
    private Article _lead;

    public Column(int id) => _lead = Pick(id);

    private static Article Pick(int id)
    {
        var article = Archive.Get(id);
        var side = article == null ? new Article() : article.Sidebar;
        return side;
    }

    public Article Lead => _lead;

    public int Width() => Measure(_lead, 2);

    private static int Measure(Article article, int columns) => article.GetHashCode() * columns; // missed: null-deref
}

#nullable enable
internal static class Typesetter
{
    public static int Fit(string text, int width) => text.Length > width ? width : 0; // want: null-deref

    public static int FitAny(string? text, int width) => text == null ? 0 : Fit(text, width);

    public static int Headline(int id)
    {
        Article article = Archive.Get(id);
        return article.Headline.Length + Archive.Page(article.Headline, new Dictionary<string, int>()); // want: null-deref
    }
}

#nullable disable
internal static class Desk
{
    public static int Compose(int id)
    {
        var column = new Column(id);
        return column.Lead == null ? 0 : Typesetter.Fit(column.Lead.Headline, 3);
    }

    public static int ComposeAny(int id) => Typesetter.FitAny(new Column(id).Lead?.Headline, 3);
}

#nullable enable
public static class Demos
{
    public static void DemoWidth() => new Column(1).Width();
    public static void DemoNoSidebar() => new Column(2).Width();
    public static void DemoHeadline() => Typesetter.Headline(9);
    public static void DemoCompose() => Desk.Compose(7);
    public static void DemoComposeAny() => Desk.ComposeAny(7);
}
