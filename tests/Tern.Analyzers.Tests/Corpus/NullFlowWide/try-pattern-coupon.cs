// case: try-pattern-coupon
// category: try-pattern
// rationale: the try method succeeds for "free" coupons without filling its out value, and a caller inverts the test
// csc: none

namespace NullSafety.TryPatternCoupon;

public sealed record Discount(string Label, int Percent);

public sealed class CouponBook
{
    private readonly Dictionary<string, Discount> _byCode = new();
    private readonly HashSet<string> _retired = new();
    public void Issue(string code, Discount discount) => _byCode[code] = discount;

    public void Retire(string code)
    {
        _byCode.Remove(code);
        _retired.Add(code);
    }

    // true: the code is known (retired codes are still "known")
    public bool TryRecognise(string code, out Discount discount)
    {
        if (_retired.Contains(code))
        {
            discount = null!;
            return true;
        }

        return _byCode.TryGetValue(code, out discount!);
    }

    public bool TryRedeem(string code, out Discount discount)
    {
        discount = null!;
        if (code.Length == 0 || _retired.Contains(code))
        {
            return false;
        }

        return _byCode.TryGetValue(code, out discount!);
    }
}

public sealed class Checkout
{
    private readonly CouponBook _book;
    public Checkout(CouponBook book) => _book = book;

    public int Price(int cents, string code)
    {
        if (_book.TryRecognise(code, out var discount))
        {
            return cents - (cents * discount.Percent / 100); // want: null-deref
        }

        return cents;
    }

    public int PriceRedeemed(int cents, string code)
    {
        if (_book.TryRedeem(code, out var discount))
        {
            return cents - (cents * discount.Percent / 100);
        }

        return cents;
    }

    public string Message(string code)
    {
        var ok = _book.TryRedeem(code, out var discount);
        var label = discount.Label; // want: null-deref
        return ok ? "applied " + label : "rejected " + label;
    }

    public string MessageSafe(string code)
    {
        var ok = _book.TryRedeem(code, out var discount);
        return ok ? "applied " + discount.Label : "rejected " + code;
    }
}

public static class Case
{
    private static Checkout Till()
    {
        var book = new CouponBook();
        book.Issue("SPRING", new Discount("Spring", 10));
        book.Issue("OLD", new Discount("Old", 50));
        book.Retire("OLD");
        return new Checkout(book);
    }

    public static void DemoRetired() => Till().Price(1000, "OLD");
    public static void DemoRedeemed() => Till().PriceRedeemed(1000, "OLD");
    public static void DemoMessage() => Till().Message("WINTER");
    public static void DemoMessageSafe() => Till().MessageSafe("WINTER");
}
