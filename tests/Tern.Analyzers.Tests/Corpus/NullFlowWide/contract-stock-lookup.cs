// case: contract-stock-lookup
// category: contracts
// rationale: the result is null only for mode Probe, or only when both alternatives are null; one call of each kind forgets it
// csc: none

namespace NullSafety.StockLookup;

public enum MissMode
{
    Probe,
    Create,
    Fail,
}

public sealed class Bin
{
    public Bin(string code) => Code = code;

    public string Code { get; }

    public int Count { get; set; }
}

public sealed class Stock
{
    private readonly Dictionary<string, Bin> _bins = new();

    public Bin Get(string code, MissMode mode)
    {
        if (_bins.TryGetValue(code, out var bin))
        {
            return bin;
        }

        switch (mode)
        {
            case MissMode.Create:
                return _bins[code] = new Bin(code);
            case MissMode.Fail:
                throw new KeyNotFoundException(code);
            default:
                return null!;
        }
    }

    public static string? Either(string? first, string? second)
    {
        return string.IsNullOrEmpty(first) ? second : first;
    }
}

public static class Warehouse
{
    public static void Receive(Stock stock, string code, int n)
    {
        Bin bin = stock.Get(code, MissMode.Create);
        bin.Count += n;
    }

    public static int Available(Stock stock, string code)
    {
        Bin bin = stock.Get(code, MissMode.Probe);
        return bin.Count; // want: null-deref
    }

    public static int LabelWidth(string? shortName, string? longName)
    {
        string label = Stock.Either(shortName, longName)!;
        return label.Length; // want: null-deref
    }

    public static int LabelWidthOrCode(string? shortName, Bin bin)
    {
        string label = Stock.Either(shortName, bin.Code)!;
        return label.Length;
    }
}

public static class Case
{
    public static void DemoReceive() => Warehouse.Receive(new Stock(), "A-1", 3);

    public static void DemoAvailable() => Warehouse.Available(new Stock(), "A-1");

    public static void DemoLabel() => Warehouse.LabelWidth("", null);

    public static void DemoLabelSafe() => Warehouse.LabelWidthOrCode(null, new Bin("A-1"));
}
