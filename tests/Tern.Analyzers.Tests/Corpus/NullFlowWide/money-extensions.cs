// case: money-extensions
// category: receiver, extension method
// rationale: extension calls accept a null receiver; one of the extensions reads it, the other tolerates it, and an instance call right after does not
// csc: none

namespace NullSafety.MoneyExtensions;

public sealed class Discount
{
    public Discount(string code, decimal percent)
    {
        Code = code;
        Percent = percent;
    }

    public string Code { get; }

    public decimal Percent { get; }

    public bool Matches(string code) => string.Equals(Code, code, StringComparison.OrdinalIgnoreCase);
}

public static class DiscountExtensions
{
    public static decimal Apply(this Discount discount, decimal price)
    {
        return Math.Round(price * (100m - discount.Percent) / 100m, 2); // want: null-deref
    }

    public static decimal ApplyIfAny(this Discount? discount, decimal price)
    {
        return discount is null ? price : discount.Apply(price);
    }

    public static bool IsNoneOrSmall(this Discount? discount) => discount is not { Percent: >= 10m };
}

public sealed class Basket
{
    private readonly List<decimal> _prices = new();
    private readonly List<Discount> _offers = new() { new Discount("SPRING", 15m), new Discount("VIP", 5m) };

    public void Add(decimal price) => _prices.Add(price);

    private Discount? Offer(string code) => _offers.Find(o => o.Matches(code));

    public decimal Total(string code) => Offer(code)!.Apply(_prices.Sum());

    public decimal TotalOrFull(string code) => Offer(code).ApplyIfAny(_prices.Sum());

    public string Receipt(string code)
    {
        Discount offer = Offer(code)!;
        if (offer.IsNoneOrSmall())
        {
            return "standard " + offer.Code; // want: null-deref
        }

        return "big " + offer.Code;
    }

    public string ReceiptOrPlain(string code)
    {
        var offer = Offer(code);
        return offer.IsNoneOrSmall() ? "standard " + offer?.Code : "offer";
    }
}

public static class Case
{
    private static Basket Filled()
    {
        var basket = new Basket();
        basket.Add(12.50m);
        basket.Add(7.25m);
        return basket;
    }

    public static void Demo1() => Filled().Total("WINTER");

    public static void Demo2() => Filled().Receipt("WINTER");

    public static void Demo3()
    {
        Filled().Total("spring");
        Filled().TotalOrFull("WINTER");
        Filled().TotalOrFull("VIP");
        Filled().Receipt("VIP");
        Filled().Receipt("SPRING");
        Filled().ReceiptOrPlain("WINTER");
    }
}
