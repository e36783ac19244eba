// case: badge-scan
// category: result-object
// rationale: badge and message of a scan result depend on its status; some readers look at the wrong one
// csc: none

namespace NullSafety.BadgeScan;

public enum ScanStatus { Accepted, Expired, Unreadable }

public sealed record Badge(string Holder, DateOnly ValidTo);

public sealed class ScanResult
{
    private ScanResult(ScanStatus status, Badge badge, string message)
    {
        Status = status;
        Badge = badge;
        Message = message;
    }

    public ScanStatus Status { get; }
    public Badge Badge { get; }
    public string Message { get; }

    public static ScanResult Ok(Badge badge) => new(ScanStatus.Accepted, badge, null!);
    public static ScanResult Old(Badge badge) => new(ScanStatus.Expired, badge, "badge expired");
    public static ScanResult Garbled(string why) => new(ScanStatus.Unreadable, null!, why);
}

public sealed class Scanner(DateOnly today)
{
    public ScanResult Scan(string raw)
    {
        int bar = raw.IndexOf('|');
        if (bar <= 0 || !DateOnly.TryParseExact(raw[(bar + 1)..], "yyyy-MM-dd", out var validTo))
            return ScanResult.Garbled("cannot read '" + raw + "'");
        var badge = new Badge(raw[..bar], validTo);
        return validTo < today ? ScanResult.Old(badge) : ScanResult.Ok(badge);
    }
}

public sealed class Door(Scanner scanner)
{
    public List<string> Log { get; } = [];

    public bool Enter(string raw)
    {
        var result = scanner.Scan(raw);
        if (result.Status == ScanStatus.Accepted)
        {
            Log.Add("in " + result.Badge.Holder);
            return true;
        }

        Log.Add("denied " + result.Badge.Holder); // want: null-deref
        return false;
    }

    public bool EnterQuiet(string raw)
    {
        var result = scanner.Scan(raw);
        switch (result.Status)
        {
            case ScanStatus.Accepted:
                Log.Add("in " + result.Badge.Holder);
                return true;
            case ScanStatus.Expired:
                Log.Add(result.Badge.Holder + " " + result.Message.ToUpperInvariant());
                return false;
            default:
                Log.Add(result.Message.ToUpperInvariant());
                return false;
        }
    }

    public string Display(string raw)
    {
        var result = scanner.Scan(raw);
        string text = result.Message.ToUpperInvariant(); // want: null-deref
        return result.Status == ScanStatus.Accepted ? "WELCOME" : text;
    }
}

public static class Case
{
    private static Door Open() => new(new Scanner(new DateOnly(2024, 5, 1)));

    public static void DemoExpired() => Open().Enter("ann|2020-01-01");
    public static void DemoGarbled() => Open().Enter("???");
    public static void DemoQuiet() => Console.WriteLine(Open().EnterQuiet("???") | Open().EnterQuiet("ann|2020-01-01") | Open().EnterQuiet("ann|2030-01-01"));
    public static void DemoDisplayBad() => Open().Display("???");
    public static void DemoDisplayOk() => Open().Display("ann|2030-01-01");
}
