// case: dispose-telescope-session
// category: use-after-dispose
// rationale: an observing session is used again after Dispose dropped its mount
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide9.TelescopeSession;

public sealed class Mount : IDisposable
{
    public double Azimuth { get; private set; }

    public bool Parked { get; private set; }

    public void Slew(double azimuth) => Azimuth = azimuth;

    public void Dispose() => Parked = true;
}

public sealed class Session : IDisposable
{
    private Mount _mount;
    private readonly List<string> _targets = new();
    private Action<string>? _guide;

    public Session(Mount mount)
    {
        _mount = mount;
        _guide = _targets.Add;
    }

    public double Point(string target, double azimuth)
    {
        _guide?.Invoke(target);
        _mount.Slew(azimuth); // want: null-deref
        return _mount.Azimuth;
    }

    public int Observed => _targets.Count;

    public void Dispose()
    {
        _guide = null;
        _mount?.Dispose();
        _mount = null!;
    }
}

public sealed class Night : IDisposable
{
    private Session? _session = new(new Mount());

    public Session Session => _session ?? throw new ObjectDisposedException(nameof(Night));

    public bool IsOver => _session is null;

    public void Dispose()
    {
        _session?.Dispose();
        _session = null;
    }
}

public static class Observatory
{
    private static Session OpenAndCalibrate()
    {
        using var session = new Session(new Mount());
        session.Point("Polaris", 0.7);
        return session;
    }

    private static double PointLast(Night night, double azimuth)
    {
        return night.IsOver ? 0 : night.Session.Point("Vega", azimuth);
    }

    public static double Demo1() => OpenAndCalibrate().Point("M31", 61.2);

    public static double Demo2()
    {
        using var night = new Night();
        return PointLast(night, 80) + night.Session.Observed;
    }

    public static double Demo3()
    {
        var night = new Night();
        night.Dispose();
        night.Dispose();
        return PointLast(night, 80);
    }

    public static int Demo4() => OpenAndCalibrate().Observed;
}
