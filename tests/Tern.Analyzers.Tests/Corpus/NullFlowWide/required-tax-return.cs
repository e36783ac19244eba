// case: required-tax-return
// category: required-bypass
// rationale: SetsRequiredMembers, a generic new and Activator get around required; a with expression empties one
// csc: none

using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.RequiredTaxReturn;

public abstract record Form
{
    public required string Year { get; init; }
    public required string Office { get; init; }
}

public sealed record IncomeForm : Form
{
    public IncomeForm()
    {
    }

#nullable disable warnings
    [SetsRequiredMembers]
    public IncomeForm(int year) => Year = year.ToString();
#nullable restore warnings

    public string? Agent { get; init; }
}

public sealed record WealthForm : Form
{
    [SetsRequiredMembers]
    public WealthForm(int year) => (Year, Office) = (year.ToString(), "central");
}

public static class Forms
{
    public static T Blank<T>() where T : Form => (T)Activator.CreateInstance(typeof(T))!;

    public static Form Redact(Form f) => f with { Office = f is WealthForm ? f.Office : null! };
}

public static class Filing
{
    public static string Envelope(Form f) => f.Year + "/" + f.Office.ToLowerInvariant(); // want: null-deref

    public static int YearWidth<T>() where T : Form
    {
        Form form = Forms.Blank<T>();
        return form.Year.Length; // missed: null-deref
    }

    public static int OfficeWidth(Form f)
    {
        var slim = Forms.Redact(f);
        return slim.Office.Length; // want: null-deref
    }

    public static int OfficeKept(Form f) => (f with { Year = "now" }).Office.Length;
}

public static class Case
{
    private static readonly IncomeForm Full = new() { Year = "2024", Office = "north" };

    public static void Demo1() => Filing.Envelope(new IncomeForm(2024));

    public static void Demo2() => Filing.YearWidth<IncomeForm>();

    public static void Demo3() => Filing.OfficeWidth(Full);

    public static void Demo4() => _ = Filing.Envelope(new WealthForm(2024)).Length + Filing.OfficeKept(Full) + Filing.OfficeKept(new WealthForm(1)) + Filing.Envelope(Full).Length;
}
