// case: neg-ferry-lifecycle
// category: negative
// rationale: late-initialised fields that every factory and every caller sets before use
// csc: silent

namespace NullSafety.NegFerryLifecycle;

public sealed class Crew
{
    public Crew(string captain) => Captain = captain;
    public string Captain { get; }
}

public sealed class Ferry
{
    private Crew _crew = null!;
    private string[] _cabins = null!;
    private string? _berth;

    private Ferry()
    {
    }

    public static Ferry Launch(string captain, int cabins)
    {
        var ferry = new Ferry();
        ferry.Man(new Crew(captain));
        ferry.FitOut(cabins);
        return ferry;
    }

    public string Describe()
    {
        var text = _crew.Captain + ": " + _cabins[0].Length;
        if (_berth != null)
        {
            Inspect();
            text += " at " + _berth.Trim();
        }

        return text;
    }

    public void Dock(string berth) => _berth = berth;
    public void CastOff() => _berth = null;

    public int BerthWidth()
    {
        EnsureDocked();
        return _berth!.Length;
    }

    private void EnsureDocked()
    {
        if (_berth is null)
        {
            Dock("roads");
        }
    }

    private void Inspect()
    {
        for (var i = 0; i < _cabins.Length; i++)
        {
            _cabins[i] = _cabins[i].ToUpperInvariant();
        }
    }

    private void Man(Crew crew) => _crew = crew;

    private void FitOut(int cabins)
    {
        _cabins = new string[cabins];
        for (var i = 0; i < cabins; i++)
        {
            _cabins[i] = "cabin " + i;
        }
    }
}

public static class Case
{
    public static void DemoAtSea() => Ferry.Launch("Olsen", 3).Describe();

    public static void DemoDocked()
    {
        var ferry = Ferry.Launch("Olsen", 3);
        ferry.Dock(" B2 ");
        ferry.Describe();
    }

    public static void DemoCastOff()
    {
        var ferry = Ferry.Launch("Olsen", 1);
        ferry.Dock("B2");
        ferry.CastOff();
        ferry.BerthWidth();
        ferry.Describe();
    }
}
