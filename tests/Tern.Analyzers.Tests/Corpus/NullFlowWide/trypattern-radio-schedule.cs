// case: trypattern-radio-schedule
// category: try-pattern
// rationale: Try results thrown away, inverted or taken from the wrong call
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.TrypatternRadioSchedule;

public sealed record Show(string Host, int Minutes);

public sealed class Schedule
{
    private readonly Dictionary<int, Show> _byHour = new() { [8] = new("Ida", 50) };
    private readonly Queue<Show> _reserve = new();

    public bool TryShow(int hour, out Show show)
    {
        if (hour is < 0 or > 23)
        {
            show = null!;
            return false;
        }

        return _byHour.TryGetValue(hour, out show!);
    }

    public bool TryFiller(out Show show)
    {
        bool ok = _reserve.TryDequeue(out var next);
        show = next!;
        return ok;
    }

    public int HostWidth(int hour)
    {
        TryShow(hour, out var show);
        return show.Host.Length; // want: null-deref
    }

    public string Announce(int hour)
    {
        if (!TryShow(hour, out var now) && !TryFiller(out now))
        {
            return "silence, next: " + now.Host; // want: null-deref
        }

        return now.Host;
    }

    public int Both(int hour)
    {
        if (TryShow(hour, out var now) | TryFiller(out var filler))
        {
            return now.Minutes + (filler is null ? 0 : filler.Minutes); // want: null-deref
        }

        return 0;
    }

    public int Either(int hour)
    {
        if (TryShow(hour, out var now) || TryFiller(out now))
        {
            return now.Minutes;
        }

        return 0;
    }

    public void Reserve(Show s) => _reserve.Enqueue(s);
}

public static class Case
{
    public static void Demo1() => new Schedule().HostWidth(30);
    public static void Demo2() => new Schedule().Announce(9);
    public static void Demo3() { var s = new Schedule(); s.Reserve(new Show("Bo", 5)); s.Both(9); }
    public static void Demo4() => _ = new Schedule().Either(9) + new Schedule().Either(8) + new Schedule().Announce(8).Length;
}
