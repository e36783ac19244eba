// case: turbine-late-init
// category: uninitialised-field
// rationale: members with = null! are filled by an init method that one caller forgets, or that returns early
// csc: none

namespace NullSafety.TurbineLateInit;

public sealed class Anemometer
{
    public double Last { get; set; } = 7.5;
    public void Calibrate(double offset) => Last += offset;
}

public sealed class PitchDrive
{
    public int Angle { get; private set; }
    public void Turn(int degrees) => Angle += degrees;
}

public sealed class Turbine
{
    private Anemometer _wind = null!;
    private PitchDrive _pitch = null!;
    private readonly bool _decommissioned;

    public Turbine(bool decommissioned = false) => _decommissioned = decommissioned;

    public void Commission()
    {
        _wind = new Anemometer();
        if (_decommissioned)
        {
            return;
        }

        _pitch = new PitchDrive();
    }

    public double Wind()
    {
        return _wind.Last; // want: null-deref
    }

    public int Feather(int degrees)
    {
        _pitch.Turn(degrees); // want: null-deref
        return degrees;
    }
}

public sealed class TestRig
{
    private Anemometer _wind = null!;
    private PitchDrive _pitch = null!;

    private TestRig()
    {
    }

    public static TestRig Build()
    {
        var rig = new TestRig();
        rig.Mount();
        return rig;
    }

    private void Mount()
    {
        _wind = new Anemometer();
        _pitch = new PitchDrive();
    }

    public double Run(int degrees)
    {
        _pitch.Turn(degrees);
        _wind.Calibrate(0.5);
        return _wind.Last + _pitch.Angle;
    }
}

public static class Case
{
    public static void Demo1() => new Turbine().Wind();

    public static void Demo2()
    {
        var old = new Turbine(decommissioned: true);
        old.Commission();
        old.Wind();
        old.Feather(12);
    }

    public static void Demo3() => TestRig.Build().Run(5);
}
