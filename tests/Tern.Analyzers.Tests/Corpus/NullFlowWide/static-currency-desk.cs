// case: static-currency-desk
// category: static-init
// rationale: exchange desk statics read one another before they are assigned
// csc: none

using System.Collections.Generic;

namespace NullSafety.Wide9.CurrencyDesk;

public sealed record Currency(string Code, int Decimals);

public sealed class RateTable
{
    public static readonly RateTable Default = new("EUR");
    private static readonly Dictionary<string, decimal> Pegs = new() { ["EUR"] = 1m, ["BGN"] = 1.95583m };

    private readonly decimal _peg;

    private RateTable(string code)
    {
        _peg = Pegs[code]; // want: null-deref
    }

    public decimal Convert(decimal amount) => amount * _peg;
}

public static class Rounding
{
    public static readonly int DefaultDecimals = Currencies.Home.Decimals; // want: null-deref

    public static decimal Apply(decimal amount) => decimal.Round(amount, DefaultDecimals);
}

public static class Currencies
{
    public static readonly decimal SmallestNote = Rounding.Apply(5.004m);
    public static readonly Currency Home = new("EUR", 2);
}

public static class Board
{
    private static readonly string[] Lines;
    private static readonly string Title;

    static Board()
    {
        Title = "Rates";
        Width = Measure();
        Lines = new[] { Title, "USD 1.08" };
    }

    public static int Width { get; }

    private static int Measure()
    {
        int width = Title.Length;
        foreach (var line in Lines) // want: null-deref
        {
            width = line.Length > width ? line.Length : width;
        }

        return width;
    }
}

public static class Commission
{
    private static readonly List<string> Exempt = new() { "staff" };
    private static readonly int ExemptCount = Exempt.Count;
    private static readonly Currency Base = new("CHF", ExemptCount);

    public static int Digits => Base.Decimals + Base.Code.Length;
}

public static class Desk
{
    public static decimal Demo1() => RateTable.Default.Convert(10m);

    public static decimal Demo2() => Currencies.SmallestNote;

    public static int Demo3() => Board.Width;

    public static int Demo4() => Commission.Digits;
}
