// case: ctor-lighthouse
// category: constructor leak, virtual call in constructor
// rationale: the base constructor calls an override, and a constructor registers a callback, before the fields are set
// csc: none

namespace NullSafety.Lighthouse;

public sealed record Lens(string Order, int Panels);

public abstract class Beacon
{
    protected Beacon(string name)
    {
        Name = name;
        Plate = Inscribe();
    }

    public string Name { get; }

    public string Plate { get; }

    protected abstract string Inscribe();
}

public sealed class FresnelBeacon : Beacon
{
    private readonly Lens _lens;

    public FresnelBeacon(string name, Lens lens)
        : base(name)
    {
        _lens = lens;
    }

    public int Panels => _lens.Panels;

    protected override string Inscribe() => Name + ", order " + _lens.Order; // want: null-deref
}

public sealed class GasBeacon(string name) : Beacon(name)
{
    private readonly string _fuel = "acetylene";

    protected override string Inscribe() => Name + ", " + _fuel.ToUpperInvariant();
}

public sealed class Coast
{
    private readonly List<Keeper> _keepers = new();

    public void Register(Keeper keeper)
    {
        _keepers.Add(keeper);
        keeper.OnDuty("dusk");
    }
}

public sealed class Keeper
{
    private readonly List<string> _log;

    public Keeper(Coast coast, bool logFirst)
    {
        if (logFirst)
        {
            _log = new List<string>();
            coast.Register(this);
            return;
        }

        coast.Register(this);
        _log = new List<string>();
    }

    public void OnDuty(string watch)
    {
        _log.Add(watch); // want: null-deref
    }
}

public static class Case
{
    public static void DemoFresnel() => Read(new FresnelBeacon("Skerry", new Lens("first", 24)));

    private static int Read(Beacon beacon) => beacon.Plate.Length;

    public static void DemoGas() => Read(new GasBeacon("Ness"));

    public static void DemoKeeper() => new Keeper(new Coast(), false);

    public static void DemoKeeperLogFirst() => new Keeper(new Coast(), true);
}
