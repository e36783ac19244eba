// case: neg-switch-customs-desk
// category: negative-switch
// rationale: an enum status returned with out parameters decides which of them are set
// csc: false-positive
using System;
using System.Collections.Generic;

namespace NullSafety.WideSafe9.CustomsDesk;

public enum Verdict { Pass, Inspect, Refuse, Unknown }

public sealed record Officer(string Name, int Badge);

public sealed record Declaration(string Goods, decimal Value, string? Permit);

public sealed class Desk
{
    private readonly Queue<Officer> _officers = new();

    public Desk(params Officer[] officers)
    {
        foreach (var officer in officers)
            _officers.Enqueue(officer);
    }

    private Verdict Assess(Declaration? declaration, out Officer? officer, out string? reason)
    {
        officer = null;
        reason = null;
        if (declaration is null)
            return Verdict.Unknown;
        if (declaration.Goods == "ivory")
        {
            reason = "banned goods";
            return Verdict.Refuse;
        }
        if (declaration.Value < 430)
            return Verdict.Pass;
        if (!_officers.TryDequeue(out officer))
        {
            reason = "no officer on duty";
            return Verdict.Refuse;
        }
        _officers.Enqueue(officer);
        return Verdict.Inspect;
    }

    public string Process(Declaration? declaration)
    {
        Verdict verdict = Assess(declaration, out var officer, out var reason);
        return verdict switch
        {
            Verdict.Pass => "pass " + declaration.Goods, // csc-false
            Verdict.Inspect => $"inspect {declaration.Goods} by {officer.Name}", // csc-false
            Verdict.Refuse => reason.ToUpperInvariant(), // csc-false
            _ => "fill in the form",
        };
    }

    public int Stamp(Declaration? declaration)
    {
        switch (Assess(declaration, out var officer, out var reason))
        {
            case Verdict.Unknown:
                return 0;
            case Verdict.Inspect when declaration is { Permit: null }:
                return -officer.Badge; // csc-false
            case Verdict.Inspect:
                return officer.Badge + declaration.Permit.Length; // csc-false
            case Verdict.Refuse:
                return -reason.Length; // csc-false
            default:
                return 1;
        }
    }
}

public static class CustomsDemo
{
    private static readonly Declaration?[] Arrivals =
    [
        null,
        new("tea", 20, null),
        new("ivory", 9000, "CITES-1"),
        new("piano", 4000, null),
        new("falcon", 2500, "B-77"),
    ];

    public static List<string> Demo1()
    {
        var log = new List<string>();
        foreach (var desk in new[] { new Desk(), new Desk(new Officer("Ahn", 12), new Officer("Bo", 31)) })
        {
            foreach (var arrival in Arrivals)
                log.Add(desk.Process(arrival));
        }
        return log;
    }

    public static int Demo2()
    {
        var staffed = new Desk(new Officer("Cy", 7));
        var closed = new Desk();
        int sum = 0;
        foreach (var arrival in Arrivals)
            sum += staffed.Stamp(arrival) + closed.Stamp(arrival);
        return sum;
    }
}
