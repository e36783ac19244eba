// case: neg-double-checked
// category: negative-lazy
// rationale: caches with double-checked locking, Interlocked and a lazily created member behind a property
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegDoubleChecked;

public sealed class Schema
{
    public string Name { get; init; } = "schema";
}

public sealed class SchemaCache
{
    private readonly object _gate = new();
    private volatile Schema? _schema;
    private List<string>? _names;
    private Schema? _shared;
    private Dictionary<int, string> _ids = null!;

    public Schema Current
    {
        get
        {
            if (_schema == null)
            {
                lock (_gate)
                {
                    if (_schema == null)
                    {
                        _schema = new Schema();
                    }
                }
            }

            return _schema;
        }
    }

    private List<string> Names => LazyInitializer.EnsureInitialized(ref _names, () => ["a"]);

    public Schema Shared
    {
        get
        {
            if (_shared is null)
            {
                Interlocked.CompareExchange(ref _shared, new Schema { Name = "shared" }, null);
            }

            return _shared!;
        }
    }

    private void EnsureIds()
    {
        if (_ids is not null)
        {
            return;
        }

        _ids = new Dictionary<int, string> { [1] = "one" };
    }

    public int Width()
    {
        EnsureIds();
        return Current.Name.Length + Names.Count + Shared.Name.Length + _ids.Count;
    }

    public void Invalidate() => _schema = null;
}

public static class Case
{
    public static int Demo1()
    {
        var cache = new SchemaCache();
        int n = cache.Width();
        cache.Invalidate();
        return n + cache.Width();
    }
}
