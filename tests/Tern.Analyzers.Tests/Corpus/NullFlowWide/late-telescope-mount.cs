// case: late-telescope-mount
// category: uninitialised-field
// rationale: an init method that only one of two start paths calls leaves a field declared = null! unset
// csc: none

namespace NullSafety.LateTelescopeMount;

public sealed class Motor(int stepsPerDegree)
{
    public int Position { get; private set; }

    public void Turn(double degrees) => Position += (int)(degrees * stepsPerDegree);
}

public sealed class Mount
{
    private Motor _azimuth = null!;
    private Motor _altitude = null!;
    private readonly List<string> _log = new();

    public void Home()
    {
        _azimuth = new Motor(100);
        _altitude = new Motor(80);
        _log.Add("homed");
    }

    public void ResumeFromPark()
    {
        _azimuth = new Motor(100);
        _log.Add("resumed");
    }

    public void Pan(double degrees)
    {
        _azimuth.Turn(degrees); // want: null-deref
        _log.Add("pan");
    }

    public void Tilt(double degrees)
    {
        _altitude.Turn(degrees); // want: null-deref
        _log.Add("tilt");
    }

    public bool TryTilt(double degrees)
    {
        if (_altitude is null) return false;
        _altitude.Turn(degrees);
        return true;
    }

    public int Entries => _log.Count;
}

public sealed class Observatory
{
    private readonly Mount _mount = new();

    public Observatory(bool parked, bool autoStart)
    {
        if (autoStart) Start(parked);
    }

    private void Start(bool parked)
    {
        if (parked)
        {
            _mount.ResumeFromPark();
        }
        else
        {
            _mount.Home();
        }
    }

    public void Follow(double az) => _mount.Pan(az);

    public void Raise(double alt) => _mount.Tilt(alt);

    public int RaiseIfReady(double alt) => _mount.TryTilt(alt) ? _mount.Entries : 0;
}

public static class Case
{
    public static void Demo1() => new Observatory(parked: false, autoStart: false).Follow(10);

    public static void Demo2() => new Observatory(parked: true, autoStart: true).Raise(5);

    public static void Demo3()
    {
        var o = new Observatory(parked: false, autoStart: true);
        o.Follow(10);
        o.Raise(5);
        Console.WriteLine(o.RaiseIfReady(1) + new Observatory(parked: true, autoStart: true).RaiseIfReady(1));
    }
}
