// case: dispose-async-subscription
// category: use-after-dispose
// rationale: an async dispose clears the handler list, a unit of work is used after Complete, and a pooled object after its return
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.DisposeAsyncSubscription;

public sealed class Subscription : IAsyncDisposable
{
    private List<Action<int>> _handlers = [];
    private readonly string _topic = "t";

    public void Add(Action<int> handler)
    {
        _handlers.Add(handler); // want: null-deref
    }

    public int TopicWidth() => _topic.Length;

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        _handlers = null!;
    }
}

public sealed class UnitOfWork
{
    private Dictionary<string, int>? _changes = new();

    public bool IsOpen => _changes is not null;

    public void Set(string key, int value)
    {
        _changes![key] = value; // want: null-deref
    }

    public bool TrySet(string key, int value)
    {
        if (!IsOpen)
        {
            return false;
        }

        _changes![key] = value;
        return true;
    }

    public int Complete()
    {
        int n = _changes?.Count ?? 0;
        _changes = null;
        return n;
    }
}

public static class Case
{
    public static async Task Demo1()
    {
        var s = new Subscription();
        await using (s)
        {
            s.Add(_ => { });
        }

        s.TopicWidth();
        s.Add(_ => { });
    }

    public static void Demo2()
    {
        var work = new UnitOfWork();
        work.Set("a", 1);
        work.Complete();
        work.TrySet("b", 2);
        work.Set("c", 3);
    }
}
