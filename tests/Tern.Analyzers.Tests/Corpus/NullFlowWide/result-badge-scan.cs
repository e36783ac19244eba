// case: result-badge-scan
// category: error-contract
// rationale: result objects whose value is set for one status only, with callers testing the wrong status or none
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.ResultBadgeScan;

public enum ScanStatus
{
    Ok,
    Expired,
    Unreadable,
}

public sealed record Badge(string Holder, int Level);

public sealed class ScanResult
{
    private ScanResult(ScanStatus status, Badge badge)
    {
        Status = status;
        Badge = badge;
    }

    public ScanStatus Status { get; }

    public Badge Badge { get; }

    public static ScanResult Success(Badge badge) => new(ScanStatus.Ok, badge);

    public static ScanResult Failure(ScanStatus status) => new(status, null!);
}

public sealed class Gate
{
    private readonly Dictionary<string, Badge> _badges = new() { ["0451"] = new Badge("Jo", 3) };

    public ScanResult Scan(string code)
    {
        if (code.Length != 4)
        {
            return ScanResult.Failure(ScanStatus.Unreadable);
        }

        return _badges.TryGetValue(code, out var badge)
            ? ScanResult.Success(badge)
            : ScanResult.Failure(ScanStatus.Expired);
    }

    public string Greet(string code)
    {
        var result = Scan(code);
        if (result.Status == ScanStatus.Unreadable)
        {
            return "try again";
        }

        return "hello " + result.Badge.Holder; // want: null-deref
    }

    public string GreetValid(string code)
    {
        var result = Scan(code);
        return result.Status == ScanStatus.Ok ? "hello " + result.Badge.Holder : "try again";
    }

    public bool Opens(string code, int needed)
    {
        return Scan(code).Badge.Level >= needed; // want: null-deref
    }

    public bool OpensChecked(string code, int needed) =>
        Scan(code) is { Status: ScanStatus.Ok } result && result.Badge.Level >= needed;
}

public static class Case
{
    public static void DemoExpired() => new Gate().Greet("9999");

    public static void DemoExpiredChecked()
    {
        new Gate().GreetValid("9999");
        new Gate().GreetValid("0451");
    }

    public static void DemoUnreadable() => new Gate().Opens("7", 1);

    public static void DemoUnreadableChecked() => new Gate().OpensChecked("7", 1);
}
