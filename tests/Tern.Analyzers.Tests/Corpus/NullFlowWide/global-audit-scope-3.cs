// case: global-audit-scope
// category: globals
// rationale: an AsyncLocal restored to null after the scope, and a static reset by a test hook
// csc: none

using System;

namespace NullSafety.GlobalAuditScope;

public sealed class AuditScope : IDisposable
{
    private static readonly AsyncLocal<AuditScope> Slot = new();

    private readonly AuditScope _outer;
    private readonly List<string> _entries = new();

    private AuditScope(string actor)
    {
        Actor = actor;
        _outer = Slot.Value!;
    }

    public string Actor { get; }

    public static AuditScope Current => Slot.Value!;

    public static AuditScope Begin(string actor)
    {
        var scope = new AuditScope(actor);
        Slot.Value = scope;
        return scope;
    }

    public void Note(string text) => _entries.Add(Actor + ": " + text);

    public void Dispose() => Slot.Value = _outer;
}

public static class Clock
{
    private static Func<DateTime> s_now = () => new DateTime(2024, 3, 1);

    public static void Freeze(DateTime at) => s_now = () => at;

    public static void Reset() => s_now = null!;

    public static int Year()
    {
        return s_now().Year; // want: null-deref
    }

    public static int YearOrDefault() => s_now?.Invoke().Year ?? DateTime.UnixEpoch.Year;
}

public static class Ledger
{
    public static void Post(decimal amount)
    {
        AuditScope.Current.Note("posted " + amount); // want: null-deref
    }

    public static void PostQuietly(decimal amount)
    {
        if (AuditScope.Current is { } scope)
        {
            scope.Note("posted " + amount);
        }
    }
}

public static class Case
{
    public static void DemoAfterScope()
    {
        using (AuditScope.Begin("clerk"))
        {
            Ledger.Post(10m);
        }

        Ledger.Post(12m);
    }

    public static void DemoQuietAfterScope()
    {
        using (AuditScope.Begin("clerk"))
        {
            Ledger.PostQuietly(10m);
        }

        Ledger.PostQuietly(12m);
    }

    public static void DemoZClockReset()
    {
        Clock.Freeze(new DateTime(2020, 2, 2));
        Clock.Reset();
        Clock.YearOrDefault();
        Clock.Year();
    }
}
