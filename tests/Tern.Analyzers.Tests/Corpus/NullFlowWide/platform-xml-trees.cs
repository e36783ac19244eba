#nullable enable
using System.Xml;
using System.Xml.Linq;
namespace NullSafety.SurfB.XmlTrees;

static class Dom { public static XmlDocument Of(string x) { var d = new XmlDocument(); d.LoadXml(x); return d; } }

// XmlDocument.SelectSingleNode beside SelectNodes
static class PickNode
{
    static XmlNode Find(XmlDocument d, string p) => d.SelectSingleNode(p)!;
    static string Text(XmlNode n) => n.InnerText; // want: null-deref
    public static void DemoPick() => Text(Find(Dom.Of("<a/>"), "/a/b"));
}
static class PickNodes
{
    static XmlNodeList Find(XmlDocument d, string p) => d.SelectNodes(p)!;
    static int Text(XmlNodeList n) => n.Count;
    public static void DemoPick() => Text(Find(Dom.Of("<a/>"), "/a/b"));
}
// XmlNode.Attributes
static class TextAttributes
{
    static XmlAttributeCollection Attrs(XmlNode n) => n.Attributes!;
    static int Count(XmlAttributeCollection a) => a.Count; // missed: null-deref
    public static void DemoAttrs() => Count(Attrs(new XmlDocument().CreateTextNode("t")));
}
static class ElementAttributes
{
    static XmlAttributeCollection Attrs(XmlElement n) => n.Attributes;
    static int Count(XmlAttributeCollection a) => a.Count;
    public static void DemoAttrs() => Count(Attrs(new XmlDocument().CreateElement("t")));
}
// Attributes[name] beside GetAttribute
static class NamedAttribute
{
    static XmlAttribute Attr(XmlElement e, string n) => e.Attributes[n]!;
    static string Val(XmlAttribute a) => a.Value; // missed: null-deref
    public static void DemoNamed() => Val(Attr(Dom.Of("<a x='1'/>").DocumentElement!, "y"));
}
static class NamedGet
{
    static string Attr(XmlElement e, string n) => e.GetAttribute(n);
    static string Val(string a) => a.Trim();
    public static void DemoNamed() => Val(Attr(Dom.Of("<a x='1'/>").DocumentElement!, "y"));
}
// DocumentElement
static class EmptyRoot
{
    static XmlElement Root(XmlDocument d) => d.DocumentElement!;
    static string Name(XmlElement e) => e.Name; // missed: null-deref
    public static void DemoRoot() => Name(Root(new XmlDocument()));
}
static class LoadedRoot
{
    static XmlElement Root(XmlDocument d) { d.LoadXml("<r/>"); return d.DocumentElement!; }
    static string Name(XmlElement e) => e.Name;
    public static void DemoRoot() => Name(Root(new XmlDocument()));
}
// ParentNode
static class LooseParent
{
    static XmlNode Up(XmlNode n) => n.ParentNode!;
    static string Name(XmlNode n) => n.Name; // missed: null-deref
    public static void DemoParent() => Name(Up(new XmlDocument().CreateElement("x")));
}
static class HungParent
{
    static XmlNode Up(XmlNode n) { n.OwnerDocument!.AppendChild(n); return n.ParentNode!; }
    static string Name(XmlNode n) => n.Name;
    public static void DemoParent() => Name(Up(new XmlDocument().CreateElement("x")));
}
// OwnerDocument of a document
static class OwnerOfDocument
{
    static XmlDocument Owner(XmlNode n) => n.OwnerDocument!;
    static XmlElement Make(XmlDocument d) => d.CreateElement("n"); // missed: null-deref
    public static void DemoOwner() => Make(Owner(new XmlDocument()));
}
static class OwnerOfElement
{
    static XmlDocument Owner(XmlNode n) => n.OwnerDocument!;
    static XmlElement Make(XmlDocument d) => d.CreateElement("n");
    public static void DemoOwner() => Make(Owner(new XmlDocument().CreateElement("x")));
}
// FirstChild
static class ChildGone
{
    static XmlNode Kid(XmlNode n) => n.FirstChild!;
    static string Name(XmlNode n) => n.Name; // missed: null-deref
    public static void DemoKid() => Name(Kid(Dom.Of("<a/>").DocumentElement!));
}
static class ChildGuarded
{
    static XmlNode Kid(XmlNode n) => n.HasChildNodes ? n.FirstChild! : n;
    static string Name(XmlNode n) => n.Name;
    public static void DemoKid() { Name(Kid(Dom.Of("<a/>").DocumentElement!)); Name(Kid(Dom.Of("<a><b/></a>").DocumentElement!)); }
}
// NextSibling
static class SiblingGone
{
    static XmlNode Next(XmlNode n) => n.NextSibling!;
    static string Name(XmlNode n) => n.OuterXml; // missed: null-deref
    public static void DemoNext() => Name(Next(Dom.Of("<a/>").DocumentElement!));
}
static class ChildList
{
    static XmlNodeList Next(XmlNode n) => n.ChildNodes;
    static int Name(XmlNodeList n) => n.Count;
    public static void DemoNext() => Name(Next(Dom.Of("<a/>").DocumentElement!));
}
// XmlNode[name], XmlNode.Value
static class ChildByName
{
    static XmlElement Kid(XmlNode n, string k) => n[k]!;
    static bool Empty(XmlElement e) => e.IsEmpty; // missed: null-deref
    public static void DemoByName() => Empty(Kid(Dom.Of("<a/>").DocumentElement!, "b"));
}
static class ChildByNameThere
{
    static XmlElement Kid(XmlNode n, string k) => n[k]!;
    static bool Empty(XmlElement e) => e.IsEmpty;
    public static void DemoByName() => Empty(Kid(Dom.Of("<a><b/></a>").DocumentElement!, "b"));
}
static class ValueOfElement
{
    static string Val(XmlNode n) => n.Value!;
    static int Len(string s) => s.Length; // missed: null-deref
    public static void DemoVal() => Len(Val(Dom.Of("<a>x</a>").DocumentElement!));
}
static class InnerOfElement
{
    static string Val(XmlNode n) => n.InnerText;
    static int Len(string s) => s.Length;
    public static void DemoVal() => Len(Val(Dom.Of("<a/>").DocumentElement!));
}
// XmlReader.GetAttribute beside Value
static class ReaderAttribute
{
    static string Get(string x) { using var r = XmlReader.Create(new StringReader(x)); r.MoveToContent(); return r.GetAttribute("id")!; }
    static int Len(string s) => s.Length; // missed: null-deref
    public static void DemoReader() => Len(Get("<a/>"));
}
static class ReaderValue
{
    static string Get(string x) { using var r = XmlReader.Create(new StringReader(x)); r.MoveToContent(); return r.Value + r.NamespaceURI; }
    static int Len(string s) => s.Length;
    public static void DemoReader() => Len(Get("<a/>"));
}
static class ReaderPrefix
{
    static string Get(XmlReader r, string p) { r.MoveToContent(); return r.LookupNamespace(p)!; }
    static int Len(string s) => s.Length; // missed: null-deref
    public static void DemoPrefix() => Len(Get(XmlReader.Create(new StringReader("<a/>")), "q"));
}
static class ReaderElementText
{
    static string Get(XmlReader r) { r.MoveToContent(); return r.ReadElementContentAsString(); }
    static int Len(string s) => s.Length;
    public static void DemoPrefix() => Len(Get(XmlReader.Create(new StringReader("<a/>"))));
}
// XDocument.Root
static class RootGone
{
    static XElement Root(XDocument d) => d.Root!;
    static XName Name(XElement e) => e.Name; // missed: null-deref
    public static void DemoRoot() => Name(Root(new XDocument()));
}
static class RootParsed
{
    static XElement Root(XDocument d) => d.Root!;
    static XName Name(XElement e) => e.Name;
    public static void DemoRoot() => Name(Root(XDocument.Parse("<a/>")));
}
// XDocument.Declaration
static class DeclarationGone
{
    static XDeclaration Head(string x) => XDocument.Parse(x).Declaration!;
    static string Version(XDeclaration d) => d.Version!; // missed: null-deref
    public static void DemoHead() => Version(Head("<a/>"));
}
static class DeclarationThere
{
    static XDeclaration Head(string x) => XDocument.Parse(x).Declaration!;
    static string Version(XDeclaration d) => d.Version!;
    public static void DemoHead() => Version(Head("<?xml version='1.0'?><a/>"));
}
// XElement.Element beside Elements
static class SubGone
{
    static XElement Sub(XElement e, string n) => e.Element(n)!;
    static string Val(XElement e) => e.Value; // want: null-deref
    public static void DemoSub() => Val(Sub(new XElement("a"), "b"));
}
static class SubMany
{
    static IEnumerable<XElement> Sub(XElement e, string n) => e.Elements(n);
    static int Val(IEnumerable<XElement> e) => e.Count();
    public static void DemoSub() => Val(Sub(new XElement("a"), "b"));
}
// XElement.Attribute
class Room(XElement e)
{
    public XAttribute Size { get; } = e.Attribute("size")!;
    public static string Show(Room r) => r.Size.Value; // want: null-deref
    public static void DemoRoom() => Show(new Room(new XElement("room")));
}
class RoomSized(XElement e)
{
    public XAttribute Size { get; } = e.Attribute("size")!;
    public static string Show(RoomSized r) => r.Size.Value; // needless
    public static void DemoRoom() => Show(new RoomSized(new XElement("room", new XAttribute("size", 4))));
}
// XObject.Parent
static class UpGone
{
    static XElement Up(XElement e) => e.Parent!;
    static bool Empty(XElement e) => e.IsEmpty; // missed: null-deref
    public static void DemoUp() => Empty(Up(new XElement("a")));
}
static class UpThere
{
    static XElement Up(XElement e) => e.Element("b")!.Parent!; // needless
    static bool Empty(XElement e) => e.IsEmpty;
    public static void DemoUp() => Empty(Up(new XElement("a", new XElement("b"))));
}
// explicit conversions
static class CastText
{
    static string Text(XElement e) => ((string?)e.Element("t"))!;
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoCast() => Len(Text(new XElement("a")));
}
static class CastEmpty
{
    static string Text(XElement e) => ((string?)e.Element("t"))!;
    static int Len(string s) => s.Length; // needless
    public static void DemoCast() => Len(Text(new XElement("a", new XElement("t"))));
}
static class CastCount
{
    static object Num(XElement e) => ((int?)e.Attribute("n"))!;
    static string Show(object o) => o.ToString()!; // want: null-deref
    public static void DemoNum() => Show(Num(new XElement("a")));
}
static class CastCountOr
{
    static object Num(XElement e) => (int?)e.Attribute("n") ?? 0;
    static string Show(object o) => o.ToString()!;
    public static void DemoNum() => Show(Num(new XElement("a")));
}
// NextNode, Annotation, GetPrefixOfNamespace
static class NodeAfter
{
    static XNode Next(XElement e) => e.NextNode!;
    static XmlNodeType Kind(XNode n) => n.NodeType; // missed: null-deref
    public static void DemoAfter() => Kind(Next(new XElement("a")));
}
static class NodesAfter
{
    static IEnumerable<XNode> Next(XElement e) => e.NodesAfterSelf();
    static int Kind(IEnumerable<XNode> n) => n.Count();
    public static void DemoAfter() => Kind(Next(new XElement("a", new XElement("b")).Element("b")!));
}
static class NoteGone
{
    static List<int> Note(XElement e) => e.Annotation<List<int>>()!;
    static int Count(List<int> n) => n.Count; // missed: null-deref
    public static void DemoNote() => Count(Note(new XElement("a")));
}
static class NoteAdded
{
    static List<int> Note(XElement e) { e.AddAnnotation(new List<int>()); return e.Annotation<List<int>>()!; }
    static int Count(List<int> n) => n.Count;
    public static void DemoNote() => Count(Note(new XElement("a")));
}
