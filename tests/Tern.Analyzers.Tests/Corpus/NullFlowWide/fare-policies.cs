// case: fare-policies
// category: interface-impl
// rationale: one of several fare policies has no discount, and one of several exporters is handed null through its interface
// csc: none

namespace NullSafety.Blind.FarePolicies;

public sealed class Discount(string code, int percent)
{
    public string Code { get; } = code;
    public int Percent { get; } = percent;
}

public abstract class FarePolicy
{
    public abstract Discount For(int age);

    public virtual string Label() => "fare";
}

public sealed class AgePolicy : FarePolicy
{
    private static readonly Discount Child = new("CH", 50), Adult = new("AD", 0);

    public override Discount For(int age) => age < 14 ? Child : Adult;
}

#nullable disable
public sealed class SeniorPolicy : FarePolicy
{
    public override Discount For(int age)
    {
        if (age >= 65)
        {
            return new Discount("SE", 30);
        }

        return null;
    }

    public override string Label() => "senior";
}

public interface IReceipt
{
    int Width(string note);
}

public sealed class PaperReceipt : IReceipt
{
    public int Width(string note)
    {
        return note.Length * 2; // want: null-deref
    }
}

public sealed class ScreenReceipt : IReceipt
{
    public int Width(string note) => string.IsNullOrEmpty(note) ? 1 : note.Length;
}

public sealed class Counter
{
    public int Print(IReceipt receipt, bool refund) => receipt.Width(refund ? "refund" : null);
}

#nullable enable
public static class Fares
{
    public static int Price(FarePolicy policy, int age, int full)
    {
        return full * (100 - policy.For(age).Percent) / 100; // want: null-deref
    }

    public static string Code(AgePolicy policy, int age) => policy.For(age).Code + policy.Label().Length;
}

public static class Case
{
    public static void Demo1() => Fares.Price(new AgePolicy(), 30, 400);

    public static void Demo2() => Fares.Price(new SeniorPolicy(), 30, 400);

    public static void Demo3() => Fares.Code(new AgePolicy(), 30);

    public static void Demo4() => new Counter().Print(new PaperReceipt(), false);

    public static void Demo5() => new Counter().Print(new ScreenReceipt(), false);

    public static void Demo6() => new Counter().Print(new PaperReceipt(), true);
}
