// case: result-mortgage-offers
// category: result-object
// rationale: offers of a mortgage desk are read although status, error or deconstructed parts say there is none
// csc: none

using System;
using System.Threading.Tasks;

namespace NullSafety.Wide.ResultMortgageOffers;

internal enum Verdict { Granted, Refused, Pending }

internal sealed class Offer(decimal rate)
{
    public decimal Rate { get; } = rate;
    public string Bank { get; } = "first";
}

internal sealed class Outcome
{
    public Verdict Verdict { get; private init; }
    public Offer Offer { get; private init; } = null!;
    public string Reason { get; private init; } = "";
    public static Outcome Grant(Offer offer) => new() { Verdict = Verdict.Granted, Offer = offer };
    public static Outcome Refuse(string why) => new() { Verdict = Verdict.Refused, Reason = why };
    public static Outcome Wait() => new() { Verdict = Verdict.Pending };

    public void Deconstruct(out Offer offer, out string reason)
    {
        offer = Offer;
        reason = Reason;
    }
}

internal static class Desk
{
    public static Outcome Ask(int income) => income switch
    {
        > 50 => Outcome.Grant(new Offer(1.5m)),
        < 10 => Outcome.Refuse("income"),
        _ => Outcome.Wait(),
    };

    public static async Task<(Offer Offer, string? Error)> AskAsync(int income)
    {
        await Task.Yield();
        var o = Ask(income);
        return o.Verdict == Verdict.Granted ? (o.Offer, null) : (null!, o.Reason);
    }

    public static int Bank(int income)
    {
        var outcome = Ask(income);
        if (outcome.Verdict == Verdict.Refused)
        {
            return outcome.Reason.Length;
        }

        return outcome.Offer.Bank.Length; // want: null-deref
    }

    public static int BankStrict(int income) => Ask(income) is { Verdict: Verdict.Granted } o ? o.Offer.Bank.Length : 0;

    public static async Task<decimal> Rate(int income)
    {
        var (offer, error) = await AskAsync(income);
        return string.IsNullOrEmpty(error) ? offer.Rate : 0; // want: null-deref
    }

    public static async Task<decimal> RateStrict(int income)
    {
        var (offer, error) = await AskAsync(income);
        return error == null ? offer.Rate : error.Length; // needless
    }

    public static int Split(int income)
    {
        var (offer, reason) = Ask(income);
        return reason.Length + offer.Bank.Length; // want: null-deref
    }
}

public static class Demos
{
    public static void DemoPending() => Console.Out.Write(Desk.Bank(60) + Desk.Bank(20));
    public static void DemoStrict() => Desk.BankStrict(20);
    public static Task DemoRate() => Desk.Rate(20);
    public static Task DemoRateStrict() => Desk.RateStrict(20);
    public static void DemoSplit() => Desk.Split(5);
}
