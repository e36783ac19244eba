// case: interface-tax-rules
// category: interface-impl
// rationale: an unannotated implementation answers null through a non-null interface; an override dereferences what callers may leave out
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.InterfaceTaxRules;

public sealed record Parcel(string Country, decimal Value);

public interface ITaxRule
{
    string CodeFor(Parcel parcel);
}

public sealed class DomesticRule : ITaxRule
{
    public string CodeFor(Parcel parcel) => parcel.Value > 100 ? "D1" : "D0";
}

#nullable disable
public sealed class CustomsRule : ITaxRule
{
    private readonly Dictionary<string, string> _codes = new() { ["CH"] = "X7" };

    public string CodeFor(Parcel parcel)
    {
        if (_codes.ContainsKey(parcel.Country))
        {
            return _codes[parcel.Country];
        }

        return null;
    }
}
#nullable enable

public abstract class Printer
{
    public abstract int Print(Parcel parcel, string? remark);
}

public sealed class SlipPrinter : Printer
{
    public override int Print(Parcel parcel, string? remark) =>
        parcel.Country.Length + (remark ?? "").Length;
}

public sealed class LabelPrinter : Printer
{
#nullable disable
    public override int Print(Parcel parcel, string remark)
    {
        return parcel.Country.Length + remark.Trim().Length; // want: null-deref
    }
#nullable enable
}

public sealed class Counter
{
    private readonly ITaxRule _rule;

    public Counter(ITaxRule rule) => _rule = rule;

    public char Band(Parcel parcel)
    {
        string code = _rule.CodeFor(parcel);
        return code[0]; // want: null-deref
    }

    public char BandOrNone(Parcel parcel) => _rule.CodeFor(parcel) is { Length: > 0 } code ? code[0] : '-';
}

public static class Case
{
    private static readonly Parcel Abroad = new("NO", 80m);

    public static void DemoDomestic() => new Counter(new DomesticRule()).Band(Abroad);

    public static void DemoCustoms() => new Counter(new CustomsRule()).Band(Abroad);

    public static void DemoCustomsChecked() => new Counter(new CustomsRule()).BandOrNone(Abroad);

    public static void DemoLabelWithoutRemark() => new LabelPrinter().Print(Abroad, null);

    public static void DemoSlipWithoutRemark() => new SlipPrinter().Print(Abroad, null);
}
