// case: result-import-status
// category: result-object
// rationale: a result object whose payload is only present for one of its status values
// csc: none

namespace NullSafety.ImportStatus;

public enum ImportStatus { Done, Partial, Rejected }

public sealed record Sheet(int Rows);

public sealed class ImportResult
{
    private ImportResult(ImportStatus status, Sheet sheet, string reason)
    {
        Status = status;
        Sheet = sheet;
        Reason = reason;
    }

    public ImportStatus Status { get; }
    public Sheet Sheet { get; }
    public string Reason { get; }

    public bool Ok => Status == ImportStatus.Done;

    public static ImportResult Done(Sheet sheet) => new(ImportStatus.Done, sheet, null!);

    public static ImportResult Partial(Sheet sheet, string reason) => new(ImportStatus.Partial, sheet, reason);

    public static ImportResult Rejected(string reason) => new(ImportStatus.Rejected, null!, reason);
}

public static class Importer
{
    public static ImportResult Import(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0)
        {
            return ImportResult.Rejected("empty file");
        }

        int bad = lines.Count(l => !l.Contains(';'));
        return bad == 0
            ? ImportResult.Done(new Sheet(lines.Length))
            : ImportResult.Partial(new Sheet(lines.Length - bad), bad + " bad lines");
    }
}

public static class Report
{
    public static int Rows(string csv)
    {
        var result = Importer.Import(csv);
        return result.Sheet.Rows; // want: null-deref
    }

    public static int RowsIfAccepted(string csv)
    {
        var result = Importer.Import(csv);
        return result.Status == ImportStatus.Rejected ? 0 : result.Sheet.Rows;
    }

    public static string Banner(string csv)
    {
        var result = Importer.Import(csv);
        if (result.Status == ImportStatus.Partial)
        {
            return "partly: " + result.Reason.ToUpperInvariant();
        }

        return "import: " + result.Reason.ToUpperInvariant(); // want: null-deref
    }

    public static string BannerByFlag(string csv)
    {
        var result = Importer.Import(csv);
        return result.Ok ? "ok" : result.Reason.ToUpperInvariant();
    }
}

public static class Case
{
    public static void DemoRejected() => Report.Rows("");

    public static void DemoDoneHasNoReason() => Report.Banner("a;1\nb;2");

    public static void DemoSafe()
    {
        Report.RowsIfAccepted("");
        Report.Rows("a;1\nb");
        Report.Banner("a;1\nb");
        Report.BannerByFlag("a;1");
        Report.BannerByFlag("");
    }
}
