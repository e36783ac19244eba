// case: dispose-ice-core
// category: use after Dispose
// rationale: the drill's log is released by Dispose, yet a lazily enumerated query or a kept handle reads it afterwards
// csc: none

namespace NullSafety.DisposeIceCore;

public sealed record Segment(double TopMetres, string Dust);

public sealed class CoreBarrel : IDisposable
{
    private List<Segment> _segments = new();
    private TextWriter _log = new StringWriter();

    public bool IsStowed => _segments is null;

    public void Drill(double top, string dust)
    {
        _segments.Add(new Segment(top, dust)); // want: null-deref
        _log.WriteLine(top);
    }

    public bool TryDrill(double top, string dust)
    {
        if (IsStowed)
        {
            return false;
        }

        _segments.Add(new Segment(top, dust));
        return true;
    }

    public int Depth()
    {
        ObjectDisposedException.ThrowIf(_segments is null, this);
        return _segments.Count;
    }

    public IEnumerable<string> DustLayers()
    {
        for (var i = 0; i < _segments.Count; i++) // want: null-deref
        {
            yield return _segments[i].Dust;
        }
    }

    public void Dispose()
    {
        _log?.Dispose();
        _log = null!;
        _segments = null!;
    }
}

public static class Camp
{
    public static string[] Layers()
    {
        IEnumerable<string> layers;
        using (var barrel = new CoreBarrel())
        {
            barrel.Drill(101.5, "Laki 1783");
            layers = barrel.DustLayers();
        }

        return layers.ToArray();
    }

    public static string[] LayersInTime()
    {
        using var barrel = new CoreBarrel();
        barrel.Drill(101.5, "Laki 1783");
        return barrel.DustLayers().ToArray();
    }

    public static void LateShift()
    {
        var barrel = new CoreBarrel();
        barrel.Drill(88.0, "none");
        barrel.Dispose();
        barrel.Drill(89.0, "Hekla 1104");
    }

    public static bool LateShiftChecked()
    {
        var barrel = new CoreBarrel();
        barrel.Drill(88.0, "none");
        var depth = barrel.Depth();
        barrel.Dispose();
        return barrel.TryDrill(89.0 + depth, "Hekla 1104");
    }
}

public static class Case
{
    public static void DemoLayers() => Camp.Layers();

    public static void DemoLayersInTime() => Camp.LayersInTime();

    public static void DemoLateShift() => Camp.LateShift();

    public static void DemoLateShiftChecked() => Camp.LateShiftChecked();
}
