// case: late-init-meter
// category: field = null!, late init
// rationale: members promised by Configure/Open are used by a caller that forgot the call or took a path that skips it
// csc: none

namespace NullSafety.Blind.Set21.LateInitMeter;

public sealed class Calibration
{
    public Calibration(double factor) => Factor = factor;

    public double Factor { get; }
}

public sealed class Journal
{
    private readonly List<string> _lines = new();

    public int Count => _lines.Count;

    public void Append(string line) => _lines.Add(line);
}

public sealed class FlowMeter
{
    private Calibration _calibration = null!;
    private Journal _journal = null!;
    private readonly Journal _faults = new();

    public FlowMeter(string serial) => Serial = serial;

    public FlowMeter(string serial, Calibration calibration)
        : this(serial)
    {
        _calibration = calibration;
    }

    public string Serial { get; }

    public void Configure(double factor) => _calibration = new Calibration(factor);

    public void Open(bool audited)
    {
        if (audited)
        {
            _journal = new Journal();
        }
    }

    public double Litres(int pulses)
    {
        return pulses * _calibration.Factor; // want: null-deref
    }

    public void Close(int pulses)
    {
        _journal.Append($"{Serial}: {pulses}"); // want: null-deref
    }

    public void Fault(string reason) => _faults.Append(reason);
}

public static class Station
{
    private static double ReadFresh() => new FlowMeter("FM-1").Litres(120);

    private static double ReadConfigured()
    {
        var meter = new FlowMeter("FM-2");
        meter.Configure(0.25);
        return meter.Litres(120);
    }

    private static void Shift(bool audited)
    {
        var meter = new FlowMeter("FM-3", new Calibration(0.5));
        meter.Open(audited);
        meter.Litres(8);
        meter.Fault("none");
        meter.Close(8);
    }

    public static void DemoFresh() => ReadFresh();

    public static void DemoConfigured() => ReadConfigured();

    public static void DemoUnaudited() => Shift(false);

    public static void DemoAudited() => Shift(true);
}
