// case: legacy-pricing
// category: unannotated-helper
// rationale: a null leaves an old unannotated layer through several methods and another one enters new code as an argument
// csc: none

namespace NullSafety.LegacyPricing;

public sealed class Discount
{
    public Discount(string code, int percent)
    {
        Code = code;
        Percent = percent;
    }

    public string Code { get; }
    public int Percent { get; }
}

#nullable disable

public class DiscountDao
{
    private readonly Dictionary<string, Discount> _rows = new Dictionary<string, Discount>
    {
        ["SPRING"] = new Discount("SPRING", 10),
    };

    public Discount Load(string code)
    {
        Discount row;
        if (_rows.TryGetValue(code, out row))
            return row;
        return null;
    }
}

public class DiscountService
{
    private readonly DiscountDao _dao = new DiscountDao();

    public Discount Get(string code)
    {
        string key = code.Trim().ToUpperInvariant();
        return _dao.Load(key);
    }

    public Discount GetOrNone(string code)
    {
        Discount found = Get(code);
        return found ?? new Discount("NONE", 0);
    }
}

public class LegacyReceipt
{
    public string Footer { get; set; }

    public string Print(int total)
    {
        return total + Receipts.Wrap(Footer, 20) + Receipts.Wrap(Footer ?? "", 10);
    }
}

#nullable restore

public static class Receipts
{
    public static string Wrap(string text, int width)
    {
        return text.Length <= width ? text : text[..width]; // want: null-deref
    }
}

public sealed class Checkout
{
    private readonly DiscountService _service = new();

    public int Total(int cents, string code)
    {
        var discount = _service.Get(code);
        return cents - cents * discount.Percent / 100; // want: null-deref
    }

    public int TotalOrFull(int cents, string code)
    {
        var discount = _service.GetOrNone(code);
        return cents - cents * discount.Percent / 100;
    }
}

public static class Case
{
    public static void DemoKnown() => new Checkout().Total(1000, "spring ");
    public static void DemoUnknown() => new Checkout().Total(1000, "autumn");
    public static void DemoFull() => new Checkout().TotalOrFull(1000, "autumn");
    public static void DemoFooter() => new LegacyReceipt { Footer = "thank you for shopping with us" }.Print(5);
    public static void DemoNoFooter() => new LegacyReceipt().Print(5);
}
