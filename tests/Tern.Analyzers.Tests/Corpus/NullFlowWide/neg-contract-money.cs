// case: neg-contract-money
// category: negative-correlation
// rationale: helpers that may answer null, called only with inputs for which they do not
// csc: silent

using System;

namespace NullSafety.NegContractMoney;

public sealed record Money(decimal Amount, string Currency);

public enum Rounding
{
    None,
    Cents,
    Units,
}

public static class Convert
{
    public static Money? In(Money? money, decimal rate, string currency) =>
        money == null ? null : new Money(money.Amount * rate, currency);

    public static Func<decimal, decimal>? Rounder(Rounding mode)
    {
        switch (mode)
        {
            case Rounding.Cents:
                return d => Math.Round(d, 2);
            case Rounding.Units:
                return d => Math.Round(d);
            default:
                return null;
        }
    }

    public static (Money? Sum, string? Error) Add(Money a, Money b)
    {
        if (a.Currency != b.Currency)
        {
            return (null, "mixed currencies");
        }

        return (new Money(a.Amount + b.Amount, a.Currency), null);
    }
}

public sealed class Till
{
    private Money _total = new(0m, "EUR");

    public void Take(Money money)
    {
        var (sum, error) = Convert.Add(_total, money);
        if (error != null)
        {
            return;
        }

        _total = sum!;
    }

    public string InDollars() => Convert.In(_total, 1.1m, "USD")!.Currency;

    public decimal Rounded(bool coarse) =>
        Convert.Rounder(coarse ? Rounding.Units : Rounding.Cents)!(_total.Amount);

    public decimal Refund(Money? claim)
    {
        var converted = Convert.In(claim, 0.9m, "EUR");
        if (claim == null)
        {
            return 0m;
        }

        return converted!.Amount;
    }
}

public static class Case
{
    public static void Demo1()
    {
        var till = new Till();
        till.Take(new Money(3.456m, "EUR"));
        till.Take(new Money(1m, "NOK"));
        till.InDollars();
        till.Rounded(true);
        till.Rounded(false);
    }

    public static void Demo2()
    {
        new Till().Refund(null);
        new Till().Refund(new Money(2m, "USD"));
    }
}
