// case: struct-default-currency
// category: struct-default
// rationale: a struct made without its constructor (FirstOrDefault, fresh array) has null members
// csc: none

namespace NullSafety.StructDefaultCurrency;

public readonly struct Money
{
    public Money(decimal amount, string currency)
    {
        Amount = amount;
        Currency = currency;
    }

    public decimal Amount { get; }

    public string Currency { get; }

    public string Symbol() => Currency == "EUR" ? "€" : Currency;
}

public sealed class PriceList
{
    private readonly List<(string Sku, Money Price)> _rows = new();

    public void Add(string sku, Money price) => _rows.Add((sku, price));

    public Money PriceOf(string sku) => _rows.Where(r => r.Sku == sku).Select(r => r.Price).FirstOrDefault();

    public Money? TryPriceOf(string sku)
    {
        foreach (var row in _rows)
        {
            if (row.Sku == sku)
            {
                return row.Price;
            }
        }

        return null;
    }
}

public static class Receipt
{
    public static string Line(PriceList list, string sku)
    {
        var price = list.PriceOf(sku);
        return price.Amount.ToString("0.00") + " " + price.Currency.ToUpperInvariant(); // want: null-deref
    }

    public static string SafeLine(PriceList list, string sku)
    {
        return list.TryPriceOf(sku) is { } price ? price.Currency.ToUpperInvariant() : "n/a";
    }

    public static int SymbolWidth(Money[] totals, int tax)
    {
        return totals[tax].Symbol().Length; // want: null-deref
    }

    public static decimal Sum(Money[] totals)
    {
        var sum = 0m;
        foreach (var t in totals)
        {
            sum += t.Amount;
        }

        return sum;
    }
}

public static class Case
{
    private static PriceList Shop()
    {
        var list = new PriceList();
        list.Add("tea", new Money(4.2m, "eur"));
        return list;
    }

    public static void DemoMissing() => Receipt.Line(Shop(), "coffee");

    public static void DemoMissingSafe() => Receipt.SafeLine(Shop(), "coffee");

    public static void DemoTotals() => Receipt.SymbolWidth(new Money[2], 1);

    public static void DemoSum() => Receipt.Sum(new Money[2]);
}
