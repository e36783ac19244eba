// case: swallow-barcode-scanner
// category: swallowed-exception
// rationale: empty catch blocks, a filter and a finally around assignments whose result is used afterwards
// csc: none

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace NullSafety.Wide.SwallowBarcodeScanner;

public sealed class Label(string ean)
{
    public string Ean { get; } = ean;
    public string[] Lines { get; init; } = [];
}

public sealed class Scanner
{
    private Label _last = null!;
    private int _failures;

    private static Label Decode(string raw)
    {
        if (raw.Length != 4)
            throw new InvalidDataException(raw);

        return new Label(raw);
    }

    public int Scan(string raw)
    {
        try
        {
            _last = Decode(raw);
        }
        catch (InvalidDataException)
        {
            _failures++;
        }

        return _last.Ean.Length; // want: null-deref
    }

    public int ScanChecked(string raw)
    {
        Label? label = null;
        try
        {
            label = Decode(raw);
        }
        catch (InvalidDataException) when (++_failures < 10)
        {
        }

        return label == null ? -1 : label.Ean.Length;
    }

    private Label Quiet(Func<Label> read)
    {
        try { return read(); }
        catch { return null!; }
        finally { _failures++; }
    }

    public int Batch(params string[] raws)
    {
        int n = 0;
        foreach (string raw in raws)
        {
            var label = Quiet(() => Decode(raw));
            n += label.Lines.Length; // want: null-deref
        }

        return n;
    }

    public int BatchSafe(params string[] raws) => raws.Select(r => Quiet(() => Decode(r))).Where(l => l != null).Sum(l => l.Lines.Length);
}

public static class Demos
{
    public static void Demo1() => new Scanner().Scan("12");
    public static void Demo2() => new Scanner().Scan("1234");
    public static void Demo3() => Console.Write(new Scanner().ScanChecked("12") + new Scanner().ScanChecked("1234"));
    public static void Demo4() => new Scanner().Batch("1234", "5");
    public static void Demo5() => Console.Write(new Scanner().BatchSafe("1234", "5") + new Scanner().Batch("1234"));
}
