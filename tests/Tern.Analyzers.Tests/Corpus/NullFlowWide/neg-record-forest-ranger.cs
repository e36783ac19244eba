// case: neg-record-forest-ranger
// category: negative-record
// rationale: a kind in the record says which optional members are filled
// csc: false-positive
using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.WideSafe9.ForestRanger;

public enum ReportKind { Animal, Tree, Visitor }

public sealed record Report
{
    private Report(ReportKind kind, int hour) => (Kind, Hour) = (kind, hour);

    public ReportKind Kind { get; }
    public int Hour { get; }
    public string? Species { get; private init; }
    public int[]? Tracks { get; private init; }
    public string? Damage { get; private init; }
    public string? Request { get; private init; }

    public static Report Animal(int hour, string species, params int[] tracks) =>
        new(ReportKind.Animal, hour) { Species = species, Tracks = tracks };

    public static Report Tree(int hour, string species, string? damage = null) =>
        new(ReportKind.Tree, hour) { Species = species, Damage = damage };

    public static Report Visitor(int hour, string request) =>
        new(ReportKind.Visitor, hour) { Request = request };

    public bool IsNatural => Kind != ReportKind.Visitor;
    public bool IsDamaged => Kind == ReportKind.Tree && Damage is not null;

    public string Text() => Kind switch
    {
        ReportKind.Animal => $"{Species} with {Tracks.Length} tracks", // csc-false
        ReportKind.Tree when IsDamaged => Species + ": " + Damage.ToLowerInvariant(), // csc-false
        ReportKind.Tree => Species + ": sound",
        ReportKind.Visitor => "asks " + Request.TrimEnd('?'), // csc-false
        _ => throw new InvalidOperationException(),
    };

    public Report Later(int hours) => Kind == ReportKind.Visitor
        ? Visitor(Hour + hours, Request) // csc-false
        : this with { };
}

public sealed class Logbook
{
    private readonly List<Report> _reports = [];

    public Logbook Add(Report report)
    {
        _reports.Add(report);
        return this;
    }

    public int LongestName()
    {
        int longest = 0;
        foreach (var report in _reports)
        {
            if (!report.IsNatural)
                continue;
            longest = Math.Max(longest, report.Species.Length); // csc-false
        }
        return longest;
    }

    public int TrackSum() => _reports
        .Where(r => r.Kind == ReportKind.Animal)
        .Sum(r => r.Tracks.Sum()); // csc-false

    public string All() => string.Join("; ", _reports.OrderBy(r => r.Hour).Select(r => r.Text()));
}

public static class RangerDemo
{
    public static string Demo1()
    {
        var book = new Logbook()
            .Add(Report.Visitor(11, "way to the lake?"))
            .Add(Report.Animal(6, "lynx", 3, 4, 5))
            .Add(Report.Animal(7, "owl"))
            .Add(Report.Tree(9, "larch", "BARK"))
            .Add(Report.Tree(8, "beech"));
        return book.All() + book.LongestName() + book.TrackSum();
    }

    public static string Demo2()
    {
        var visitor = Report.Visitor(10, "toilet?").Later(2);
        var tree = Report.Tree(9, "fir", "Storm").Later(3);
        var book = new Logbook();
        string empty = book.All() + book.LongestName() + book.TrackSum();
        return empty + book.Add(visitor).Add(tree).All() + visitor.Hour + tree.Hour + book.LongestName();
    }
}
