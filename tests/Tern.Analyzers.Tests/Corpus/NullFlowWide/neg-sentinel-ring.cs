// case: neg-sentinel-ring
// category: negative-object-state
// rationale: a ring with a sentinel that links to itself, a null object in place of nothing, a not-found marker instance
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.NegSentinelRing;

public sealed class Node
{
    private Node _next = null!;
    private Node _previous = null!;

    private Node(string value) => Value = value;

    public string Value { get; }
    public Node Next => _next;

    public static Node Ring()
    {
        var head = new Node("");
        head._next = head;
        head._previous = head;
        return head;
    }

    public Node InsertAfter(string value)
    {
        var node = new Node(value) { _next = _next, _previous = this };
        _next._previous = node;
        _next = node;
        return node;
    }

    public void Remove()
    {
        _previous._next = _next;
        _next._previous = _previous;
        _next = _previous = this;
    }
}

public interface ITracer { string Name { get; } ITracer Child(string name); }

public sealed class NoTracer : ITracer
{
    public static readonly NoTracer Instance = new();
    public string Name => "";
    public ITracer Child(string name) => this;
}

public sealed class Recent
{
    private static readonly Node Missing = Node.Ring();
    private readonly Node _head = Node.Ring();
    private ITracer? _tracer;

    public ITracer Tracer
    {
        get => _tracer ?? NoTracer.Instance; set => _tracer = value;
    }

    public Node Find(string value)
    {
        var n = _head.Next;
        while (n != _head && n.Value != value) n = n.Next;
        return n == _head ? Missing : n;
    }

    public string Touch(string value)
    {
        var found = Find(value);
        if (!ReferenceEquals(found, Missing)) found.Remove();
        return _head.InsertAfter(value).Next.Value.Trim() + Tracer.Child(value).Name.Trim();
    }
}

public static class Case
{
    public static void Demo1()
    {
        var recent = new Recent();
        foreach (var v in new[] { "a", "b", "a", "c", "b" }) recent.Touch(v);
    }
}
