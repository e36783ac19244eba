// Bodies that no object runs as its own, and objects that a factory makes.
namespace Variations.Inherited;

public interface INotice
{
    string? Footer => null;

    int Width => Footer!.Length;
}

public sealed class Poster : INotice
{
    public string Footer => "printed in Kiel";
}

public sealed class Leaflet(string town) : INotice
{
    public string Footer => town;
}

public interface ISigned
{
    string? Seal => null;

    int Weight => Seal!.Length; // want: null-deref
}

public sealed class Deed : ISigned
{
    public string Seal => "wax";
}

public sealed class Draft : ISigned;

public abstract class Gauge
{
    public virtual string? Unit => null;

    public int Digits() => Unit!.Length;
}

public sealed class Barometer : Gauge
{
    public override string Unit => "hPa";
}

public abstract class Meter
{
    public virtual string? Unit => null;

    public int Digits() => Unit!.Length; // want: null-deref
}

public sealed class Voltmeter : Meter
{
    public override string Unit => "V";
}

public sealed class Counter : Meter;

public interface ILid
{
    string? Latch { get; }
}

public sealed class OpenTop : ILid
{
    public string? Latch => null;
}

public sealed class Hinged : ILid
{
    public string? Latch => "brass";
}

public abstract class Crate
{
    public abstract bool Closes { get; }

    public abstract ILid Lid();

    public int Lock() => Closes ? Lid().Latch!.Length : 0;

    public int Force() => Lid().Latch!.Length; // want: null-deref
}

public sealed class Tray : Crate
{
    public override bool Closes => false;

    public override ILid Lid() => new OpenTop();
}

public sealed class Chest : Crate
{
    public override bool Closes => true;

    public override ILid Lid() => new Hinged();
}

public static class Uses
{
    public static int DemoNotices()
    {
        INotice[] all = [new Poster(), new Leaflet("Kiel")];
        return all.Sum(n => n.Width);
    }

    public static int DemoSigned()
    {
        ISigned[] all = [new Deed(), new Draft()];
        return all.Sum(s => s.Weight);
    }

    public static int DemoGauge() => new Barometer().Digits();

    public static int DemoMeters()
    {
        Meter[] all = [new Voltmeter(), new Counter()];
        return all.Sum(m => m.Digits());
    }

    public static int DemoLocks()
    {
        Crate[] all = [new Tray(), new Chest()];
        return all.Sum(c => c.Lock());
    }

    public static int DemoForce()
    {
        Crate[] all = [new Chest(), new Tray()];
        return all.Sum(c => c.Force());
    }
}
