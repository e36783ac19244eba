// case: direct-ham-radio
// category: direct
// rationale: nullable grid read directly; a search result and a band lookup forced with ! further away
// csc: partial

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.DirectHamRadio;

public sealed record Contact(string Call, string? Grid, double Mhz);

public sealed class Logbook
{
    private readonly List<Contact> _rows = [];

    public void Add(Contact c) => _rows.Add(c);

    private static string? Band(double mhz) => mhz switch
    {
        >= 7.0 and < 7.3 => "40m",
        >= 14.0 and < 14.35 => "20m",
        _ => null,
    };

    private Contact? Latest(string band) => _rows.FindLast(c => Band(c.Mhz) == band);

    public int Squares()
    {
        var seen = new HashSet<string>();
        foreach (var c in _rows)
        {
            seen.Add(c.Grid.Substring(0, 2)); // want: null-deref
        }

        return seen.Count;
    }

    public int KnownSquares()
    {
        var seen = new HashSet<string>();
        foreach (var c in _rows)
        {
            if (c.Grid is { Length: >= 4 } grid)
            {
                seen.Add(grid.Substring(0, 2));
            }
        }

        return seen.Count;
    }

    public string Answer(string band)
    {
        var (last, power) = (Latest(band)!, 100);
        return last.Call.ToLowerInvariant() + power; // want: null-deref
    }

    public string AnswerOrCq(string band) => Latest(band) is { } last ? last.Call.ToLowerInvariant() : "cq";

    private static string Beacon(string prefix, string band) => prefix + band.TrimEnd('m'); // want: null-deref

    public string Announce(double mhz) => Beacon("vvv ", Band(mhz)!);
}

public static class Case
{
    private static Logbook Sample()
    {
        var log = new Logbook();
        log.Add(new Contact("G4ABC", "IO91", 14.2));
        log.Add(new Contact("F5XYZ", null, 14.21));
        return log;
    }

    public static void Demo1() => Sample().Squares();

    public static void Demo2() => Sample().KnownSquares();

    public static void Demo3() => Sample().Answer("40m");

    public static void Demo4() => Sample().AnswerOrCq("40m");

    public static void Demo5() => Sample().Announce(3.6);

    public static void Demo6() => Sample().Announce(7.1);
}
