// case: ambient-shift
// category: globals
// rationale: the ambient shift is only set inside a scope, and the shared register is gone after closing time
// csc: none

namespace NullSafety.Blind.AmbientShift;

public sealed class Shift(string clerk)
{
    public string Clerk { get; } = clerk;
    public decimal Takings { get; set; }
}

public static class Ambient
{
    private static readonly AsyncLocal<Shift> Flow = new();

    public static Shift Current => Flow.Value!;

    public static Shift Required => Flow.Value ?? throw new InvalidOperationException("no shift");

    public static IDisposable Begin(string clerk)
    {
        var outer = Flow.Value;
        Flow.Value = new Shift(clerk);
        return new Scope(outer);
    }

    private sealed class Scope(Shift? outer) : IDisposable
    {
        public void Dispose() => Flow.Value = outer!;
    }
}

public static class Shop
{
    private static List<decimal> s_register = null!;

    public static void Open() => s_register = new List<decimal>();

    public static void Close() => s_register = null!;

    public static void Ring(decimal price)
    {
        s_register.Add(price); // want: null-deref
    }

    public static int Receipts() => s_register?.Count ?? 0;
}

public static class Till
{
    public static string Sell(decimal price)
    {
        var shift = Ambient.Current;
        shift.Takings += price; // want: null-deref
        return shift.Clerk;
    }

    public static string Who()
    {
        using (Ambient.Begin("Mara"))
        {
            return Ambient.Required.Clerk;
        }
    }
}

public static class Case
{
    public static void Demo1()
    {
        using (Ambient.Begin("Nils"))
        {
            Till.Sell(3m);
        }

        Till.Sell(4m);
    }

    public static void Demo2() => Till.Who();

    public static void Demo3()
    {
        Shop.Open();
        Shop.Ring(2.5m);
        Shop.Close();
        Shop.Ring(1m);
    }

    public static void Demo4()
    {
        Shop.Open();
        Shop.Close();
        Shop.Receipts();
    }
}
