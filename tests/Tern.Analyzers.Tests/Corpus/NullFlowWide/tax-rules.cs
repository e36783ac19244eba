// case: tax-rules
// category: interface and override
// rationale: one implementation out of three and one override out of two answer null where the contract says non-null
// csc: none

namespace NullSafety.TaxRules;

public sealed record TaxBand(string Code, decimal Rate);

public interface ITaxRule
{
    bool Covers(string country);

    TaxBand BandFor(string country, decimal amount);
}

public sealed class FlatRule : ITaxRule
{
    public bool Covers(string country) => country == "EE";

    public TaxBand BandFor(string country, decimal amount) => new("flat", 0.22m);
}

public sealed class SteppedRule : ITaxRule
{
    private readonly (decimal From, TaxBand Band)[] _steps =
    {
        (1000m, new TaxBand("high", 0.25m)),
        (100m, new TaxBand("low", 0.10m)),
    };

    public bool Covers(string country) => country == "SE";

    public TaxBand BandFor(string country, decimal amount)
    {
        foreach (var (from, band) in _steps)
        {
            if (amount >= from)
            {
                return band;
            }
        }

        return null!;
    }
}

public abstract class InvoiceFormat
{
    public string Print(decimal net)
    {
        return Prefix().PadRight(8) + net.ToString("F2"); // want: null-deref
    }

    public string PrintBare(decimal net) => Suffix().PadLeft(2) + net.ToString("F2");

    protected abstract string Prefix();

    protected virtual string Suffix() => "-";
}

public sealed class PaperFormat : InvoiceFormat
{
    protected override string Prefix() => "INV";

    protected override string Suffix() => "p";
}

public sealed class MailFormat : InvoiceFormat
{
    public string? Subject { get; set; }

    protected override string Prefix() => Subject!;
}

public static class Billing
{
    private static readonly ITaxRule[] Rules = { new FlatRule(), new SteppedRule() };

    public static decimal Tax(string country, decimal amount)
    {
        ITaxRule rule = Rules.First(r => r.Covers(country));
        return amount * rule.BandFor(country, amount).Rate; // want: null-deref
    }

    public static decimal FlatTax(decimal amount) => amount * new FlatRule().BandFor("EE", amount).Rate;
}

public static class Case
{
    public static void Demo1() => Billing.Tax("SE", 40m);

    public static void Demo2() => new MailFormat().Print(10m);

    public static void Demo3()
    {
        Billing.Tax("EE", 40m);
        Billing.FlatTax(40m);
        new PaperFormat().Print(10m);
        new MailFormat { Subject = "Bill" }.Print(10m);
        new MailFormat().PrintBare(10m);
    }
}
