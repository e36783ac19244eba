// case: documents
// category: look-up-miss
// rationale: parts of XML and JSON documents that whoever wrote them has left out
// csc: none

using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace NullSafety.Documents;

public static class Feed
{
    public static string Link(XElement item) => item.Element("link")!.Value; // want: null-deref

    public static string Kind(XElement item) => item.Attribute("kind")!.Value; // want: null-deref

    public static string First(XmlDocument document) => document.SelectSingleNode("/feed/entry")!.InnerText; // want: null-deref

    public static string Title(JsonNode reply) => reply["title"]!.ToString(); // want: null-deref

    public static string LinkOrNone(XElement item) => item.Element("link") != null ? item.Element("link")!.Value : "none";

    public static string KindOrNone(XElement item) => item.Attribute("kind")?.Value ?? "none";

    public static int Known(IEnumerable<XElement> items) => items.Where(i => i.Attribute("kind") != null).Sum(i => i.Attribute("kind")!.Value.Length);

    public static int Walked(XElement feed)
    {
        int length = 0;
        foreach (XElement item in feed.Elements().Where(i => i.Attribute("kind") != null))
        {
            length += item.Attribute("kind")!.Value.Length;
        }

        return length;
    }

    public static int Others(IEnumerable<XElement> items) => items.Where(i => i.Attribute("kind") != null).Sum(i => i.Attribute("size")!.Value.Length); // want: null-deref

    public static int Written() => JsonNode.Parse("""{"user":{"name":"ann","mail":null}}""")!["user"]!["name"]!.GetValue<string>().Length;

    public static int Unwritten() => JsonNode.Parse("""{"user":{"name":"ann","mail":null}}""")!["user"]!["mail"]!.GetValue<string>().Length; // want: null-deref

    public static int Built() => new XElement("item", new XElement("link", "a")).Element("link")!.Value.Length;

    public static string? Place(JsonObject entry)
    {
        JsonNode? place = entry["place"];
        return (string?)place?["file"]?["uri"] is { } uri ? uri + place["line"] : null;
    }

    public static string TitleOrNone(JsonNode reply)
    {
        if (reply["title"] is null)
        {
            return "none";
        }

        return reply["title"]!.ToString();
    }
}

public static class Case
{
    private static XElement Item() => XElement.Parse("<item/>");

    public static void DemoLink() => Feed.Link(Item());
    public static void DemoKind() => Feed.Kind(Item());
    public static void DemoFirst()
    {
        XmlDocument document = new();
        document.LoadXml("<feed/>");
        Feed.First(document);
    }

    public static void DemoTitle() => Feed.Title(JsonNode.Parse("{}")!);
    public static void DemoLinkOrNone() => Feed.LinkOrNone(Item());
    public static void DemoKindOrNone() => Feed.KindOrNone(Item());
    public static void DemoKnown() => Feed.Known([Item()]);
    public static void DemoWalked() => Feed.Walked(XElement.Parse("<feed><item/><item kind='a'/></feed>"));
    public static void DemoOthers() => Feed.Others([XElement.Parse("<item kind='a'/>")]);
    public static void DemoWritten() => Feed.Written();
    public static void DemoUnwritten() => Feed.Unwritten();
    public static void DemoBuilt() => Feed.Built();
    public static void DemoPlace() => Feed.Place([]);
    public static void DemoTitleOrNone() => Feed.TitleOrNone(JsonNode.Parse("{}")!);
}
