// case: service-interval-index
// category: service
// rationale: search tree with parent links, kept in step with a directory of nodes by key
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.IntervalIndex;

public readonly record struct Span(int From, int To)
{
    public int Width => To - From;
    public bool Overlaps(Span other) => From < other.To && other.From < To;
}

public sealed class Reservation(string code, Span span)
{
    public string Code { get; } = code;
    public Span Span { get; } = span;
    public string? Note { get; set; }
}

internal sealed class Node(Reservation item)
{
    public Reservation Item { get; } = item;
    public Node? Left { get; set; }
    public Node? Right { get; set; }
    public Node? Parent { get; set; }
    public int Max { get; set; } = item.Span.To;
    public bool IsLeftChild => Parent != null && ReferenceEquals(Parent.Left, this);
    public bool HasTwoChildren => Left != null && Right != null;
}

/// <summary>An unbalanced interval tree ordered by start, each node knowing the largest end below it.</summary>
internal sealed class IntervalTree
{
    private Node? _root;
    public int Count { get; private set; }
    public bool IsEmpty => Count == 0;

    public Node Insert(Reservation item)
    {
        var node = new Node(item);
        if (_root == null)
            _root = node;
        else
            Attach(_root, node);
        Count++;
        return node;
    }

    public Node Leftmost() => Leftmost(_root ?? throw new InvalidOperationException("The index is empty."));

    public Node? Successor(Node node)
    {
        if (node.Right != null)
            return Leftmost(node.Right);
        var at = node;
        while (at.Parent != null && !at.IsLeftChild)
            at = at.Parent;
        return at.Parent;
    }

    public void Remove(Node node)
    {
        if (node.HasTwoChildren)
        {
            var next = Leftmost(node.Right); // csc-false
            Detach(next);
            next.Left = node.Left;
            next.Right = node.Right;
            if (next.Left != null)
                next.Left.Parent = next;
            if (next.Right != null)
                next.Right.Parent = next;
            Replace(node, next);
            RefreshUpwards(next);
        }
        else
            Detach(node);
        Count--;
    }

    public void Search(Span span, ICollection<Reservation> found) => Search(_root, span, found);

    public Span Bounds()
    {
        if (IsEmpty)
            return default;
        return new Span(Leftmost().Item.Span.From, _root.Max); // csc-false
    }

    private static void Search(Node? node, Span span, ICollection<Reservation> found)
    {
        if (node == null || node.Max <= span.From)
            return;
        Search(node.Left, span, found);
        if (node.Item.Span.Overlaps(span))
            found.Add(node.Item);
        Search(node.Right, span, found);
    }

    private static void Attach(Node root, Node node)
    {
        var at = root;
        while (true)
        {
            at.Max = Math.Max(at.Max, node.Max);
            bool left = node.Item.Span.From < at.Item.Span.From;
            var child = left ? at.Left : at.Right;
            if (child == null)
            {
                node.Parent = at;
                if (left)
                    at.Left = node;
                else
                    at.Right = node;
                return;
            }
            at = child;
        }
    }

    private static Node Leftmost(Node node)
    {
        while (node.Left != null)
            node = node.Left;
        return node;
    }

    private void Detach(Node node)
    {
        var parent = node.Parent;
        Replace(node, node.Left ?? node.Right);
        RefreshUpwards(parent);
    }

    private void Replace(Node old, Node? replacement)
    {
        if (old.Parent == null)
            _root = replacement;
        else if (old.IsLeftChild)
            old.Parent.Left = replacement;
        else
            old.Parent.Right = replacement;
        if (replacement != null)
            replacement.Parent = old.Parent;
    }

    private static void RefreshUpwards(Node? node)
    {
        for (var at = node; at != null; at = at.Parent)
            Refresh(at);
    }

    private static void Refresh(Node node)
    {
        int max = node.Item.Span.To;
        max = Math.Max(max, node.Left?.Max ?? max);
        node.Max = Math.Max(max, node.Right?.Max ?? max);
    }
}

/// <summary>Reservations of one court. Every code in the directory has its node in the tree.</summary>
public sealed class CourtBook
{
    private readonly IntervalTree _tree = new();
    private readonly Dictionary<string, Node> _nodes = new();
    public int Count => _tree.Count;
    public Span Bounds => _tree.Bounds();

    public bool TryAdd(Reservation item)
    {
        if (_nodes.ContainsKey(item.Code) || Overlapping(item.Span).Count > 0)
            return false;
        _nodes.Add(item.Code, _tree.Insert(item));
        return true;
    }

    public IReadOnlyList<Reservation> Overlapping(Span span)
    {
        var found = new List<Reservation>();
        _tree.Search(span, found);
        return found;
    }

    public bool Cancel(string code)
    {
        if (!_nodes.Remove(code, out var node))
            return false;
        _tree.Remove(node);
        return true;
    }

    public void Annotate(Span span, string note)
    {
        foreach (var hit in Overlapping(span))
            _nodes.GetValueOrDefault(hit.Code).Item.Note = note; // csc-false
    }

    public int WidestGap()
    {
        if (_tree.IsEmpty)
            return 0;
        int widest = 0;
        var node = _tree.Leftmost();
        while (_tree.Successor(node) is { } next)
        {
            widest = Math.Max(widest, next.Item.Span.From - node.Item.Span.To);
            node = next;
        }
        return widest;
    }

    public string After(string code)
    {
        var next = _tree.Successor(_nodes[code])!;
        return next.Item.Code; // want: null-deref
    }

    public string Badge(string code)
    {
        var item = _nodes[code].Item;
        return Initials(item.Note!);
    }

    public IEnumerable<string> Badges() => _nodes.Values.Where(n => n.Item.Note != null).Select(n => Initials(n.Item.Note!));

    private static string Initials(string note)
    {
        var words = note.Split(' '); // want: null-deref
        return string.Concat(words.Where(w => w.Length > 0).Select(w => w[0]));
    }
}

public static class Case
{
    private static CourtBook Book()
    {
        var book = new CourtBook();
        foreach (int start in new[] { 50, 20, 80, 10, 30, 70, 90 })
            book.TryAdd(new Reservation("r" + start, new Span(start, start + 5)));
        return book;
    }

    public static void DemoQueries()
    {
        var book = Book();
        book.TryAdd(new Reservation("late", new Span(91, 95)));
        book.Annotate(new Span(15, 60), "club final");
        _ = book.WidestGap() + book.Bounds.Width + new CourtBook().Bounds.Width + new CourtBook().WidestGap();
        _ = book.After("r50") + book.Badge("r20") + string.Join(",", book.Badges());
    }

    public static void DemoCancel()
    {
        var book = Book();
        foreach (var code in new[] { "r50", "r20", "r10", "none", "r90", "r70", "r30", "r80" })
        {
            book.Cancel(code);
            _ = book.WidestGap() + book.Bounds.Width;
        }
    }

    public static void DemoLast() => Book().After("r90");
    public static void DemoPlainBadge() => Book().Badge("r10");
}
