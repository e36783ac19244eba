// case: swallow-label-printer
// category: exception-flow
// rationale: a label printer goes on after a swallowed exception, a filter or a skipped task
// csc: partial

using System;
using System.Linq;
using System.Threading.Tasks;

namespace NullSafety.Wide.SwallowLabelPrinter;

internal sealed class Label
{
    public string Text { get; init; } = "";
    public string? Barcode { get; init; }
}

internal sealed class Printer
{
    private Task? _job;
    private int _errors;

    private static Label Parse(string raw)
    {
        return raw.Length > 0 ? new Label { Text = raw } : throw new FormatException();
    }

    private bool Note(Exception e) => e is FormatException && ++_errors > 0;

    private Label? ParseOrNull(string raw)
    {
        try
        {
            return Parse(raw);
        }
        catch (Exception e) when (Note(e))
        {
            return null;
        }
    }

    public int Print(params string[] raw)
    {
        int n = 0;
        var labels = raw.Select(ParseOrNull).ToArray();
        Array.ForEach(labels!, l => n += l!.Text.Length); // want: null-deref
        return n;
    }

    public int PrintGood(params string[] raw) => raw.Select(ParseOrNull).OfType<Label>().Sum(l => l.Text.Length);

    public void Start(string raw)
    {
        try
        {
            var label = Parse(raw);
            _job = Task.Run(() => label.Text.Length);
        }
        catch (FormatException)
        {
            _errors++;
        }
    }

    public async Task Finish() => await _job!; // want: null-deref
    public Task FinishSafe() => _job ?? Task.CompletedTask;

    public static int Barcode(string raw) => Parse(raw).Barcode.Length; // want: null-deref
}

public static class Demos
{
    public static void DemoPrint() => new Printer().Print("a", "");
    public static void DemoPrintGood() => new Printer().PrintGood("a", "");
    public static void DemoBarcode() => Printer.Barcode("a");
    public static async Task DemoFinish()
    {
        var printer = new Printer();
        printer.Start("a");
        await printer.Finish();
        await new Printer().FinishSafe();
    }

    public static async Task DemoFinishBad()
    {
        var printer = new Printer();
        printer.Start("");
        await printer.Finish();
    }
}
