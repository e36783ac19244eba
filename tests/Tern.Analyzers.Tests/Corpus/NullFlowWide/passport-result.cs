// case: passport-result
// category: error-contract
// rationale: the payload of a result object is read without its status, or under a status that does not carry it
// csc: none

namespace NullSafety.PassportResult;

public enum ScanStatus
{
    Ok,
    Blurred,
    Expired,
}

public sealed record Passport(string Holder, int Year);

public sealed class ScanResult
{
    private ScanResult(ScanStatus status, Passport? document, string? reason)
    {
        Status = status;
        Document = document!;
        Reason = reason!;
    }

    public ScanStatus Status { get; }
    public Passport Document { get; }
    public string Reason { get; }
    public bool Succeeded => Status == ScanStatus.Ok;

    public static ScanResult Ok(Passport p) => new(ScanStatus.Ok, p, null);
    public static ScanResult Blurred(string why) => new(ScanStatus.Blurred, null, why);
    public static ScanResult Expired(Passport p) => new(ScanStatus.Expired, p, null);
}

public static class Scanner
{
    public static ScanResult Scan(string strip)
    {
        var parts = strip.Split('<');
        if (parts.Length != 2 || !int.TryParse(parts[1], out int year))
        {
            return ScanResult.Blurred("strip " + strip);
        }

        var p = new Passport(parts[0], year);
        return year < 2020 ? ScanResult.Expired(p) : ScanResult.Ok(p);
    }
}

public static class Gate
{
    public static string Greet(string strip)
    {
        var result = Scanner.Scan(strip);
        return "Welcome " + result.Document.Holder; // want: null-deref
    }

    public static string GreetChecked(string strip)
    {
        var result = Scanner.Scan(strip);
        return result.Succeeded ? "Welcome " + result.Document.Holder : "desk 2";
    }

    public static int Reject(string strip)
    {
        var result = Scanner.Scan(strip);
        return result.Succeeded ? 0 : result.Reason.Length; // want: null-deref
    }

    public static int RejectByStatus(string strip)
    {
        var result = Scanner.Scan(strip);
        return result.Status switch
        {
            ScanStatus.Blurred => result.Reason.Length,
            ScanStatus.Expired => result.Document.Year,
            _ => 0,
        };
    }
}

public static class Case
{
    public static void Demo1() => Gate.Greet("??");

    public static void Demo2() => Gate.Reject("LEE<2011");

    public static void Demo3()
    {
        foreach (var strip in new[] { "LEE<2030", "LEE<2011", "??" })
        {
            Gate.GreetChecked(strip);
            Gate.RejectByStatus(strip);
        }
    }
}
