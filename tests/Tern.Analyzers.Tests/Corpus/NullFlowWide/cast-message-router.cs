// case: cast-message-router
// category: cast
// rationale: a failed as, an unboxed null and a cast of a missing item from a property bag
// csc: none

using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.CastMessageRouter;

public abstract class Message
{
    public Hashtable Bag { get; } = new();
}

public sealed class Ping : Message
{
    public string From = "node";
}

public sealed class Pong : Message
{
    public int Hops = 1;
}

public static class Router
{
    public static Ping AsPing(Message m) => (m as Ping)!;

    public static object Item(Message m, string key) => m.Bag[key]!;
}

public static class Case
{
    private static int From(Message m)
    {
        var ping = Router.AsPing(m);
        return ping.From.Length; // want: null-deref
    }

    private static int Kind(Message m)
    {
        if (m is Ping)
        {
            return (m as Ping)!.From.Length;
        }

        return m is Pong p ? p.Hops : 0;
    }

    private static int Ttl(Message m)
    {
        return (int)Router.Item(m, "ttl"); // want: null-deref
    }

    private static int TtlOr(Message m) => Router.Item(m, "ttl") is int n ? n : 3;

    private static int Trace(Message m)
    {
        var id = (string)Router.Item(m, "trace");
        return id.Length; // want: null-deref
    }

    private static int TraceSet(Message m)
    {
        m.Bag["span"] = "s1";
        var id = (string)m.Bag["span"]!;
        return id.Length;
    }

    public static int Demo1() => From(new Pong());

    public static int Demo2() => Kind(new Pong());

    public static int Demo3() => Ttl(new Ping());

    public static int Demo4() => TtlOr(new Ping());

    public static int Demo5() => Trace(new Ping());

    public static int Demo6() => TraceSet(new Ping());
}
