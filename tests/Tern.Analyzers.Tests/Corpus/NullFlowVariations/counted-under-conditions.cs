// Counters that go up under a condition, keys that are members of an object, and sequences whose source is disposed of.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
namespace Variations.CountedUnderConditions;
public sealed class Match { public int Round { get; set; } }
public sealed class Tries
{
    private Match? _match = new();
    private int _errors;
    public int Play(bool bad) { if (_match is null) return 0; if (bad && ++_errors >= 2) _match = null; return _match.Round; } // want: null-deref
}
public sealed class Few
{
    private Match? _match = new();
    private int _errors;
    public void Note(bool bad) { if (bad) { ++_errors; } }
    public int Play() { if (_match is null) return 0; if (_errors >= 3) _match = null; return _match.Round; }
}
public sealed record Zone(string Code, decimal Rate);
public sealed class Carriers
{
    private readonly Dictionary<string, List<string>> _byZone = new() { ["DE"] = new List<string> { "Rhein" } };
    public string First(Zone zone) { var names = _byZone.GetValueOrDefault(zone.Code)!; return names[0]; } // want: null-deref
    public string Known(Zone zone) { var names = _byZone.GetValueOrDefault(zone.Code)!; return names[0]; }
}
public sealed class Reader : IDisposable
{
    private StringReader _source;
    public Reader(string text) => _source = new StringReader(text);
    public IEnumerable<string> Rows() { while (true) { string? line = _source.ReadLine(); if (line is null) yield break; yield return line; } } // want: null-deref
    public IEnumerable<string> Kept() { while (true) { string? line = _source.ReadLine(); if (line is null) yield break; yield return line; } }
    public void Dispose() { _source?.Dispose(); _source = null!; }
}
public static class D
{
    private static IEnumerable<string> Lazy(string text) { using var reader = new Reader(text); return reader.Rows(); }
    private static IEnumerable<string> Eager(string text) { using var reader = new Reader(text); return reader.Kept().ToList(); }
    public static void Demo1() { var tries = new Tries(); tries.Play(true); tries.Play(true); }
    public static void Demo2() { var few = new Few(); few.Note(true); few.Note(false); few.Note(true); few.Play(); }
    public static void Demo3() => new Carriers().First(new Zone("FR", 2m));
    public static void Demo4() => new Carriers().Known(new Zone("DE", 2m));
    public static void Demo5() => Lazy("a").Count();
    public static void Demo6() => Eager("a").Count();
}
