// Functions and comparers that lists, arrays and queries hand their elements.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;

namespace Variations.Visited;

public sealed class Peer
{
    public string Host { get; set; } = null!;
}

public sealed class ByHost : IEqualityComparer<Peer>
{
    public bool Equals(Peer? a, Peer? b) => a?.Host == b?.Host;

    public int GetHashCode(Peer peer) => peer.Host.GetHashCode(StringComparison.Ordinal); // want: null-deref
}

public sealed class ByHostOrNone : IEqualityComparer<Peer>
{
    public bool Equals(Peer? a, Peer? b) => a?.Host == b?.Host;

    public int GetHashCode(Peer peer) => peer.Host is { } host ? host.GetHashCode(StringComparison.Ordinal) : 0;
}

public sealed class HostOrder : IComparer<Peer>
{
    public int Compare(Peer? a, Peer? b) => a!.Host.Length.CompareTo(b!.Host.Length); // want: null-deref
}

public static class Peers
{
    private static void Sort(List<Peer> peers) => peers.Sort((a, b) => a.Host.Length.CompareTo(b.Host.Length)); // want: null-deref

    /// <summary>What goes wrong in a comparison, a sort wraps.</summary>
    private static void Unwrapped(Action sort)
    {
        try
        {
            sort();
        }
        catch (InvalidOperationException e) when (e.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
        }
    }

    public static void Demo1() => Unwrapped(() => Sort(new() { new Peer { Host = "a" }, new Peer() }));

    public static void Demo2() => new List<Peer> { new Peer { Host = "a" }, new Peer() }.Distinct(new ByHost()).Count();

    public static void Demo3() => new List<Peer> { new Peer { Host = "a" }, new Peer() }.Distinct(new ByHostOrNone()).Count();

    public static void Demo4() => Unwrapped(() => new List<Peer> { new Peer { Host = "a" }, new Peer() }.Sort(new HostOrder()));

    public static void Demo5() => new List<Peer> { new Peer { Host = "a" }, new Peer() }.Exists(p => p.Host.Length > 3); // want: null-deref

    public static void Demo6()
    {
        Peer[] peers = [new Peer { Host = "a" }, new Peer()];
        try
        {
            Array.Sort(peers, (a, b) => a.Host.Length.CompareTo(b.Host.Length)); // want: null-deref
        }
        catch (InvalidOperationException e) when (e.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
        }
    }

    public static void Demo7() => new List<Peer> { new Peer { Host = "a" }, new Peer() }.Sort((a, b) => string.CompareOrdinal(a.Host, b.Host));

    public static void Demo8() => new List<Peer> { new() }.Sort((a, b) => a.Host.Length.CompareTo(b.Host.Length));

    public static void Demo9() => new List<Peer> { new Peer { Host = "a" }, new Peer() }.TrueForAll(p => p.Host is null || p.Host.Length > 3);
}
