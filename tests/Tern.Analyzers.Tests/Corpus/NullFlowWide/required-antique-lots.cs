// case: required-antique-lots
// category: required-bypass
// rationale: SetsRequiredMembers constructors that set only some members, Activator creation and a with-copy that blanks one
// csc: none

using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.RequiredAntiqueLots;

public sealed class Lot
{
    public required string Title { get; init; }
    public required string Maker { get; init; }
    public List<string> Bids { get; init; } = [];

    public Lot()
    {
    }

    [SetsRequiredMembers]
    public Lot(string title)
    {
        Title = title;
        Maker = null!;
    }

    [SetsRequiredMembers]
    public Lot(string title, string maker)
        : this(title) => Maker = maker;
}

public sealed record Estimate
{
    public required string Currency { get; init; }
    public int Low { get; init; }
}

public static class Saleroom
{
    private static T Blank<T>()
        where T : class => Activator.CreateInstance<T>();

    private static int Card(Lot lot)
    {
        int n = lot.Title.Length + lot.Bids.Count;
        return n + lot.Maker.Length; // want: null-deref
    }

    private static int CardOr(Lot lot) => lot.Title.Length + (lot.Maker is { } maker ? maker.Length : 0);

    private static int Quote(Estimate estimate)
    {
        return estimate.Currency.Length * estimate.Low; // missed: null-deref
    }

    private static int Withdraw(Estimate estimate)
    {
        var blank = estimate with { Currency = null! };
        return blank.Low + blank.Currency.Length; // want: null-deref
    }

    private static int Raise(Estimate estimate)
    {
        var more = estimate with { Low = estimate.Low + 1 };
        return more.Low + more.Currency.Length;
    }

    public static void Demo1() => Card(new Lot("Clock"));
    public static void Demo2() => Card(new Lot("Clock", "Ellis"));
    public static void Demo3() => Card(new Lot { Title = "Vase", Maker = "Ming" });
    public static void Demo4() => CardOr(new Lot("Clock"));
    public static void Demo5() => Quote(Blank<Estimate>());
    public static void Demo6() => Quote(new Estimate { Currency = "EUR" });
    public static void Demo7() => Withdraw(new Estimate { Currency = "EUR" });
    public static void Demo8() => Raise(new Estimate { Currency = "EUR" });
}
