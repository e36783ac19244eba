// case: contract-unit-converter
// category: contract
// rationale: the result is null for one constant of an enum, for a null argument through two helpers, or when a chain of ?. is broken
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ContractUnitConverter;

public enum Style
{
    None,
    Short,
    Long,
}

public sealed class Measure
{
    public Unit? Unit { get; init; }
}

public sealed class Unit
{
    public string Symbol { get; init; } = "m";
}

public static class Convert
{
    public static string Suffix(Style style) => style switch
    {
        Style.Short => "m",
        Style.Long => " metres",
        _ => null!,
    };

    public static string Symbol(Measure? m) => m?.Unit?.Symbol!;

    public static string Upper(string text) => text is null ? text! : text.ToUpperInvariant();

    public static string Code(Measure? m) => Upper(Symbol(m));
}

public static class Case
{
    private static int Plain()
    {
        return Convert.Suffix(Style.None).Length; // want: null-deref
    }

    private static int Abbreviated()
    {
        return Convert.Suffix(Style.Short).Length + Convert.Suffix(Style.Long).Length;
    }

    private static int CodeWidth(Measure m)
    {
        var code = Convert.Code(m);
        return code.Length; // want: null-deref
    }

    private static int CodeOfUnit()
    {
        var code = Convert.Upper(new Unit().Symbol);
        return code.Length;
    }

    private static bool Same(Measure a, Measure b)
    {
        if (a.Unit?.Symbol == b.Unit?.Symbol)
        {
            return a.Unit!.Symbol.Equals(b.Unit!.Symbol, StringComparison.Ordinal); // want: null-deref
        }

        return false;
    }

    public static int Demo1() => Plain();

    public static int Demo2() => Abbreviated() + CodeOfUnit() + CodeWidth(new Measure { Unit = new Unit() });

    public static int Demo3() => CodeWidth(new Measure());

    public static bool Demo4() => Same(new Measure(), new Measure());

    public static bool Demo5() => Same(new Measure { Unit = new Unit() }, new Measure());
}
