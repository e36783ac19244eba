// case: report-columns
// category: primary-constructor
// rationale: a null handed to a primary constructor is captured and dereferenced by a method much later
// csc: none

using System.Globalization;
using System.Text;

namespace NullSafety.Blind.ReportColumns;

public interface IColumn
{
    string Header { get; }

    string Render(decimal value);
}

public sealed class NumberColumn(string header, CultureInfo culture) : IColumn
{
    public string Header { get; } = header;

    // decimal.ToString accepts a null provider
    public string Render(decimal value) => value.ToString("N2", culture);
}

public sealed class MoneyColumn(string header, CultureInfo culture, string? unit = null) : IColumn
{
    private readonly string _unit = unit ?? "EUR";

    public string Header => header + " (" + _unit + ")";

    public string Render(decimal value)
    {
        string separator = culture.NumberFormat.CurrencyDecimalSeparator; // want: null-deref
        return decimal.Truncate(value) + separator + "00 " + _unit.ToLowerInvariant();
    }
}

public struct Footer(string note, int rows)
{
    public readonly string Line => rows + " rows" + (note is null ? "" : ", " + note.Trim());
}

public sealed class ReportWriter(IReadOnlyList<IColumn> columns, Func<decimal, bool> filter)
{
    private readonly StringBuilder _out = new();

    public void Header() => _out.AppendJoin('|', columns.Select(c => c.Header)).AppendLine();

    public void Row(decimal value)
    {
        if (!filter(value)) // want: null-deref
        {
            return;
        }

        foreach (var column in columns)
        {
            _out.Append(column.Render(value)).Append('|');
        }
    }

    public string Finish(Footer footer) => _out.AppendLine(footer.Line).ToString();
}

public static class Reports
{
    public static ReportWriter Create(bool all, params IColumn[] columns)
    {
        Func<decimal, bool> positive = v => v > 0;
        return new ReportWriter(columns, all ? null! : positive);
    }
}

public static class Case
{
    private static CultureInfo CultureOf(string code) => code == "" ? null! : CultureInfo.InvariantCulture;

    public static void DemoMoney()
    {
        var writer = Reports.Create(false, new MoneyColumn("Net", CultureOf("")));
        writer.Header();
        writer.Row(12m);
    }

    public static void DemoAllRows() => Reports.Create(true).Row(1m);

    public static void DemoSafe()
    {
        var writer = Reports.Create(false, new NumberColumn("Sum", CultureOf("")), new MoneyColumn("Net", CultureOf("en"), "USD"));
        writer.Row(-1m);
        writer.Row(5m);
        writer.Finish(new Footer(null!, 1));
        Reports.Create(true, new MoneyColumn("Tax", CultureOf(""))).Header();
    }
}
