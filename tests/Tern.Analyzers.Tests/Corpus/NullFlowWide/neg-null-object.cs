// case: neg-null-object
// category: negative-sentinel
// rationale: sentinel and null objects stand in for missing values; lookups return them and never null
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegNullObject;

public abstract class Logger
{
    public static readonly Logger None = new NullLogger();

    public abstract int Write(string text);

    private sealed class NullLogger : Logger
    {
        public override int Write(string text) => 0;
    }
}

public sealed class ListLogger : Logger
{
    private readonly List<string> _lines = [];

    public override int Write(string text)
    {
        _lines.Add(text);
        return _lines.Count;
    }
}

public sealed class LinkedNode
{
    private LinkedNode _next;
    private LinkedNode _previous;

    public LinkedNode(string value)
    {
        Value = value;
        _next = _previous = this;
    }

    public string Value { get; }

    public LinkedNode InsertAfter(string value)
    {
        var n = new LinkedNode(value) { _next = _next, _previous = this };
        _next._previous = n;
        _next = n;
        return n;
    }

    public int Sum()
    {
        int n = 0;
        for (var at = _next; at != this; at = at._next)
        {
            n += at.Value.Length + at._previous.Value.Length;
        }

        return n;
    }
}

public sealed class Service(Logger? logger = null)
{
    private readonly Logger _logger = logger ?? Logger.None;

    public int Run() => _logger.Write("run");
}

public static class Case
{
    public static int Demo1() => new Service().Run() + new Service(new ListLogger()).Run();

    public static int Demo2()
    {
        var head = new LinkedNode("head");
        head.InsertAfter("b").InsertAfter("c");
        return head.Sum();
    }
}
