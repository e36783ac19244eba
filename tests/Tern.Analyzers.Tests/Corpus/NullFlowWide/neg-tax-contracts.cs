// case: neg-tax-contracts
// category: negative-contracts
// rationale: helpers that may return null, called only in the way in which they do not
// csc: silent

namespace NullSafety.Blind.NegTaxContracts;

public sealed class Rate(string name, int percent)
{
    public string Name { get; } = name;
    public int Percent { get; } = percent;
}

#nullable disable
public static class Rates
{
    private static readonly Rate Standard = new("standard", 20);

    public static Rate Find(string goods, bool orStandard)
    {
        if (goods == "book")
        {
            return new Rate("reduced", 7);
        }

        return orStandard ? Standard : null;
    }

    public static string Trimmed(string s) => s == null ? null : s.Trim();

    public static T FirstOf<T>(T a, T b) where T : class
    {
        if (a != null)
        {
            return a;
        }

        return b;
    }

    public static void Require(object o, string what)
    {
        if (o == null)
        {
            throw new ArgumentException(what);
        }
    }
}

#nullable enable
public static class Invoice
{
    public static int Tax(string goods, int net) => net * Rates.Find(goods, true).Percent / 100;

    public static int TaxIfReduced(string goods, int net)
    {
        var rate = Rates.Find(goods, orStandard: false);
        return rate == null ? 0 : net * rate.Percent / 100;
    }

    public static int Width(string? note)
    {
        string s = Rates.Trimmed(note ?? "");
        return s.Length;
    }

    public static string Name(string goods)
    {
        var r = Rates.FirstOf(Rates.Find(goods, false), new Rate("zero", 0));
        return r.Name.ToUpperInvariant();
    }

    public static int Checked(string goods)
    {
        var rate = Rates.Find(goods, false);
        Rates.Require(rate, nameof(goods));
        return rate.Percent;
    }
}

public static class Case
{
    public static void Demo1() => Invoice.Tax("sofa", 300);
    public static void Demo2() => Invoice.TaxIfReduced("sofa", 300);
    public static void Demo3() => Invoice.Width(null);
    public static void Demo4() => Invoice.Name("sofa").Trim();
    public static void Demo5() => Invoice.Checked("book");

    public static void Demo6()
    {
        try
        {
            Invoice.Checked("sofa");
        }
        catch (ArgumentException e)
        {
            Console.WriteLine(e.Message.Length);
        }
    }
}
