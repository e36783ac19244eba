// case: event-fire-station
// category: events
// rationale: alarms are raised without subscribers, after the last removal, or on a returned null
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide9.FireStation;

public sealed record Callout(string Street, int Level);

public sealed class Siren
{
    public int Blasts { get; private set; }

    public void Sound(Callout callout) => Blasts += callout.Level;
}

public sealed class Station
{
    private Func<Callout, string?>? _crews;

    public event Action<Callout>? Alarm;

    public void AddCrew(Func<Callout, string?> crew) => _crews += crew;

    public void Raise(Callout callout)
    {
        Alarm!(callout); // want: null-deref
    }

    public void RaiseIfHeard(Callout callout) => Alarm?.Invoke(callout);

    public int Listeners()
    {
        return Alarm!.GetInvocationList().Length; // want: null-deref
    }

    public int CrewNameLength(Callout callout)
    {
        if (_crews is null)
        {
            return 0;
        }

        string? crew = _crews(callout);
        return crew!.Length; // want: null-deref
    }
}

public sealed class Dispatch
{
    private Action<string> _radio = _ => { };
    private readonly List<string> _sent = new();

    public void Mute(Action<string> previous)
    {
        _radio -= previous;
    }

    public Action<string> Tune()
    {
        _radio = Record;
        return Record;
    }

    private void Record(string text) => _sent.Add(text);

    public int Send(string text)
    {
        _radio(text); // want: null-deref
        return _sent.Count;
    }
}

public static class Drill
{
    private static readonly Callout Mill = new("Mill Lane", 2);

    public static void Demo1()
    {
        var siren = new Siren();
        var station = new Station();
        station.Alarm += siren.Sound;
        station.Raise(Mill);
        station.Alarm -= siren.Sound;
        station.Raise(Mill);
    }

    public static int Demo2() => new Station().Listeners();
    public static int Demo3() { var s = new Station(); s.AddCrew(_ => "Red"); s.AddCrew(c => c.Level > 3 ? "Blue" : null); return s.CrewNameLength(Mill); }
    public static int Demo4() { var d = new Dispatch(); d.Mute(d.Tune()); return d.Send("out"); }
    public static int Demo5() { var d = new Dispatch(); d.Tune(); return d.Send("in") + new Dispatch().Send("noise"); }
    public static int Demo6() { var s = new Station(); s.AddCrew(_ => "Red"); s.RaiseIfHeard(Mill); return s.CrewNameLength(Mill); }
}
