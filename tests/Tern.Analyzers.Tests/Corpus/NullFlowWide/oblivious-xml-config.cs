// case: oblivious-xml-config
// category: library-null
// rationale: missing elements and attributes of an XML document, hidden behind unannotated accessors
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;

namespace NullSafety.Wide.ObliviousXmlConfig;

#nullable disable
public sealed class XmlSettings
{
    private readonly XElement _root;

    public XmlSettings(string xml) => _root = XDocument.Parse(xml).Root;

    public XElement Section(string name) => _root.Element(name);

    public string Attribute(string section, string name)
    {
        var s = Section(section);
        return s == null ? null : (string)s.Attribute(name);
    }

    public string TextOf(string section)
    {
        var s = Section(section);
        return s == null ? "" : s.Value;
    }
}
#nullable restore

public sealed class Server
{
    private readonly string _host;

    public Server(XmlSettings settings)
    {
        _host = settings.Attribute("server", "host");
        Comment = settings.TextOf("comment");
    }

    public string Comment { get; }

    public bool IsLocal()
    {
        return _host.Equals("localhost", StringComparison.OrdinalIgnoreCase); // want: null-deref
    }

    public bool IsCommented() => Comment.Length > 0;
}

public static class Case
{
    private const string Full = "<c><server host='h'/><comment>x</comment></c>";

    private static bool HasChildren(XmlSettings s)
    {
        var section = s.Section("plugins");
        return section.HasElements; // want: null-deref
    }

    private static bool HasChildrenChecked(XmlSettings s) => s.Section("plugins") is { HasElements: true };

    public static bool Demo1() => new Server(new XmlSettings("<c><server/></c>")).IsLocal();

    public static bool Demo2() => new Server(new XmlSettings(Full)).IsLocal() || new Server(new XmlSettings("<c/>")).IsCommented();

    public static bool Demo3() => HasChildren(new XmlSettings(Full));

    public static bool Demo4() => HasChildrenChecked(new XmlSettings(Full));
}
