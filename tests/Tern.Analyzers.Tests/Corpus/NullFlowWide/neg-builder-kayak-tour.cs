// case: neg-builder-kayak-tour
// category: negative-builder
// rationale: the builder validates its parts before it uses them
// csc: false-positive
using System;
using System.Collections.Generic;

namespace NullSafety.WideSafe9.KayakTour;

public sealed record Guide(string Name, int Level);

public sealed record Tour(string River, Guide Guide, string Boats, IReadOnlyList<string> Stops);

public sealed class TourBuilder
{
    private string? _river;
    private Guide? _guide;
    private List<string>? _stops;
    private int _paddlers;

    public TourBuilder On(string river)
    {
        _river = river;
        return this;
    }

    public TourBuilder LedBy(string name, int level)
    {
        _guide = new Guide(name, level);
        return this;
    }

    public TourBuilder StopAt(string place)
    {
        (_stops ??= []).Add(place);
        return this;
    }

    public TourBuilder For(int paddlers)
    {
        _paddlers = paddlers;
        return this;
    }

    public IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(_river))
            yield return "no river";
        if (_guide is null)
            yield return "no guide";
        if (_paddlers <= 0)
            yield return "no paddlers";
    }

    private bool HasStops => _stops is { Count: > 0 };

    private void Validate()
    {
        var problems = string.Join(", ", Problems());
        if (problems.Length > 0)
            throw new InvalidOperationException(problems);
    }

    public Tour Build()
    {
        Validate();
        string river = _river.Trim(); // needless, csc-false
        if (_guide.Level < _paddlers / 4) // needless, csc-false
            throw new InvalidOperationException("guide too junior");
        string boats = _paddlers + " x " + (HasStops ? _stops.Count : 1); // csc-false
        return new Tour(river, _guide, boats, HasStops ? _stops.AsReadOnly() : Array.Empty<string>()); // csc-false
    }
}

public static class KayakDemo
{
    private static string Try(TourBuilder builder)
    {
        try
        {
            var tour = builder.Build();
            return $"{tour.River}/{tour.Guide.Name}/{tour.Boats}/{string.Join('>', tour.Stops)}";
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }

    public static string Demo1() =>
        Try(new TourBuilder().On(" Soca ").LedBy("Maja", 3).For(6))
        + Try(new TourBuilder().For(4).StopAt("mill").StopAt("weir").LedBy("Jan", 1).On("Isar"));

    public static string Demo2() =>
        Try(new TourBuilder())
        + Try(new TourBuilder().On("  ").LedBy("A", 1).For(1))
        + Try(new TourBuilder().On("Inn").StopAt("x").For(2))
        + Try(new TourBuilder().On("Inn").LedBy("B", 1).For(12))
        + Try(new TourBuilder().On("Inn").LedBy("C", 1));
}
