#nullable enable
using System.Collections.Concurrent;
namespace NullSafety.SurfT.ConcurrentDictAtomics;

public sealed class Ent { public string Id = "e"; public Ent? Up; }

// 1 GetOrAdd with a factory
public static class GetOrAddBad
{
    static readonly ConcurrentDictionary<string, Ent> map = new();
    static Ent? Make(string k) => k.Length > 2 ? new Ent() : null;
    static Ent Get(string k) => map.GetOrAdd(k, x => Make(x)!);
    public static void DemoGetOrAddBad() => Get("a").Id.Trim(); // want: null-deref
}
public static class GetOrAddOk
{
    static readonly ConcurrentDictionary<string, Ent> map = new();
    static Ent? Make(string k) => k.Length > 2 ? new Ent() : null;
    static Ent Get(string k) => map.GetOrAdd(k, x => Make(x) ?? new Ent());
    public static void DemoGetOrAddOk() => Get("a").Id.Trim();
}

// 2 GetOrAdd with a value: what lies there already wins
public static class GetOrAddValueBad
{
    static string Use(ConcurrentDictionary<int, Ent> m)
    {
        m[1] = null!;
        Ent e = m.GetOrAdd(1, new Ent());
        return e.Id; // want: null-deref
    }
    public static void DemoGetOrAddValueBad() => Use(new());
}
public static class GetOrAddValueOk
{
    static string Use(ConcurrentDictionary<int, Ent> m)
    {
        m[1] = null!;
        Ent e = m.GetOrAdd(2, new Ent());
        return e.Id;
    }
    public static void DemoGetOrAddValueOk() => Use(new());
}

// 3 GetOrAdd with a factory argument
public static class GetOrAddArgBad
{
    static Ent Get(ConcurrentDictionary<int, Ent> m, Ent parent) => m.GetOrAdd(5, static (k, p) => p.Up!, parent);
    static string Use(Ent p) { var e = Get(new(), p); return e.Id; } // want: null-deref
    public static void DemoGetOrAddArgBad() => Use(new Ent());
}
public static class GetOrAddArgOk
{
    static Ent Get(ConcurrentDictionary<int, Ent> m, Ent parent) => m.GetOrAdd(5, static (k, p) => p.Up!, parent);
    static string Use(Ent p) { var e = Get(new(), p); return e.Id; }
    public static void DemoGetOrAddArgOk() => Use(new Ent { Up = new Ent() });
}

// 4 AddOrUpdate: the update arm gives null
public static class AddOrUpdateBad
{
    static Ent Touch(ConcurrentDictionary<string, Ent> m) => m.AddOrUpdate("k", k => new Ent(), (k, old) => old.Up!);
    static string Use(ConcurrentDictionary<string, Ent> m)
    {
        Touch(m);
        return Touch(m).Id; // missed: null-deref
    }
    public static void DemoAddOrUpdateBad() => Use(new());
}
public static class AddOrUpdateOk
{
    static Ent Touch(ConcurrentDictionary<string, Ent> m) => m.AddOrUpdate("k", k => new Ent(), (k, old) => old.Up ?? old);
    static string Use(ConcurrentDictionary<string, Ent> m)
    {
        Touch(m);
        return Touch(m).Id;
    }
    public static void DemoAddOrUpdateOk() => Use(new());
}

// 5 TryRemove out
public static class TryRemoveBad
{
    static Ent Take(ConcurrentDictionary<string, Ent> m, string k) { m.TryRemove(k, out var e); return e!; }
    static string Use() { var m = new ConcurrentDictionary<string, Ent>(); m["a"] = new Ent(); return Take(m, "b").Id; } // want: null-deref
    public static void DemoTryRemoveBad() => Use();
}
public static class TryRemoveOk
{
    static Ent Take(ConcurrentDictionary<string, Ent> m, string k) { m.TryRemove(k, out var e); return e!; }
    static string Use() { var m = new ConcurrentDictionary<string, Ent>(); m["a"] = new Ent(); return Take(m, "a").Id; }
    public static void DemoTryRemoveOk() => Use();
}

// 6 TryUpdate puts null
public static class TryUpdateBad
{
    static void Clear(ConcurrentDictionary<int, Ent> m) { var old = m[1]; m.TryUpdate(1, null!, old); }
    static string Use()
    {
        var m = new ConcurrentDictionary<int, Ent>(); m.TryAdd(1, new Ent());
        Clear(m);
        return m[1].Id; // want: null-deref
    }
    public static void DemoTryUpdateBad() => Use();
}
public static class TryUpdateOk
{
    static void Clear(ConcurrentDictionary<int, Ent> m) { var old = m[1]; m.TryUpdate(1, new Ent(), old); }
    static string Use()
    {
        var m = new ConcurrentDictionary<int, Ent>(); m.TryAdd(1, new Ent());
        Clear(m);
        return m[1].Id;
    }
    public static void DemoTryUpdateOk() => Use();
}

// 7 Interlocked.Exchange
public class ExchangeBad
{
    Ent? slot = new Ent();
    Ent Take() => Interlocked.Exchange(ref slot, null)!;
    string Use() { Take(); return Take().Id; } // want: null-deref
    public static void DemoExchangeBad() => new ExchangeBad().Use();
}
public class ExchangeOk
{
    Ent? slot = new Ent();
    Ent Take() => Interlocked.Exchange(ref slot, null)!;
    string Use() { return Take().Id; }
    public static void DemoExchangeOk() => new ExchangeOk().Use();
}

// 8 CompareExchange returns the old value
public class CasBad
{
    Ent? slot;
    Ent Init() { var fresh = new Ent(); return Interlocked.CompareExchange(ref slot, fresh, null)!; }
    public static void DemoCasBad() => new CasBad().Init().Id.Trim(); // want: null-deref
}
public class CasOk
{
    Ent? slot;
    Ent Init() { var fresh = new Ent(); return Interlocked.CompareExchange(ref slot, fresh, null) ?? fresh; }
    public static void DemoCasOk() => new CasOk().Init().Id.Trim();
}

// 9 Volatile.Write and Read
public class VolatileBad
{
    Ent? cur = new Ent();
    void Reset() => Volatile.Write(ref cur, null);
    Ent Cur() => Volatile.Read(ref cur)!;
    string Use() { Reset(); return Cur().Id; } // want: null-deref
    public static void DemoVolatileBad() => new VolatileBad().Use();
}
public class VolatileOk
{
    Ent? cur = new Ent();
    void Reset() => Volatile.Write(ref cur, new Ent());
    Ent Cur() => Volatile.Read(ref cur)!;
    string Use() { Reset(); return Cur().Id; }
    public static void DemoVolatileOk() => new VolatileOk().Use();
}

// 10 volatile field
public class VolatileFieldBad
{
    volatile Ent? cur;
    public void Publish(bool on) { cur = on ? new Ent() : null; }
    static string Use(VolatileFieldBad v) => v.cur!.Id; // want: null-deref
    public static void DemoVolatileFieldBad() { var v = new VolatileFieldBad(); v.Publish(true); v.Publish(false); Use(v); }
}
public class VolatileFieldOk
{
    volatile Ent? cur;
    public void Publish(bool on) { cur = on ? new Ent() : null; }
    static string Use(VolatileFieldOk v) { var c = v.cur; return c != null ? c.Id : ""; }
    public static void DemoVolatileFieldOk() { var v = new VolatileFieldOk(); v.Publish(true); v.Publish(false); Use(v); }
}

// 11 Interlocked CAS loop over an immutable list
public class Node { public int V; public Node? Next; }
public class CasLoopBad
{
    Node? head;
    void Push(int v) { Node n = new() { V = v }; do { n.Next = head; } while (Interlocked.CompareExchange(ref head, n, n.Next) != n.Next); }
    int Second() => head!.Next!.V; // missed: null-deref
    public static void DemoCasLoopBad() { var c = new CasLoopBad(); c.Push(1); c.Second(); }
}
public class CasLoopOk
{
    Node? head;
    void Push(int v) { Node n = new() { V = v }; do { n.Next = head; } while (Interlocked.CompareExchange(ref head, n, n.Next) != n.Next); }
    int Second() => head?.Next?.V ?? 0;
    public static void DemoCasLoopOk() { var c = new CasLoopOk(); c.Push(1); c.Second(); }
}
