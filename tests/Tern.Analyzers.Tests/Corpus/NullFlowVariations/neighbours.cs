// Objects that lead to each other: what is set on one of them is set on the object that the caller has.
namespace Variations.Neighbours;

public sealed class Wagon
{
    public string Load = "coal";

    public Wagon? Behind { get; set; }

    public Wagon? Ahead { get; set; }

    public void Couple(Wagon other)
    {
        Behind = other;
        other.Ahead = this;
    }

    public int Uncouple()
    {
        if (Behind is null)
        {
            return 0;
        }

        Behind.Ahead!.Behind = null;
        return Behind.Load.Length; // want: null-deref
    }

    public int Release()
    {
        var other = Behind!;
        other.Ahead!.Behind = null;
        return other.Load.Length;
    }

    public int Shunt()
    {
        if (Behind!.Ahead!.Behind is null)
        {
            return 0;
        }

        Behind = null;
        return Load.Length;
    }
}

public sealed class Tray
{
    public string? Label = "t";

    public Tray? Lid { get; set; }

    public int Wipe()
    {
        if (Label is null)
        {
            return 0;
        }

        Lid!.Label = null;
        return Label.Length;
    }

    public int WipeSelf()
    {
        if (Label is null)
        {
            return 0;
        }

        Lid!.Label = null;
        return Label.Length; // want: null-deref
    }
}

public static class Case
{
    private static Wagon Train()
    {
        var first = new Wagon();
        first.Couple(new Wagon());
        return first;
    }

    public static int Demo1() => Train().Uncouple();

    public static int Demo2() => Train().Release();

    public static int Demo3() => Train().Shunt();

    public static int Demo4() => new Tray { Lid = new Tray() }.Wipe();

    public static int Demo5()
    {
        var tray = new Tray();
        tray.Lid = tray;
        return tray.WipeSelf();
    }
}
