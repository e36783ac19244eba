// case: neg-tax-brackets
// category: negative-loops
// rationale: a linked bracket table with null ends, searched by loops that cannot leave with null in hand
// csc: silent

namespace NullSafety.Blind.NegTaxBrackets;

public sealed class Bracket(decimal floor, decimal rate)
{
    public decimal Floor => floor;

    public decimal Rate => rate;

    public Bracket? Next { get; private set; }

    public Bracket Then(decimal nextFloor, decimal nextRate)
    {
        Next = new Bracket(nextFloor, nextRate);
        return Next;
    }
}

public sealed class Schedule
{
    private readonly Bracket _head;

    public Schedule(Bracket head) => _head = head;

    public decimal Marginal(decimal income)
    {
        var bracket = _head;
        while (bracket.Next != null && bracket.Next.Floor <= income)
        {
            bracket = bracket.Next;
        }

        return bracket.Rate;
    }

    public decimal Tax(decimal income)
    {
        decimal tax = 0;
        for (Bracket? b = _head; b != null && b.Floor < income; b = b.Next)
        {
            decimal top = b.Next is { } next ? Math.Min(next.Floor, income) : income;
            tax += (top - b.Floor) * b.Rate;
        }

        return tax;
    }

    public Bracket Top()
    {
        Bracket last;
        Bracket? walker = _head;
        do
        {
            last = walker;
            walker = walker.Next;
        }
        while (walker != null);
        return last;
    }

    public string Steepest()
    {
        Bracket? best = null;
        for (var b = _head; b != null; b = b.Next)
        {
            if (best == null || b.Rate > best.Rate)
            {
                best = b;
            }
        }

        return best!.Rate.ToString("P0", System.Globalization.CultureInfo.InvariantCulture);
    }
}

public static class Case
{
    private static Schedule Build()
    {
        var head = new Bracket(0, 0.1m);
        head.Then(10_000, 0.2m).Then(40_000, 0.4m);
        return new Schedule(head);
    }

    public static void DemoTax() => _ = Build().Tax(55_000) + Build().Tax(0) + Build().Marginal(20_000);

    public static void DemoTop() => _ = Build().Top().Rate + Build().Steepest().Length;
}
