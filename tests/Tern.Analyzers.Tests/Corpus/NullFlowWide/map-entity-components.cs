// case: map-entity-components
// category: maps
// rationale: component store: missing key through GetValueOrDefault, a stored null behind a successful lookup, concurrent cache of nothing
// csc: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.MapEntityComponents;

public sealed class Transform
{
    public double[] Position = [0, 0];
}

public sealed class World
{
    private readonly Dictionary<int, Transform> _transforms = new();
    private readonly Dictionary<int, Transform> _proxies = new();
    private readonly ConcurrentDictionary<string, Transform> _named = new();

    public int Spawn(bool visible)
    {
        int id = _proxies.Count;
        _proxies[id] = visible ? new Transform() : null!;
        if (visible)
        {
            _transforms.Add(id, new Transform());
        }

        return id;
    }

    public double X(int id)
    {
        var t = _transforms.GetValueOrDefault(id)!;
        return t.Position[0]; // want: null-deref
    }

    public double XChecked(int id) => _transforms.ContainsKey(id) ? _transforms[id].Position[0] : 0;

    public double ProxyX(int id)
    {
        if (!_proxies.ContainsKey(id))
        {
            return 0;
        }

        return _proxies[id].Position[0]; // want: null-deref
    }

    public double ProxyXChecked(int id) => _proxies.TryGetValue(id, out var p) && p != null ? p.Position[0] : 0;

    private Transform Load(string name) => name.StartsWith('#') ? null! : new Transform();

    public int Dimensions(string name) => _named.GetOrAdd(name, Load).Position.Length; // want: null-deref

    public int DimensionsOrNew(string name) => _named.GetOrAdd("n:" + name, _ => new Transform()).Position.Length;
}

public static class Case
{
    public static void Demo1() => new World().X(4);

    public static void Demo2()
    {
        var w = new World();
        w.ProxyX(w.Spawn(true));
        w.ProxyX(w.Spawn(false));
    }

    public static void Demo3() => new World().Dimensions("#tmp");

    public static void Demo4()
    {
        var w = new World();
        w.XChecked(3);
        w.ProxyXChecked(w.Spawn(false));
        w.DimensionsOrNew("#tmp");
        w.X(w.Spawn(true));
    }
}
