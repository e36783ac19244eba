// case: struct-cash-drawer
// category: struct-default
// rationale: a default struct comes out of an empty search or a missed dictionary key and its reference member is null
// csc: none

namespace NullSafety.StructCashDrawer;

public sealed class Currency(string code, int digits)
{
    public string Code { get; } = code;

    public int Digits { get; } = digits;
}

public readonly struct Money(long minor, Currency currency)
{
    public long Minor { get; } = minor;

    public Currency Currency { get; } = currency;

    public Money Plus(Money other) => new(Minor + other.Minor, Currency ?? other.Currency);

    public override string ToString()
    {
        return Minor + " " + Currency.Code; // want: null-deref
    }

    public string ToText() => Currency is null ? "0" : Minor + " " + Currency.Code;
}

public sealed class Drawer
{
    private readonly Dictionary<string, Money> _floats = new();

    public void Put(string till, Money money)
    {
        _floats.TryGetValue(till, out Money before);
        _floats[till] = before.Plus(money);
    }

    public Money Total()
    {
        Money sum = default;
        foreach (Money m in _floats.Values)
        {
            sum = sum.Plus(m);
        }

        return sum;
    }

    public int DigitsOf(string till)
    {
        _floats.TryGetValue(till, out Money money);
        return money.Currency.Digits; // want: null-deref
    }

    public int DigitsOr(string till, int digits) => _floats.TryGetValue(till, out Money money) ? money.Currency.Digits : digits;

    public long MinorOf(string till)
    {
        _floats.TryGetValue(till, out Money money);
        return money.Minor;
    }
}

public static class Case
{
    private static readonly Currency Euro = new("EUR", 2);

    public static void Demo1() => Console.WriteLine(new Drawer().Total().ToString());

    public static void Demo2() => new Drawer().DigitsOf("bar");

    public static void Demo3()
    {
        var drawer = new Drawer();
        Console.WriteLine(drawer.Total().ToText() + drawer.MinorOf("bar") + drawer.DigitsOr("bar", 0));
        drawer.Put("bar", new Money(500, Euro));
        drawer.Put("bar", new Money(250, Euro));
        Console.WriteLine(drawer.Total().ToString() + drawer.DigitsOf("bar") + drawer.DigitsOr("bar", 0));
    }
}
