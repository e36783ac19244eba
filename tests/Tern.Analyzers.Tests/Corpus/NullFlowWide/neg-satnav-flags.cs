// case: neg-satnav-flags
// category: negative-correlated
// rationale: two flags that imply each other, nullable value types, IsNullOrEmpty chains, early returns in a switch
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegSatnavFlags;

public sealed class Waypoint
{
    public string? Street { get; init; }
    public string? City { get; init; }
    public double? Lat { get; init; }
    public double? Lon { get; init; }

    public bool HasPosition => Lat.HasValue && Lon.HasValue;
    public bool HasText => !string.IsNullOrEmpty(Street);
}

public enum Voice
{
    Off,
    Short,
    Long,
}

public static class Guidance
{
    public static string Say(Waypoint w, Voice voice, string? greeting)
    {
        string? text = null;
        switch (voice)
        {
            case Voice.Off:
                return "";
            case Voice.Short when w.HasText:
                text = "to " + w.Street.Trim(); // csc-false
                break;
            case Voice.Short:
                return "go";
            case Voice.Long:
                text = (greeting ?? "hello") + " " + (w.City ?? "nowhere");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(voice));
        }

        return text.ToLowerInvariant();
    }

    public static double Bearing(Waypoint a, Waypoint b) =>
        a.HasPosition && b.HasPosition ? Math.Atan2(a.Lat.Value - b.Lat.Value, a.Lon.Value - b.Lon.Value) : 0; // csc-false

    public static int Compare(string? a, string? b)
    {
        bool both = a != null && b != null;
        return both ? a.Length.CompareTo(b.Length) : 0; // csc-false
    }

    public static int Widest(Waypoint w, bool detailed)
    {
        var extra = detailed ? new List<string>() : null;
        bool named = w.Street != null;
        string? upper = named ? w.Street.ToUpperInvariant() : null; // csc-false
        if (detailed)
        {
            extra.Add("d"); // csc-false
        }

        return (named ? upper.Length : 0) + (detailed ? extra.Count : 0); // csc-false
    }
}

public static class Case
{
    private static readonly Waypoint Full = new() { Street = " elm", City = "ulm", Lat = 1, Lon = 2 };
    public static void Demo1() => Guidance.Say(Full, Voice.Short, null);
    public static void Demo2() => Guidance.Say(new Waypoint(), Voice.Short, null);
    public static void Demo3() => Guidance.Say(new Waypoint(), Voice.Long, null);
    public static void Demo4() => Guidance.Bearing(Full, Full);
    public static void Demo5() => Guidance.Bearing(Full, new Waypoint());
    public static void Demo6() => Guidance.Compare(null, "a");
    public static void Demo7() => Guidance.Widest(Full, true);
    public static void Demo8() => Guidance.Widest(new Waypoint(), false);
}
