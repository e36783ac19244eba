// case: neg-session-sentinels
// category: negative-sentinel
// rationale: sentinel nodes, null objects, lazily created members and by-design default instances
// csc: silent

using System;
using System.Collections.Generic;

namespace NullSafety.Wide.NegSessionSentinels;

public class Node
{
    public static readonly Node End = new EndNode();
    public string Key = "";
    public Node Next = End;
    public virtual bool IsEnd => false;

    private sealed class EndNode : Node
    {
        public EndNode() => Next = this;

        public override bool IsEnd => true;
    }
}

public interface ITracer
{
    string Begin(string name);
}

public sealed class NoTracer : ITracer
{
    public static readonly ITracer Instance = new NoTracer();
    public string Begin(string name) => string.Empty;
}

public sealed class Chain
{
    private static readonly object s_missing = new();
    private readonly Dictionary<string, object> _cache = [];
    private readonly ITracer _tracer;
    private List<string>? _log;
    private Node _head = null!;
    private Node? _tail;

    public Chain(ITracer? tracer = null)
    {
        _tracer = tracer ?? NoTracer.Instance;
        Clear();
    }

    private List<string> Log => _log ??= [];
    public void Clear() => (_head, _tail) = (Node.End, null);

    public void Add(string key)
    {
        var node = new Node { Key = key };
        if (_head.IsEnd) _head = node;
        else _tail!.Next = node;
        _tail = node;
        Log.Add(_tracer.Begin(key));
    }

    public int Width()
    {
        int n = 0;
        for (var node = _head; !node.IsEnd; node = node.Next) n += node.Key.Length;
        return n + Log.Count + _head.Next.Key.Length;
    }

    public string Cached(string key)
    {
        if (!_cache.TryGetValue(key, out var value)) _cache[key] = value = key.Length > 2 ? key.ToUpper() : s_missing;
        return ReferenceEquals(value, s_missing) ? "" : ((string)value).Trim();
    }
}

public static class Demos
{
    public static void Demo1()
    {
        var chain = new Chain();
        Console.Write(chain.Width());
        chain.Add("a");
        chain.Add("bb");
        Console.Write(chain.Width() + chain.Cached("k").Length + chain.Cached("key").Length + chain.Cached("k"));
        chain.Clear();
        Console.Write(chain.Width());
    }
}
