// case: stale-tuner-preset
// category: stale-after-call
// rationale: the station is tested, then a call or a subscriber drops it before it is used
// csc: none

namespace NullSafety.StaleTunerPreset;

public sealed record Station(string Name, double Frequency);

public sealed class Tuner
{
    private Station? _current;
    private int _volume = 3;

    public Action<double>? Leaving { get; set; }

    public void Tune(Station station) => _current = station;

    public void PowerOff()
    {
        _current = null;
        _volume = 0;
    }

    private void Mute() => _volume = 0;

    private void Fade(int steps)
    {
        _volume -= steps;
        if (_volume <= 0)
        {
            PowerOff();
        }
    }

    public string FadeOut(int steps)
    {
        if (_current == null)
        {
            return "silent";
        }

        Fade(steps);
        return "faded " + _current.Name.Trim(); // want: null-deref
    }

    public string MuteNow()
    {
        if (_current == null) return "silent";
        Mute();
        return "muted " + _current.Name.Trim();
    }

    public double Leave()
    {
        if (_current is null || Leaving is null)
        {
            return 0;
        }

        Leaving(_current.Frequency);
        return _current.Frequency; // want: null-deref
    }

    public double LeaveWithCopy()
    {
        var station = _current;
        if (station is null)
        {
            return 0;
        }

        Leaving?.Invoke(station.Frequency);
        return station.Frequency;
    }
}

public static class Radio
{
    private static Tuner On()
    {
        var tuner = new Tuner();
        tuner.Tune(new Station("Jazz", 98.4));
        return tuner;
    }

    public static void DemoFade() => On().FadeOut(3);

    public static void DemoMute() => On().MuteNow();

    public static void DemoLeave()
    {
        var tuner = On();
        tuner.Leaving = f => tuner.PowerOff();
        tuner.LeaveWithCopy();
        tuner.Tune(new Station("Folk", 101.2));
        tuner.Leave();
    }
}
