// case: neg-harbour-berths
// category: negative-results
// rationale: result objects, pairs, Try methods and throw helpers whose failure side never reaches the value
// csc: none

using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace NullSafety.Wide9.HarbourBerths;

public sealed record Berth(int Number, int Depth);

public readonly struct Outcome
{
    private Outcome(Berth? berth, string? refusal)
    {
        Berth = berth;
        Refusal = refusal;
    }

    public Berth? Berth { get; }
    public string? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Berth))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Granted => Berth != null;

    public static Outcome Grant(Berth berth) => new(berth, null);

    public static Outcome Refuse(string why) => new(null, why);
}

public sealed class HarbourMaster
{
    private readonly List<Berth> _free = new() { new Berth(1, 6), new Berth(2, 12) };

    public Outcome Ask(int draught)
    {
        var berth = _free.Find(b => b.Depth > draught);
        return berth is null ? Outcome.Refuse("too deep") : Outcome.Grant(berth);
    }

    public (Berth? Berth, Exception? Error) Pair(int draught)
    {
        return Ask(draught) is { Granted: true, Berth: var berth } ? (berth, null) : (null, new InvalidOperationException("full"));
    }

    public bool TryTake(int draught, [NotNullWhen(true)] out Berth? berth)
    {
        berth = _free.Find(b => b.Depth > draught);
        return berth != null && _free.Remove(berth);
    }

    [DoesNotReturn]
    private static void Fail(string message) => throw new ArgumentException(message);

    public int DepthFor(int draught)
    {
        var berth = _free.Find(b => b.Depth > draught);
        if (berth == null) Fail("no berth");
        return berth.Depth;
    }
}

public static class Pilot
{
    private static int Describe(Outcome outcome) => outcome.Granted ? outcome.Berth.Number : outcome.Refusal.Length;

    private static int Number(HarbourMaster master, int draught)
    {
        var (berth, error) = master.Pair(draught);
        if (error != null)
        {
            return -error.Message.Length;
        }

        return berth!.Number;
    }

    private static int Moor(HarbourMaster master, int draught)
    {
        int total = 0;
        while (master.TryTake(draught, out var berth))
        {
            total += berth.Depth;
        }

        return total;
    }

    public static int Demo1() => Describe(new HarbourMaster().Ask(8)) + Describe(new HarbourMaster().Ask(20));
    public static int Demo2() => Number(new HarbourMaster(), 5) + Number(new HarbourMaster(), 15);
    public static int Demo3() => Moor(new HarbourMaster(), 4) + Moor(new HarbourMaster(), 40);
    public static int Demo4()
    {
        try { return new HarbourMaster().DepthFor(3) + new HarbourMaster().DepthFor(30); }
        catch (ArgumentException e) { return e.Message.Length; }
    }
}
