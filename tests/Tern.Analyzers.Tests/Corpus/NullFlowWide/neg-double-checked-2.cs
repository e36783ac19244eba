// case: neg-double-checked
// category: negative-caches
// rationale: members created under a lock, by an ensure method, by a swap and by a generation check
// csc: false-positive

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.NegDoubleChecked;

public sealed class Glossary
{
    private readonly object _gate = new();
    private readonly ConcurrentDictionary<string, string?> _misses = new();
    private volatile Dictionary<string, string>? _terms;
    private List<string>? _sorted;
    private int? _generation;

    private static Dictionary<string, string> Load() => new() { ["nrt"] = "nullable reference types" };

    public int Count()
    {
        if (_terms == null)
        {
            lock (_gate)
            {
                _terms ??= Load();
            }
        }

        return _terms.Count;
    }

    private void EnsureLoaded()
    {
        lock (_gate)
        {
            _terms ??= Load();
        }
    }

    public string Lookup(string term)
    {
        EnsureLoaded();
        if (_terms.TryGetValue(term, out var text)) // csc-false
        {
            return text.Trim();
        }

        _misses[term] = null;
        return _misses[term]?.Trim() ?? term;
    }

    public string First(int generation)
    {
        if (_generation != generation)
        {
            _sorted = new List<string>(Load().Keys);
            _generation = generation;
        }

        return _sorted.Count > 0 ? _sorted[0].Trim() : ""; // csc-false
    }

    public void Evict()
    {
        _sorted = null;
        _generation = null;
    }
}

public static class Case
{
    public static void Demo1()
    {
        var g = new Glossary();
        g.Lookup("x");
        g.Count();
        g.Lookup("nrt");
        g.First(0);
        g.Evict();
        g.First(0);
    }
}
