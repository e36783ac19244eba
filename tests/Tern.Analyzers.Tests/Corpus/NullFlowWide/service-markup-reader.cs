// case: service-markup-reader
// category: service-parsing
// rationale: a markup tokenizer, an element stack, a document tree with navigation and a small selector
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.MarkupReader;

public enum MarkKind { Open, Close, SelfClosed, Text, End }

public sealed class Mark
{
    public required MarkKind Kind { get; init; }
    public string? Name { get; init; }
    public string? Text { get; init; }
    public List<Attr>? Attributes { get; init; }
    public bool OpensElement => Kind is MarkKind.Open or MarkKind.SelfClosed;
}

public sealed class Attr(string name, string? value)
{
    public string Name => name;
    public string Value { get; } = value!;
}

public sealed class Tokenizer
{
    private readonly string _source;
    private Mark? _peeked;
    private int _at;
    public Tokenizer(string source) => _source = source;
    public Mark Peek() => _peeked ??= Scan();

    public Mark Next()
    {
        var mark = Peek();
        _peeked = null;
        return mark;
    }

    private Mark Scan()
    {
        if (_at >= _source.Length)
            return new Mark { Kind = MarkKind.End };

        if (_source[_at] != '<')
        {
            var end = _source.IndexOf('<', _at);
            end = end < 0 ? _source.Length : end;
            var text = _source[_at..end];
            _at = end;
            return new Mark { Kind = MarkKind.Text, Text = text };
        }

        var close = _source.IndexOf('>', _at);
        if (close < 0)
            throw new FormatException("unclosed tag at " + _at);

        var body = _source[(_at + 1)..close];
        _at = close + 1;
        if (body.StartsWith('/'))
            return new Mark { Kind = MarkKind.Close, Name = body[1..].Trim() };

        var parts = body.TrimEnd('/').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new Mark
        {
            Kind = body.EndsWith('/') ? MarkKind.SelfClosed : MarkKind.Open,
            Name = parts.Length == 0 ? "" : parts[0],
            Attributes = parts.Skip(1).Select(ReadAttribute).ToList(),
        };
    }

    private static Attr ReadAttribute(string text)
    {
        var at = text.IndexOf('=');
        return at < 0 ? new Attr(text, null) : new Attr(text[..at], text[(at + 1)..].Trim('"'));
    }
}

public sealed class Element
{
    private List<Element>? _children;
    private Dictionary<string, Attr>? _attributes;
    private Element? _lastChild;
    public Element(string name) => Name = name;
    public string Name { get; }
    public string Text { get; private set; } = "";
    public Element? Parent { get; private set; }
    public Element? Next { get; private set; }
    public bool HasChildren => _children != null;
    public IReadOnlyList<Element> Children => _children ?? (IReadOnlyList<Element>)Array.Empty<Element>();
    public Element? LastChild => _lastChild;
    public Element Root => Parent == null ? this : Parent.Root;

    public void AddChild(Element child)
    {
        child.Parent = this;
        if (HasChildren)
            _lastChild.Next = child; // csc-false

        (_children ??= new List<Element>()).Add(child);
        _lastChild = child;
    }

    public void AddText(string text) => Text += text;

    public void SetAttributes(IEnumerable<Attr> attributes)
    {
        foreach (var a in attributes) // needless
        {
            _attributes ??= new Dictionary<string, Attr>();
            _attributes[a.Name] = a;
        }
    }

    public bool Has(string attribute) => _attributes?.ContainsKey(attribute) == true;

    public Attr? Attribute(string name)
    {
        Attr? attribute = null;
        _attributes?.TryGetValue(name, out attribute);
        return attribute;
    }

    public string Id() => Has("id") ? Attribute("id").Name : ""; // csc-false

    public int Width(string attribute)
    {
        var a = Attribute(attribute);
        return a == null ? 0 : a.Value.Length; // missed: null-deref
    }
}

public sealed class MarkupException(string message) : Exception(message);

public sealed class TreeBuilder
{
    private readonly Stack<Element> _open = new();
    private Element? _root;

    public static Element Parse(string source)
    {
        var builder = new TreeBuilder();
        builder.Read(new Tokenizer(source));
        return builder._root ?? throw new MarkupException("no root element");
    }

    private void Read(Tokenizer tokens)
    {
        while (tokens.Peek().Kind != MarkKind.End)
        {
            var mark = tokens.Next();
            if (mark.OpensElement)
                Open(mark);
            else if (mark.Kind == MarkKind.Close)
            {
                Close(mark.Name); // csc-false
            }
            else
            {
                _open.TryPeek(out var element);
                element!.AddText(mark.Text!.Trim()); // want: null-deref
            }
        }

        if (_open.Count > 0)
            throw new MarkupException("not closed: " + _open.Peek().Name);
    }

    private void Open(Mark mark)
    {
        var element = new Element(mark.Name!.ToLowerInvariant());
        element.SetAttributes(mark.Attributes); // csc-false
        if (_root == null)
            _root = element;
        else if (_open.TryPeek(out var parent))
        {
            parent.AddChild(element);
        }
        else
            throw new MarkupException("second root: " + element.Name);

        if (mark.Kind == MarkKind.Open)
            _open.Push(element);
    }

    private void Close(string name)
    {
        if (_open.Count == 0 || !string.Equals(_open.Pop().Name, name, StringComparison.OrdinalIgnoreCase))
            throw new MarkupException("unexpected </" + name + ">");
    }
}

public static class Query
{
    public static Element? Find(this Element root, string path)
    {
        Element? at = root;
        foreach (var step in path.Split('/'))
            at = at?.Children.FirstOrDefault(c => c.Name == step);

        return at;
    }

    public static IEnumerable<Element> Siblings(this Element element)
    {
        if (element.Parent is not { HasChildren: true } parent)
            yield break;

        for (var e = parent.Children[0]; e != null; e = e.Next)
        {
            if (e != element)
                yield return e;
        }
    }

    public static string Trail(this Element element)
    {
        var names = new List<string> { element.Name };
        for (var e = element; e != element.Root; e = e.Parent)
            names.Add(e.Parent!.Name);

        return string.Join('<', names);
    }

    public static string LastText(this Element element) => element.HasChildren ? element.LastChild!.Text : element.Text; // needless
}

public static class Case
{
    private const string Page = "<page><head id=h1><title>Hi</title></head><body><p class=\"x\">one</p><br/><p hidden>two</p></body></page>";

    public static void DemoTree()
    {
        var root = TreeBuilder.Parse(Page);
        var body = root.Find("body")!;
        Console.WriteLine(root.Find("head/title")?.Text + root.Find("head/none/none")?.Text + body.LastText() + body.Children[1].LastText());
        Console.WriteLine(body.Children[0].Width("class") + body.Children[0].Width("id") + body.Children[2].Trail());
        Console.WriteLine(string.Join(",", body.Children[0].Siblings().Select(s => s.Name)) + root.Siblings().Count() + root.Find("head")!.Id() + body.Id()); // needless
    }

    public static void DemoErrors()
    {
        foreach (var source in new[] { "", "<a><b></a>", "<a/><b/>", "</a>", "<a>" })
        {
            try
            {
                TreeBuilder.Parse(source);
            }
            catch (MarkupException e)
            {
                Console.WriteLine(e.Message);
            }
        }
    }

    public static void DemoValuelessAttribute() => TreeBuilder.Parse(Page).Find("body")!.Children[2].Width("hidden"); // needless
    public static void DemoTextBeforeRoot() => TreeBuilder.Parse("\n<page></page>");
}
