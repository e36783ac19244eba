// case: invoice-layout
// category: ctor-leak
// rationale: the base constructor calls a virtual hook that reads fields the derived constructor sets only afterwards
// csc: none

namespace NullSafety.InvoiceLayout;

public sealed class Theme(string font)
{
    public string Font { get; } = font;
}

public abstract class Document
{
    private readonly List<string> _header = new();

    protected Document(string title)
    {
        Title = title;
        _header.Add(Title.ToUpperInvariant());
        BuildHeader(_header);
    }

    public string Title { get; }

    public int HeaderSize => _header.Count;

    protected abstract void BuildHeader(List<string> lines);
}

public sealed class Invoice : Document
{
    private readonly Theme _theme;

    public Invoice(string number, Theme theme)
        : base("Invoice " + number)
    {
        _theme = theme;
    }

    protected override void BuildHeader(List<string> lines)
    {
        lines.Add("font=" + _theme.Font); // want: null-deref
    }
}

public sealed class Receipt : Document
{
    private readonly string _currency = "EUR";

    public Receipt(string number)
        : base("Receipt " + number)
    {
    }

    protected override void BuildHeader(List<string> lines) => lines.Add(_currency.ToLowerInvariant() + Title.Length);
}

public sealed class Reminder : Document
{
    private readonly List<string> _notes;

    public Reminder(string number, params string[] notes)
        : base("Reminder " + number)
    {
        _notes = notes.ToList();
    }

    public int Notes => _notes.Count;

    protected override void BuildHeader(List<string> lines)
    {
        foreach (string note in _notes) // want: null-deref
        {
            lines.Add(note);
        }
    }
}

public static class Demos
{
    public static void DemoInvoice() => _ = new Invoice("7", new Theme("Inter")).HeaderSize;

    public static void DemoReceipt() => _ = new Receipt("8").HeaderSize;

    public static void DemoReminder() => _ = new Reminder("9", "overdue").Notes;
}
