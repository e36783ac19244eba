// variations: append
// rationale: other ways to add one more

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Append;

public sealed class Appends
{
    private readonly StringBuilder _builder = new();
    private readonly LinkedList<string> _linked = [];
    private readonly BlockingCollection<string> _blocking = [];
    private readonly ConcurrentBag<string> _bag = [];
    private readonly Stack<string> _stack = new();
    private readonly PriorityQueue<string, int> _priority = new();
    private List<string> _list = [];
    private string[] _array = [];
    private ImmutableArray<string> _immutable = [];
    private ImmutableQueue<string> _queue = ImmutableQueue<string>.Empty;
    private readonly HashSet<string> _set = [];
    private Action? _callbacks;

    [Idempotent]
    public void Builder(string s) => _builder.Append(s).Append('\n'); // want: TERN2008

    [Idempotent]
    public void Linked(string s) => _linked.AddLast(s); // want: TERN2008

    [Idempotent]
    public void Blocking(string s) => _blocking.Add(s); // want: TERN2008

    [Idempotent]
    public void Bag(string s)
    {
        if (s.Length > 3)
        {
            _bag.Add(s); // want: TERN2008
        }
    }

    [Idempotent]
    public void Stack(string s) => _stack.Push(s); // want: TERN2008

    [Idempotent]
    public void Priority(string s) => _priority.Enqueue(s, s.Length); // want: TERN2008

    [Idempotent]
    public void Concat(string s)
    {
        _list = _list.Concat(new[] { s }).ToList(); // want: TERN2008
    }

    [Idempotent]
    public void Append(string s)
    {
        _array = _array.Append(s).ToArray(); // want: TERN2008
    }

    [Idempotent]
    public void Immutable(string s)
    {
        _immutable = _immutable.Add(s); // want: TERN2008
    }

    [Idempotent]
    public void Queue(string s)
    {
        ImmutableQueue<string> next = _queue.Enqueue(s);
        _queue = next; // want: TERN2008
    }

    [Idempotent]
    public void CopyOnWrite(string s)
    {
        List<string> copy = new(_list) { s };
        _list = copy; // want: TERN2008
    }

    [Idempotent]
    public void CopyThenAdd(string s)
    {
        List<string> copy = [.. _list];
        copy.Add(s);
        _list = copy; // want: TERN2008
    }

    [Idempotent]
    public void Many(IEnumerable<string> all)
    {
        foreach (string s in all)
        {
            _list.Insert(0, s); // want: TERN2008
        }
    }

    [Idempotent]
    public void Delegate(Action a)
    {
        _callbacks += a; // want: TERN2008
    }

    [Idempotent]
    public void Lambda(IEnumerable<string> all) => all.ToList().ForEach(s => _list.Add(s)); // want: TERN2008

    [Idempotent]
    public void Group(string s) => Method(_bag.Add, s); // want: TERN2008

    private static void Method(Action<string> add, string s) => add(s);

    [Idempotent]
    public void Fine(IEnumerable<string> all)
    {
        _list = all.ToList();
        _array = all.Append("end").ToArray();
        _immutable = [.. all];
        _set.UnionWith(all);
        _list = _list.Distinct().OrderBy(s => s).ToList();
        List<string> copy = [.. _list];
        copy.Add("only here");
    }
}
