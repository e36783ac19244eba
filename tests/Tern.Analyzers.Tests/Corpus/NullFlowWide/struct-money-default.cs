// case: struct-money-default
// category: default struct
// rationale: a struct with a constructor still has an all-null default, reached through a dictionary miss and a cleared field
// csc: none

namespace NullSafety.Blind.Set21.StructMoneyDefault;

public readonly struct Money
{
    public Money(decimal amount, string currency)
    {
        Amount = amount;
        Currency = currency;
    }

    public decimal Amount { get; }

    public string Currency { get; }

    public bool IsEuro() => Currency.Equals("EUR", StringComparison.Ordinal); // want: null-deref

    public string Short() => Currency is null ? "0" : $"{Amount} {Currency.ToLowerInvariant()}";
}

public sealed class PriceList
{
    private readonly Dictionary<string, Money> _prices = new();

    public void Set(string sku, Money price) => _prices[sku] = price;

    public Money Of(string sku)
    {
        _prices.TryGetValue(sku, out var price);
        return price;
    }

    public Money OfOrFree(string sku) =>
        _prices.TryGetValue(sku, out var price) ? price : new Money(0m, "EUR");
}

public sealed class Wallet
{
    private Money _last;

    public decimal LastAmount => _last.Amount;

    public void Pay(Money price) => _last = price;

    public void Clear() => _last = default;

    public string Receipt()
    {
        var last = _last;
        return last.Currency.Trim() + last.Amount; // want: null-deref
    }
}

public static class Till
{
    private static PriceList Prices()
    {
        var list = new PriceList();
        list.Set("tea", new Money(3.5m, "EUR"));
        return list;
    }

    private static string ReceiptAfterClear()
    {
        var wallet = new Wallet();
        wallet.Pay(Prices().OfOrFree("tea"));
        wallet.Clear();
        return wallet.Receipt();
    }

    private static string ReceiptAfterPay()
    {
        var wallet = new Wallet();
        wallet.Pay(Prices().OfOrFree("cake"));
        return wallet.Receipt() + wallet.LastAmount;
    }

    public static void DemoUnknownSku() => Prices().Of("cake").IsEuro();

    public static void DemoUnknownSkuFree() => Prices().OfOrFree("cake").IsEuro();

    public static void DemoUnknownSkuShort() => Prices().Of("cake").Short();

    public static void DemoCleared() => ReceiptAfterClear();

    public static void DemoPaid() => ReceiptAfterPay();
}
