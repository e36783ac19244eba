// case: lazy-print-layout
// category: lazy-delegate
// rationale: lazily made measures, factory delegates and a memo helper hand on a null product
// csc: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.LazyPrintLayout;

public sealed class Metrics
{
    public string Paper { get; init; } = "A4";

    public static Metrics? TryLoad(string printer) => printer.Length > 2 ? new Metrics() : null;
}

public sealed class Memo<TKey, TValue>(Func<TKey, TValue> make) where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<TValue>> _made = new();

    public TValue this[TKey key] => _made.GetOrAdd(key, k => new Lazy<TValue>(() => make(k))).Value;
}

public sealed class Layout
{
    private static readonly Memo<string, Metrics> Loaded = new(p => Metrics.TryLoad(p)!);
    private static readonly Memo<string, Metrics> Defaulted = new(p => Metrics.TryLoad(p) ?? new Metrics());

    private readonly Lazy<string[]> _lines;
    private readonly Func<int, string> _header;

    public Layout(string text, Func<int, string> header)
    {
        _lines = new Lazy<string[]>(() => text.Length == 0 ? null! : text.Split('\n'));
        _header = header;
    }

    public int Height(int page)
    {
        string head = _header(page);
        return head.Length; // want: null-deref
    }

    public int Rows() => _lines.Value.Length; // want: null-deref

    public int RowsOrZero() => _lines.Value is { } lines ? lines.Length : 0;

    public static int PaperWidth(string printer)
    {
        var metrics = Loaded[printer];
        return metrics.Paper.Length; // want: null-deref
    }

    public static int PaperWidthDefaulted(string printer) => Defaulted[printer].Paper.Length;
}

public static class Case
{
    private static string? Odd(int page) => page % 2 == 1 ? "odd" : null;

    public static void Demo1() => new Layout("x", p => Odd(p)!).Height(2);

    public static void Demo2() => new Layout("", p => "h").Rows();

    public static void Demo3() => Layout.PaperWidth("hp");

    public static void Demo4() => _ = Layout.PaperWidthDefaulted("hp") + new Layout("", p => Odd(p) ?? "even").RowsOrZero();
}
