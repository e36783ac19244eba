// case: override-tax-rules
// category: interface and override
// rationale: one implementation of a rule lookup has nothing to return, one override drops the base label; callers work against the abstraction
// csc: none

#nullable enable
namespace NullSafety.TaxRules;

public sealed record Rate(string Code, decimal Percent);

public interface IRateSource
{
    Rate For(string category);
}

public sealed class FlatRates : IRateSource
{
    private readonly Rate _standard = new("STD", 19m);

    public Rate For(string category) => _standard;
}

public sealed class TableRates : IRateSource
{
    private readonly List<Rate> _rates = new() { new Rate("BOOK", 7m), new Rate("FOOD", 5m) };

    public Rate For(string category)
    {
        foreach (var rate in _rates)
        {
            if (rate.Code == category)
            {
                return rate;
            }
        }

        return null!;
    }
}

public abstract class Document
{
    public virtual string Label => GetType().Name;

    public string Heading() => "== " + Label.ToUpperInvariant(); // want: null-deref

    public string HeadingOrBlank() => "== " + (Label ?? "").ToUpperInvariant();
}

public sealed class Invoice : Document
{
}

public sealed class Draft : Document
{
    private string _label = null!;

    public override string Label => _label;

    public Draft Rename(string label)
    {
        _label = label;
        return this;
    }
}

public sealed class Till
{
    private readonly IRateSource _rates;

    public Till(IRateSource rates) => _rates = rates;

    public decimal Tax(string category, decimal net)
    {
        var rate = _rates.For(category);
        return net * rate.Percent / 100; // want: null-deref
    }

    public decimal TaxOrDefault(string category, decimal net) => _rates.For(category) is { } rate ? net * rate.Percent / 100 : 0m;
}

public static class Case
{
    public static void DemoUnlisted() => new Till(new TableRates()).Tax("TOY", 10m);

    public static void DemoUnnamedDraft() => new Draft().Heading();

    public static void DemoSafe()
    {
        new Till(new FlatRates()).Tax("TOY", 10m);
        new Till(new TableRates()).TaxOrDefault("TOY", 10m);
        new Invoice().Heading();
        new Draft().HeadingOrBlank();
        new Draft().Rename("offer").Heading();
    }
}
