// case: rpc-whale-sightings
// category: rpc
// rationale: metadata and baggage looked up without a test, a repeated field that the decoder fills with gaps
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.RpcWhaleSightings;

public sealed class CallScope
{
    private readonly Dictionary<string, string> _metadata = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<KeyValuePair<string, string>> _baggage = [];

    public string? this[string key] => _metadata.TryGetValue(key, out var v) ? v : null;

    public bool Has(string key) => _metadata.ContainsKey(key);

    public CallScope With(string key, string value)
    {
        _metadata[key] = value;
        _baggage.Add(new(key, value));
        return this;
    }

    public string Baggage(string key) => _baggage.FirstOrDefault(p => p.Key == key).Value;
}

public sealed class Track
{
    public string[] Points { get; set; } = [];
    public string Pod { get; set; } = null!;

    public static Track Decode(ReadOnlySpan<byte> wire)
    {
        var track = new Track { Points = new string[wire.Length] };
        for (int i = 0; i < wire.Length; i++)
        {
            if (wire[i] != 0)
            {
                track.Points[i] = "p" + wire[i];
            }
        }

        return track;
    }
}

public static class Service
{
    public static int Vessel(CallScope scope)
    {
        var vessel = scope["x-vessel"]!;
        return vessel.Length; // want: null-deref
    }

    public static int Span(CallScope scope) => scope.Baggage("span").Trim().Length; // want: null-deref

    public static int VesselIfSent(CallScope scope) => scope.Has("x-vessel") ? scope["x-vessel"]!.Length : 0;

    public static int Path(Track track)
    {
        int n = track.Pod?.Length ?? 0;
        foreach (var p in track.Points)
        {
            n += p.Length; // want: null-deref
        }

        return n;
    }
}

public static class Case
{
    private static CallScope Tagged() => new CallScope().With("x-vessel", "orca").With("span", "77");

    public static void Demo1() => Service.Vessel(new CallScope());
    public static void Demo2() => Service.Vessel(Tagged());
    public static void Demo3() => Service.Span(new CallScope());
    public static void Demo4() => Service.Span(Tagged());
    public static void Demo5() => Service.VesselIfSent(new CallScope());
    public static void Demo6() => Service.Path(Track.Decode([1, 0, 2]));
    public static void Demo7() => Service.Path(Track.Decode([1, 2]));
}
