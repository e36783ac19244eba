// case: neg-stock-ticker-flags
// category: negative-correlation
// rationale: two flags that imply each other, nullable numbers that move with references, a second variable derived from the first
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.NegStockTickerFlags;

public sealed record Quote(string Symbol, decimal Price);

public sealed class Ticker
{
    private readonly Dictionary<string, Quote> _quotes = [];

    public void Set(Quote q) => _quotes[q.Symbol] = q;

    private Quote? Get(string symbol) => _quotes.GetValueOrDefault(symbol);

    public int Pair(string a, string b)
    {
        var left = Get(a);
        var right = Get(b);
        bool hasLeft = left != null;
        bool hasBoth = hasLeft && right != null;
        int n = hasLeft ? left.Symbol.Length : 0; // csc-false
        return hasBoth ? n + right.Symbol.Length : n; // csc-false
    }

    public decimal Change(string symbol, decimal? previous)
    {
        var quote = previous.HasValue ? Get(symbol) ?? new Quote(symbol, previous.Value) : null;
        if (previous == null) return 0;

        return quote.Price - previous.Value; // csc-false
    }

    public int Derived(string symbol)
    {
        var quote = Get(symbol);
        string? name = quote?.Symbol;
        decimal? price = quote?.Price;
        if (price > 1)
        {
            return name.Length + quote.Symbol.Length; // csc-false
        }

        return name is null ? 0 : quote.Symbol.Length; // csc-false
    }

    public int Counted(params string[] symbols)
    {
        Quote? first = null;
        int found = 0;
        foreach (string s in symbols)
        {
            if (Get(s) is { } q)
            {
                first ??= q;
                found++;
            }
        }

        return found == 0 ? 0 : first.Symbol.Length; // csc-false
    }

    public int Either(string a, string b)
    {
        var left = Get(a);
        var right = left is null ? Get(b) : null;
        if (left is null && right is null)
        {
            return 0;
        }

        return left is null ? right.Symbol.Length : left.Symbol.Length; // csc-false
    }
}

public static class Case
{
    private static void All(Ticker t) => _ = t.Pair("A", "B") + t.Change("A", null) + t.Change("A", 1) + t.Change("Z", 1) + t.Derived("A") + t.Derived("Z") + t.Counted("Z", "A") + t.Counted() + t.Either("Z", "A") + t.Either("A", "Z") + t.Either("Y", "Z") + t.Pair("Z", "A");
    public static void Demo1() { var t = new Ticker(); All(t); t.Set(new("A", 3)); All(t); t.Set(new("B", 1)); All(t); }
}
