// case: alias-blood-bank
// category: aliasing
// rationale: two names for one bag or one list cell: cleared through one, read through the other
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.AliasBloodBank;

public sealed class Label
{
    public string Group = "0+";
}

public sealed class Bag
{
    public Label? Label = new();
    public Bag? Twin;
}

public sealed class Cooler
{
    private readonly List<Bag> _bags = [];

    public Bag Store(Bag b)
    {
        _bags.Add(b);
        return b;
    }

    public void Expire()
    {
        foreach (var b in _bags)
        {
            b.Label = null;
        }
    }

    public int Relabel()
    {
        var first = Store(new Bag());
        var again = _bags[^1];
        if (first.Label is null)
        {
            return 0;
        }

        again.Label = null;
        return first.Label.Group.Length; // want: null-deref
    }

    public int RelabelCopy()
    {
        var first = Store(new Bag());
        var other = new Bag();
        if (first.Label is null)
        {
            return 0;
        }

        other.Label = null;
        return first.Label.Group.Length;
    }

    public int Audit()
    {
        var bag = new Bag { Twin = new Bag() };
        var twin = Store(bag.Twin);
        Expire();
        return twin.Label!.Group.Length; // want: null-deref
    }

    public int AuditFresh()
    {
        Expire();
        var twin = Store(new Bag());
        return twin.Label!.Group.Length;
    }
}

public static class Case
{
    public static void Demo1() => new Cooler().Relabel();
    public static void Demo2() => new Cooler().Audit();
    public static void Demo3() => _ = new Cooler().RelabelCopy() + new Cooler().AuditFresh();
}
