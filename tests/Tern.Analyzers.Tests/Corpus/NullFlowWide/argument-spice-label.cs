// case: argument-spice-label
// category: ! on an argument
// rationale: an optional text is pushed with ! into a printer that measures it
// csc: none

namespace NullSafety.ArgumentSpiceLabel;

public sealed class Spice
{
    public Spice(string name, string? origin, string? warning)
    {
        Name = name;
        Origin = origin;
        Warning = warning;
    }

    public string Name { get; }
    public string? Origin { get; }
    public string? Warning { get; }
}

public sealed class LabelPrinter
{
    private readonly int _width;
    private readonly List<string> _lines = new();

    public LabelPrinter(int width) => _width = width;

    public IReadOnlyList<string> Lines => _lines;

    public void Centre(string text)
    {
        int pad = Math.Max(0, (_width - text.Length) / 2); // want: null-deref
        _lines.Add(new string(' ', pad) + text);
    }

    public void Boxed(string text)
    {
        foreach (string word in text.Split(' ')) // want: null-deref
        {
            _lines.Add("[" + word + "]");
        }
    }

    public void LeftIfAny(string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            _lines.Add(text.Trim());
        }
    }
}

public static class Labels
{
    public static int Front(Spice s)
    {
        var printer = new LabelPrinter(24);
        printer.Centre(s.Name);
        printer.Centre(s.Origin!);
        return printer.Lines.Count;
    }

    public static int Back(Spice s)
    {
        var printer = new LabelPrinter(24);
        printer.Boxed(s.Warning!);
        return printer.Lines.Count;
    }

    public static int Side(Spice s)
    {
        var printer = new LabelPrinter(12);
        printer.LeftIfAny(s.Origin!);
        printer.LeftIfAny(s.Warning!);
        return printer.Lines.Count;
    }
}

public static class Case
{
    private static readonly Spice Cumin = new("Cumin", null, null);

    public static void DemoFront() => Labels.Front(Cumin);

    public static void DemoBack() => Labels.Back(Cumin);

    public static void DemoSide() => Labels.Side(Cumin);

    public static void DemoComplete() => Labels.Front(new Spice("Saffron", "Khorasan", "keep dry"));
}
