// case: driver-late-attach
// category: field-late-init
// rationale: a device object gets its transport and its calibration only in Attach and Calibrate; one caller polls before either has run
// csc: none

namespace NullSafety.Blind22a.DriverLateAttach;

public interface ITransport
{
    int Transfer(byte register);
}

public sealed class FakeBus : ITransport
{
    public int Transfer(byte register) => register * 3;
}

public sealed class Calibration(double gain, double bias)
{
    public double Apply(int raw) => raw * gain + bias;
}

public abstract class Device
{
    protected ITransport Bus = null!;

    public virtual void Attach(ITransport bus) => Bus = bus;

    public int ReadId()
    {
        return Bus.Transfer(0x0F); // want: null-deref
    }
}

public sealed class Thermometer : Device
{
    private Calibration _calibration = null!;

    public double Celsius()
    {
        int raw = Bus.Transfer(0x28);
        return _calibration.Apply(raw); // want: null-deref
    }

    public void Calibrate(double gain) => _calibration = new Calibration(gain, 0.5);
}

public sealed class Gyroscope : Device
{
    private Calibration _calibration = null!;

    public override void Attach(ITransport bus)
    {
        base.Attach(bus);
        Reset();
    }

    public double Rate() => _calibration.Apply(Bus.Transfer(0x22));

    private void Reset() => _calibration = new Calibration(1.0, 0);
}

public static class Case
{
    public static void DemoProbeBeforeAttach()
    {
        Device d = new Thermometer();
        d.ReadId();
    }

    public static void DemoUncalibrated()
    {
        var t = new Thermometer();
        t.Attach(new FakeBus());
        t.Celsius();
    }

    public static void DemoCalibrated()
    {
        var t = new Thermometer();
        t.Attach(new FakeBus());
        t.Calibrate(0.1);
        t.ReadId();
        t.Celsius();
    }

    public static void DemoGyroscope()
    {
        var g = new Gyroscope();
        g.Attach(new FakeBus());
        g.Rate();
    }
}
