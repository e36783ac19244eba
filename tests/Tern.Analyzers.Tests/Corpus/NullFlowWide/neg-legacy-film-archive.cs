// case: neg-legacy-film-archive
// category: negative-oblivious
// rationale: unannotated code that stores and returns null freely but tests every value before use
// csc: silent

using System;
using System.Collections.Generic;
using System.Xml.Linq;

namespace NullSafety.Wide.NegLegacyFilmArchive;

#nullable disable
public class Reel
{
    public string Title;
    public string Stock { get; set; }
    public Reel Next;
}

public class ReelArchive
{
    private readonly Dictionary<string, Reel> _reels = new Dictionary<string, Reel>();
    private Reel _newest;

    public Reel Find(string title)
    {
        return _reels.TryGetValue(title, out var reel) ? reel : null;
    }

    public Reel Add(string title, string stock)
    {
        var reel = new Reel { Title = title, Stock = stock, Next = _newest };
        _newest = reel;
        return _reels[title] = reel;
    }

    private static bool Valid(Reel reel) => reel != null && reel.Stock != null;

    public int StockWidth(string title)
    {
        var reel = Find(title);
        if (!Valid(reel)) return 0;
        return reel.Stock.Length;
    }

    public int Walk()
    {
        int n = 0;
        for (var reel = _newest; reel != null; reel = reel.Next)
        {
            if (reel.Next == null) return n + reel.Title.Length;
            n += reel.Next.Title.Length;
        }

        return n;
    }

    public string Line(string title)
    {
        var reel = Find(title) ?? Add(title, null);
        return reel.Title.Trim() + "/" + reel.Stock + "/" + (reel.Next == null ? null : reel.Next.Title);
    }

    public int Load(XElement root)
    {
        int n = 0;
        foreach (var element in root.Elements("reel"))
        {
            var title = element.Attribute("title");
            var stock = element.Element("stock");
            if (title == null) continue;
            n += Add(title.Value, stock == null ? null : stock.Value).Title.Length;
        }

        return n + (root.Attribute("owner") != null ? root.Attribute("owner").Value.Length : 0);
    }
}
#nullable restore

public static class Demos
{
    public static void Demo1()
    {
        var archive = new ReelArchive();
        Console.Write(archive.Walk() + archive.StockWidth("none") + archive.Line("dawn"));
        archive.Add("dusk", "acetate");
        Console.Write(archive.StockWidth("dawn") + archive.StockWidth("dusk") + archive.Walk());
        Console.Write(archive.Load(XElement.Parse("<a owner='x'><reel title='t'><stock>s</stock></reel><reel/></a>")));
    }
}
