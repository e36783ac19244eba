// case: late-init-weighbridge
// category: field-late-init
// rationale: a scale gets its calibration and its printer in separate steps, and one start-up path forgets one of them
// csc: none

namespace NullSafety.LateInitWeighbridge;

public sealed class Calibration
{
    public Calibration(double offset, double slope)
    {
        Offset = offset;
        Slope = slope;
    }

    public double Offset { get; }
    public double Slope { get; }

    public double Apply(double raw) => Offset + (raw * Slope);
}

public sealed class TicketPrinter
{
    private readonly List<string> _lines = new();

    public int Count => _lines.Count;

    public void Print(string line) => _lines.Add(line);
}

public sealed class Weighbridge
{
    private Calibration _calibration = null!;
    private TicketPrinter _printer = null!;

    public void Calibrate(double offset, double slope) => _calibration = new Calibration(offset, slope);

    public void AttachPrinter(TicketPrinter printer) => _printer = printer;

    public double Weigh(double raw)
    {
        double net = _calibration.Apply(raw); // want: null-deref
        return Math.Round(net, 1);
    }

    public double WeighOrRaw(double raw)
    {
        return _calibration is null ? raw : _calibration.Apply(raw);
    }

    public void PrintTicket(string plate, double kilos)
    {
        string line = $"{plate}: {kilos:F1} kg";
        _printer.Print(line); // want: null-deref
    }

    public void TryPrintTicket(string plate, double kilos) => _printer?.Print($"{plate}: {kilos:F1} kg");
}

public static class Site
{
    public static Weighbridge OpenManual(double slope)
    {
        var bridge = new Weighbridge();
        bridge.Calibrate(0.5, slope);
        return bridge;
    }

    public static Weighbridge OpenFull(TicketPrinter printer)
    {
        var bridge = OpenManual(1.02);
        bridge.AttachPrinter(printer);
        return bridge;
    }

    public static void DemoNotCalibrated()
    {
        var bridge = new Weighbridge();
        bridge.AttachPrinter(new TicketPrinter());
        bridge.Weigh(1200);
    }

    public static void DemoNoPrinter()
    {
        var bridge = OpenManual(1.01);
        bridge.PrintTicket("KA-12", bridge.Weigh(800));
    }

    public static void DemoFull()
    {
        var printer = new TicketPrinter();
        var bridge = OpenFull(printer);
        bridge.PrintTicket("HD-7", bridge.Weigh(640));
        new Weighbridge().TryPrintTicket("HD-8", new Weighbridge().WeighOrRaw(3));
    }
}
