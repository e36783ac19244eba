// case: override-lure-makers
// category: interface and override
// rationale: one implementation from an old file returns null through a trusted interface; an override drops the base's test of its argument
// csc: none

namespace NullSafety.OverrideLureMakers;

public sealed record Lure(string Feather, int CordCentimetres);

public interface ILureMaker
{
    Lure Make(string quarry);
}

public sealed class WorkshopMaker : ILureMaker
{
    public Lure Make(string quarry) => new(quarry == "grouse" ? "pheasant" : "duck", 250);
}

#nullable disable
public sealed class TravellingMaker : ILureMaker
{
    public Lure Make(string quarry)
    {
        if (quarry == "heron")
        {
            return null;
        }

        return new Lure("rook", 180);
    }
}
#nullable restore

public abstract class WeighingBook
{
    public virtual int Enter(string ring) => string.IsNullOrEmpty(ring) ? 0 : ring.Length;
}

public sealed class PlainBook : WeighingBook
{
}

public sealed class LeatherBook : WeighingBook
{
    private int _lines;

    public override int Enter(string ring)
    {
        _lines++;
        return _lines + ring.Trim().Length; // want: null-deref
    }
}

public sealed class Hawker
{
    private readonly ILureMaker _maker;

    public Hawker(ILureMaker maker) => _maker = maker;

    public int SwingRadius(string quarry) => _maker.Make(quarry).CordCentimetres / 2; // want: null-deref

    public int SwingRadiusIfAny(string quarry)
    {
        var lure = _maker.Make(quarry);
        if (lure is null)
        {
            return 0;
        }

        return lure.CordCentimetres / 2;
    }

    public static int Weigh(WeighingBook book, string? ring) => book.Enter(ring!);
}

public static class Case
{
    public static void DemoSwing() => new Hawker(new TravellingMaker()).SwingRadius("heron");

    public static void DemoWeigh() => Hawker.Weigh(new LeatherBook(), null);

    public static void DemoSafe()
    {
        new Hawker(new WorkshopMaker()).SwingRadius("heron");
        new Hawker(new TravellingMaker()).SwingRadiusIfAny("heron");
        Hawker.Weigh(new PlainBook(), null);
        Hawker.Weigh(new LeatherBook(), "GB-17");
    }
}
