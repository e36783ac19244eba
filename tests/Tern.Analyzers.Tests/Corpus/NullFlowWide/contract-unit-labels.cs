// case: contract-unit-labels
// category: contracts
// rationale: helpers whose result is null exactly for a null input, for a constant mode, or when both sides are absent
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.ContractUnitLabels;

public enum Style
{
    Long,
    Short,
    Hidden,
}

public sealed record Unit(string Name, string Symbol);

public static class Labels
{
    private static readonly Unit Metre = new("metre", "m");

    public static string? Clean(string? raw)
    {
        if (raw is null)
        {
            return null;
        }

        return raw.Trim().ToLowerInvariant();
    }

    public static string? Of(Unit unit, Style style) => style switch
    {
        Style.Long => unit.Name,
        Style.Short => unit.Symbol,
        _ => null,
    };

    public static Unit? Prefer(Unit? first, Unit? second) => first ?? second;

    public static Unit Default => Metre;
}

public sealed class Axis
{
    public string? RawTitle { get; set; }

    public Unit? Unit { get; set; }

    public int TitleWidth()
    {
        return Labels.Clean(RawTitle)!.Length; // want: null-deref
    }

    public int FixedTitleWidth() => Labels.Clean(" Time ")!.Length;

    public int HiddenWidth()
    {
        string label = Labels.Of(Labels.Default, Style.Hidden)!;
        return label.Length; // want: null-deref
    }

    public int ShortWidth()
    {
        string label = Labels.Of(Labels.Default, Style.Short)!;
        return label.Length;
    }

    public string SymbolWith(Unit? inherited)
    {
        var unit = Labels.Prefer(Unit, inherited)!;
        return unit.Symbol; // want: null-deref
    }

    public string SymbolOrMetre()
    {
        var unit = Labels.Prefer(Unit, Labels.Default)!;
        return unit.Symbol;
    }
}

public static class Case
{
    public static void DemoNoTitle() => new Axis().TitleWidth();

    public static void DemoFixedTitle() => new Axis().FixedTitleWidth();

    public static void DemoHidden() => new Axis().HiddenWidth();

    public static void DemoShort() => new Axis().ShortWidth();

    public static void DemoNoUnit() => new Axis().SymbolWith(null);

    public static void DemoMetre() => new Axis().SymbolOrMetre();
}
