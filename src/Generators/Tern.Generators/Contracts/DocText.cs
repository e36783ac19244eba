using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Tern.Generators.Contracts;

/// <summary>Turns XML documentation into the plain text that a comment of IDL holds.</summary>
internal static class DocText
{
    /// <summary>Summary and remarks of a symbol; <see langword="null"/> if it has none.</summary>
    public static string? Of(ISymbol symbol, CancellationToken cancellationToken)
    {
        if (Read(symbol, cancellationToken) is not { } xml)
        {
            return null;
        }

        string[] parts = [.. new[] { "summary", "remarks" }.Select(name => xml.Element(name)).OfType<XElement>().Select(TextOf).Where(text => text.Length > 0)];
        return parts.Length == 0 ? null : string.Join("\n\n", parts);
    }

    /// <summary>What a method, or a record, says of one of its parameters.</summary>
    public static string? OfParameter(ISymbol symbol, string name, CancellationToken cancellationToken)
    {
        string? text = Read(symbol, cancellationToken)?.Elements("param").Where(p => (string?)p.Attribute("name") == name).Select(TextOf).FirstOrDefault();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static XElement? Read(ISymbol symbol, CancellationToken cancellationToken)
    {
        string? xml = symbol.GetDocumentationCommentXml(cancellationToken: cancellationToken);
        if (string.IsNullOrWhiteSpace(xml))
        {
            return null;
        }

        try
        {
            return XElement.Parse(xml!.TrimStart().StartsWith("<member", StringComparison.Ordinal) || xml.TrimStart().StartsWith("<doc", StringComparison.Ordinal) ? xml : $"<doc>{xml}</doc>");
        }
        catch (XmlException)
        {
            // The compiler warns about it; there is nothing to take over.
            return null;
        }
    }

    private static string TextOf(XElement element)
    {
        var text = new StringBuilder();
        Append(text, element);
        string[] lines = [.. text.ToString().Replace("\r", "").Split('\n').Select(line => line.Trim())];
        return string.Join("\n", lines).Trim('\n');
    }

    private static void Append(StringBuilder text, XElement element)
    {
        foreach (XNode node in element.Nodes())
        {
            if (node is XText plain)
            {
                text.Append(plain.Value);
            }
            else if (node is XElement child)
            {
                AppendElement(text, child);
            }
        }
    }

    private static void AppendElement(StringBuilder text, XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "para":
                text.Append('\n');
                Append(text, element);
                text.Append('\n');
                break;
            case "br":
                text.Append('\n');
                break;
            case "item":
                text.Append("\n- ");
                Append(text, element);
                break;
            case "see" or "seealso" or "paramref" or "typeparamref" when !element.Nodes().Any():
                text.Append(NameOf(element));
                break;
            default:
                Append(text, element);
                break;
        }
    }

    // T:Shop.Contracts.Item, M:Shop.ICatalog.GetAsync(Shop.GetItem)
    private static string NameOf(XElement reference)
    {
        string name = (string?)reference.Attribute("cref") ?? (string?)reference.Attribute("langword") ?? (string?)reference.Attribute("name") ?? (string?)reference.Attribute("href") ?? "";
        if (reference.Attribute("cref") is null)
        {
            return name;
        }

        int open = name.IndexOf('(');
        string bare = open < 0 ? name : name.Substring(0, open);
        return bare.Substring(bare.LastIndexOfAny(['.', ':']) + 1);
    }
}
