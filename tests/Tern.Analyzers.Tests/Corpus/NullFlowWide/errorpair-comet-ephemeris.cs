// case: errorpair-comet-ephemeris
// category: error-contract
// rationale: value half of a pair used before its error, an async pair, a swallowed parse failure
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ErrorpairCometEphemeris;

public sealed record Orbit(string Name, double Period);

public static class Ephemeris
{
    public static (Orbit orbit, string? error) Parse(string line)
    {
        string[] parts = line.Split(';');
        return parts.Length == 2 && double.TryParse(parts[1], out double p)
            ? (new Orbit(parts[0], p), null)
            : (null!, "bad line: " + line);
    }

    public static async Task<(string? Url, Exception? Failure)> LocateAsync(string name)
    {
        await Task.Yield();
        return name.StartsWith('C') ? ("/orbits/" + name, null) : (null, new ArgumentException(name));
    }

    public static Orbit Strict(string line)
    {
        var (orbit, error) = Parse(line);
        return error == null ? orbit : throw new FormatException(error);
    }
}

public sealed class Almanac
{
    private readonly List<string> _log = [];

    public int Name(string line)
    {
        var (orbit, error) = Ephemeris.Parse(line);
        _log.Add(error ?? "parsed");
        return orbit.Name.Length; // want: null-deref
    }

    public int NameOrLog(string line) => Ephemeris.Parse(line) is (var orbit, null) ? orbit.Name.Length : 0;

    public async Task<int> PathAsync(string name)
    {
        var found = await Ephemeris.LocateAsync(name);
        _log.Add(found.Failure?.Message ?? "ok");
        string url = found.Url!;
        return url.TrimStart('/').Length; // want: null-deref
    }

    public string Longest(params string[] lines)
    {
        Orbit longest = null!;
        foreach (var line in lines)
        {
            try
            {
                var next = Ephemeris.Strict(line);
                longest = longest is null || next.Period > longest.Period ? next : longest;
            }
            catch (FormatException e)
            {
                _log.Add(e.Message);
            }
        }

        return longest.Name; // want: null-deref
    }
}

public static class Case
{
    public static void Demo1() => new Almanac().Name("halley");
    public static void Demo2() => new Almanac().NameOrLog("halley");
    public static Task Demo3() => new Almanac().PathAsync("halley");
    public static void Demo4() => new Almanac().Longest("halley", "encke");
    public static void Demo5() => new Almanac().Longest("halley;75", "encke");
}
