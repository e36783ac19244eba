// case: map-pharmacy-stock
// category: maps
// rationale: misses, stored nulls and null-producing factories in the stock dictionaries
// csc: none

using System.Collections.Concurrent;
using System.Collections.Generic;

namespace NullSafety.Wide9.PharmacyStock;

public sealed record Drug(string Name, string? Leaflet);

public sealed class Shelf
{
    public List<Drug> Drugs { get; } = new();
}

public sealed class Wholesaler
{
    public Drug? Quote(string code) => code.StartsWith('X') ? null : new Drug("generic " + code, null);
}

public sealed class Stock
{
    private readonly Dictionary<string, Drug> _drugs = new() { ["ASA"] = new Drug("Aspirin", "2/day") };
    private readonly ConcurrentDictionary<string, Drug> _quotes = new();
    private readonly SortedList<int, Shelf?> _shelves = new() { [1] = new Shelf(), [2] = null };
    private readonly Wholesaler _wholesaler = new();

    public void Recall(string code)
    {
        if (_drugs.ContainsKey(code))
        {
            _drugs[code] = null!;
        }
    }

    public string Label(string code)
    {
        return _drugs.GetValueOrDefault(code)!.Name; // want: null-deref
    }

    public int LabelWidth(string code)
    {
        if (!_drugs.ContainsKey(code))
        {
            return 0;
        }

        return _drugs[code].Name.Length; // want: null-deref
    }

    public string Quoted(string code)
    {
        var drug = _quotes.GetOrAdd(code, c => _wholesaler.Quote(c)!);
        return drug.Name; // want: null-deref
    }

    public int OnShelf(int number)
    {
        return _shelves.TryGetValue(number, out var shelf) ? shelf!.Drugs.Count : 0; // want: null-deref
    }

    public int OnShelfOrNone(int number)
    {
        return _shelves.TryGetValue(number, out var shelf) && shelf != null ? shelf.Drugs.Count : 0;
    }

    public string Cached(string code)
    {
        if (!_drugs.TryGetValue(code, out var drug))
        {
            _drugs[code] = drug = _wholesaler.Quote(code) ?? new Drug(code, null);
        }

        return drug.Name;
    }
}

public static class Pharmacy
{
    private static Stock Recalled(string code)
    {
        var stock = new Stock();
        stock.Recall(code);
        return stock;
    }

    public static string Demo1() => new Stock().Label("IBU");
    public static int Demo2() => Recalled("ASA").LabelWidth("ASA");
    public static string Demo3() => new Stock().Quoted("X9");
    public static int Demo4() => new Stock().OnShelf(2);
    public static string Demo5() => new Stock().Label("ASA") + Recalled("IBU").LabelWidth("ASA") + new Stock().Quoted("P1");
    public static string Demo6() => new Stock().Cached("X1") + new Stock().OnShelf(1) + new Stock().OnShelfOrNone(2) + new Stock().OnShelf(7);
}
