// case: event-kiln
// category: event, delegate removal
// rationale: an event declared = null! is raised without a handler, and a hook is null after its last handler is removed
// csc: none

namespace NullSafety.EventKiln;

public sealed class KilnEventArgs : EventArgs
{
    public KilnEventArgs(int celsius) => Celsius = celsius;

    public int Celsius { get; }
}

public sealed class Kiln
{
    private Action<int> _vent = static _ => { };
    private int _celsius = 20;

    public event EventHandler<KilnEventArgs> Overheated = null!;

    public event EventHandler<KilnEventArgs> Cooled = delegate { };

    public void OnVent(Action<int> handler) => _vent = handler;

    public void RemoveVent(Action<int> handler) => _vent = (_vent - handler)!;

    public void Fire(int step)
    {
        _celsius += step;
        if (_celsius > 1300)
        {
            Overheated(this, new KilnEventArgs(_celsius)); // want: null-deref
        }
    }

    public void Rest()
    {
        _celsius = 20;
        Cooled(this, new KilnEventArgs(_celsius));
    }

    public void Vent(int percent)
    {
        _vent(percent); // want: null-deref
    }

    public void VentQuietly(int percent) => _vent?.Invoke(percent);
}

public sealed class Potter
{
    public int Warnings { get; private set; }
    public int Flap { get; private set; }

    public void Watch(Kiln kiln) => kiln.Overheated += (_, e) => Warnings += e.Celsius > 1350 ? 2 : 1;

    public void SetFlap(int percent) => Flap = percent;
}

public static class Case
{
    public static void DemoUnwatched() => new Kiln().Fire(1400);

    public static void DemoWatched()
    {
        var kiln = new Kiln();
        new Potter().Watch(kiln);
        kiln.Fire(1400);
        kiln.Rest();
    }

    public static void DemoVentRemoved()
    {
        var kiln = new Kiln();
        var potter = new Potter();
        kiln.OnVent(potter.SetFlap);
        kiln.Vent(40);
        kiln.RemoveVent(potter.SetFlap);
        kiln.VentQuietly(30);
        kiln.Vent(60);
    }
}
