// case: pair-tariff-lookup
// category: error-pair
// rationale: the error of a (value, error) pair is looked at for logging only; the value is then used as if it had gone well
// csc: none

namespace NullSafety.TariffLookup;

public sealed class Tariff
{
    public Tariff(string code, decimal perUnit)
    {
        Code = code;
        PerUnit = perUnit;
    }

    public string Code { get; }
    public decimal PerUnit { get; }
}

public sealed class LookupError
{
    public LookupError(string message) => Message = message;

    public string Message { get; }
}

public sealed class TariffTable
{
    private readonly List<Tariff> _tariffs = new() { new Tariff("night", 0.11m), new Tariff("day", 0.29m) };

    public (Tariff Tariff, LookupError Error) Find(string code)
    {
        foreach (var tariff in _tariffs)
        {
            if (tariff.Code == code)
            {
                return (tariff, null!);
            }
        }

        return (null!, new LookupError("no tariff " + code));
    }
}

public sealed class Billing
{
    private readonly TariffTable _table = new();
    private readonly List<string> _warnings = new();

    public decimal Charge(string code, int units)
    {
        var (tariff, error) = _table.Find(code);
        if (error != null)
        {
            _warnings.Add(error.Message);
        }

        return tariff.PerUnit * units; // want: null-deref
    }

    public decimal ChargeOrZero(string code, int units)
    {
        var (tariff, error) = _table.Find(code);
        if (error != null)
        {
            _warnings.Add(error.Message);
            return 0;
        }

        return tariff.PerUnit * units;
    }

    public string Explain(string code)
    {
        var found = _table.Find(code);
        return code + ": " + found.Error.Message; // want: null-deref
    }

    public string ExplainEither(string code)
    {
        var found = _table.Find(code);
        return found.Tariff is null ? found.Error.Message : found.Tariff.Code;
    }
}

public static class Case
{
    public static void DemoCharge() => new Billing().Charge("weekend", 3);
    public static void DemoChargeOrZero()
    {
        new Billing().ChargeOrZero("weekend", 3);
        new Billing().ChargeOrZero("day", 3);
    }
    public static void DemoExplain() => new Billing().Explain("day");
    public static void DemoExplainEither()
    {
        new Billing().ExplainEither("day");
        new Billing().ExplainEither("weekend");
    }
}
