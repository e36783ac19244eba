// case: neg-reset-recreate
// category: negative-state
// rationale: a member is cleared and created again before it is used; swap with Interlocked.Exchange; reset inside a loop
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegResetRecreate;

public sealed class Batch
{
    public List<string> Lines { get; } = [];
}

public sealed class Batcher
{
    private Batch? _current = new();
    private Batch? _spare;

    private void Reset() => _current = null;

    private void Begin() => _current = new Batch();

    public int Restart(string line)
    {
        Reset();
        Begin();
        _current!.Lines.Add(line);
        return _current.Lines.Count;
    }

    public int Add(string line)
    {
        if (_current == null)
        {
            Begin();
        }

        _current!.Lines.Add(line);
        return _current.Lines.Count;
    }

    public int Flush()
    {
        var taken = Interlocked.Exchange(ref _current, null);
        if (taken is null)
        {
            return 0;
        }

        return taken.Lines.Count;
    }

    public int Rotate()
    {
        var old = Interlocked.Exchange(ref _spare, new Batch());
        return (old ?? _spare).Lines.Count;
    }

    public int Split(IEnumerable<string> lines)
    {
        Batch batch = null!;
        int n = 0;
        foreach (var line in lines)
        {
            if (n++ % 2 == 0)
            {
                batch = new Batch();
            }

            batch.Lines.Add(line);
        }

        return n;
    }
}

public static class Case
{
    public static int Demo1()
    {
        var b = new Batcher();
        int n = b.Restart("a") + b.Add("b") + b.Flush() + b.Flush() + b.Add("c");
        return n + b.Rotate() + b.Rotate() + b.Split(["x", "y", "z"]);
    }
}
