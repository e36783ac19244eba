// case: neg-hub-events-closures
// category: negative-closure
// rationale: handler copies, default delegates, captured copies and iterators that filter, so that no stale value is used
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.NegHubEventsClosures;

public sealed class Reading(string? unit)
{
    public string? Unit { get; set; } = unit;
}

public sealed class Hub
{
    private Action<Reading>? _handlers;
    private Reading? _last;

    public event Action<Reading> Arrived
    {
        add => _handlers += value;
        remove => _handlers -= value;
    }

    public event Action<string> Closed = static _ => { };

    public void Publish(Reading reading)
    {
        _last = reading;
        var handlers = _handlers;
        if (handlers == null)
            return;

        handlers(reading);
    }

    public void Close(string why) => Closed(why);

    public Func<int> Later()
    {
        var last = _last;
        if (last is null)
            return () => 0;

        _last = null;
        return () => last.Unit?.Length ?? 1;
    }

    public static IEnumerable<string> Units(IEnumerable<Reading?> readings)
    {
        foreach (var reading in readings)
        {
            if (reading?.Unit is null)
                continue;

            yield return reading.Unit;
        }
    }
}

public static class Demos
{
    public static void Demo1()
    {
        var hub = new Hub();
        int seen = 0;
        Action<Reading> count = r => seen += r.Unit is { } unit ? unit.Length : 0;
        hub.Publish(new Reading("bar"));
        hub.Arrived += count;
        hub.Publish(new Reading(null));
        hub.Arrived -= count;
        hub.Publish(new Reading("psi"));
        hub.Close("done");
        Console.Write(seen + hub.Later()() + hub.Later()());
    }

    public static void Demo2() => Console.Write(Hub.Units([new("mm"), null, new(null)]).Sum(u => u.Length));
    public static void Demo3()
    {
        Reading? reading = null;
        void Ensure() => reading ??= new Reading("lux");
        Ensure();
        Console.Write(reading.Unit); // csc-false
        Lazy<Reading> lazy = new(() => reading);
        Console.Write(lazy.Value.Unit?.Length);
    }
}
