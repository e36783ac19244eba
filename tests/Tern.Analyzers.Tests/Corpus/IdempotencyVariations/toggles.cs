// variations: toggles
// rationale: what a second run turns back

using System;
using System.Collections.Generic;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Toggles;

public sealed class Toggles
{
    private readonly List<string> _l = []; private readonly HashSet<string> _s = []; private readonly ConcurrentDictionary<string, int> _d = new(); private readonly Dictionary<string, string> _m = [];

    [Idempotent]
    public void A(string k)
    {
        if (_l.Contains(k))
        {
            _l.Remove(k);
        }
        else { _l.Add(k); } // want: TERN2007
    }

    [Idempotent]
    public void B(string k)
    {
        if (!_s.Remove(k))
        {
            _s.Add(k); // want: TERN2007
        }
    }

    [Idempotent]
    public void C(string k)
    {
        if (!_s.Add(k))
        {
            _s.Remove(k); // want: TERN2007
        }
    }

    [Idempotent]
    public void D(string k)
    {
        if (_d.ContainsKey(k))
        {
            _d.TryRemove(k, out _);
        }
        _d[k] = 1;
    }

    [Idempotent]
    public void E(string k)
    {
        if (_d.TryGetValue(k, out int n))
        {
            _d.TryRemove(k, out _);
            _d.TryAdd(k, 2);
        }
        else { _d.TryAdd(k, 1); }
    }

    [Idempotent]
    public void F(string k, bool on)
    {
        if (on)
        {
            _s.Add(k);
        }
        else { _s.Remove(k); }
    }

    [Idempotent]
    public void G(string k)
    {
        if (_m.ContainsKey(k))
        {
            _m[k] = "x";
        }
        else { _m.Add(k, "x"); }
    }

    [Idempotent]
    public void H(string from, string to)
    {
        if (_m.Remove(from, out string? v))
        {
            _m[to] = v;
        }
    }

    [Idempotent]
    public void I(string k, string old)
    {
        if (!_s.Contains(k))
        {
            _s.Add(k);
        }
        _s.Remove(old);
    }

    [Idempotent]
    public void J(string k, string old)
    {
        if (_s.Contains(old))
        {
            _s.Remove(old);
        }
        else { _s.Add(k); }
    }
}
