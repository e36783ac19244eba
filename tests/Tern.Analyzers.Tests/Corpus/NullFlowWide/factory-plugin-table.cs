// case: factory-plugin-table
// category: Lazy, factory delegate, delegate result
// rationale: factories registered as delegates, and a Lazy, may produce null although their type says otherwise
// csc: none

namespace NullSafety.Blind.Set21.FactoryPluginTable;

public interface IExporter
{
    string Extension { get; }
}

public sealed class CsvExporter : IExporter
{
    public string Extension => ".csv";
}

public sealed class PdfExporter : IExporter
{
    private PdfExporter(string license) => License = license;

    public string License { get; }

    public string Extension => ".pdf";

    public static PdfExporter? Create(string? license) =>
        string.IsNullOrEmpty(license) ? null : new PdfExporter(license);
}

public sealed class ExporterTable
{
    private readonly Dictionary<string, Func<IExporter>> _factories = new();

    public void Register(string format, Func<IExporter> factory) => _factories[format] = factory;

    public string FileName(string report, string format)
    {
        if (!_factories.TryGetValue(format, out var factory))
        {
            return report;
        }

        var exporter = factory();
        return report + exporter.Extension; // want: null-deref
    }
}

public sealed class ReportService
{
    private readonly Lazy<PdfExporter> _pdf;
    private readonly Lazy<CsvExporter> _csv = new(() => new CsvExporter());

    public ReportService(string? license) =>
        _pdf = new Lazy<PdfExporter>(() => PdfExporter.Create(license)!);

    public string Watermark() => "licensed to " + _pdf.Value.License.Trim(); // want: null-deref

    public string WatermarkOrDemo() =>
        _pdf.Value is { } pdf ? "licensed to " + pdf.License.Trim() : "demo";

    public int SuffixLength() => _csv.Value.Extension.Length;
}

public static class Program
{
    private static string Export(Func<IExporter> factory)
    {
        var table = new ExporterTable();
        table.Register("x", factory);
        return table.FileName("sales", "x");
    }

    public static void DemoUnlicensedFactory() => Export(() => PdfExporter.Create("")!);

    public static void DemoUnknownFormat() => new ExporterTable().FileName("sales", "x");

    public static void DemoUnlicensedLazy() => new ReportService(null).Watermark();

    public static void DemoUnlicensedLazyChecked() => new ReportService(null).WatermarkOrDemo();

    public static void DemoCsvLazy() => new ReportService(null).SuffixLength();
}
