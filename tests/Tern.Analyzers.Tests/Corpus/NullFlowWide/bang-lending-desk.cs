// case: bang-lending-desk
// category: null-forgiving
// rationale: suppressed lookups of a copy and of the current loan; a suppressed argument handed on through a base constructor
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.BangLendingDesk;

public sealed class Copy
{
    public string Shelf { get; init; } = "A3";
}

public sealed class Loan
{
    public Copy Copy { get; init; } = new();

    public int Days { get; set; } = 14;
}

public abstract class Notice
{
    private readonly string _address;

    protected Notice(string address) => _address = address;

    public string Envelope() => "To: " + _address.ToUpperInvariant(); // want: null-deref
}

public sealed class Reminder(string? mail, int level) : Notice(mail!)
{
    public int Level { get; } = level;
}

public sealed class Invitation(string? mail) : Notice(mail ?? "desk");

public sealed class LendingDesk
{
    private readonly Dictionary<string, Copy> _copies = new() { ["dune"] = new Copy() };
    private Loan? _loan;

    private Copy? Find(string title) => _copies.TryGetValue(title, out var c) ? c : null;

    public string ShelfOf(string title) => Find(title)!.Shelf.Trim(); // want: null-deref

    public string ShelfOfOwned(string title)
    {
        _copies.TryAdd(title, new Copy());
        return Find(title)!.Shelf.Trim();
    }

    public void Lend(string title) => _loan = new Loan { Copy = Find(title) ?? new Copy() };

    public void Return() => _loan = null;

    public int Extend()
    {
        _loan!.Days += 7; // want: null-deref
        return _loan.Days;
    }

    public int LendAndExtend(string title)
    {
        Lend(title);
        _loan!.Days += 7;
        return _loan.Copy.Shelf.Length;
    }
}

public static class Case
{
    public static void Demo1() => new Reminder(null, 2).Envelope();
    public static void Demo2() => new Invitation(null).Envelope();
    public static void Demo3() => new LendingDesk().ShelfOf("emma");
    public static void Demo4()
    {
        var d = new LendingDesk();
        d.ShelfOfOwned("emma");
        d.LendAndExtend("dune");
        d.Extend();
        d.Return();
        d.Extend();
    }
}
