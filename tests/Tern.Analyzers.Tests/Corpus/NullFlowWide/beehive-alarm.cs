// case: beehive-alarm
// category: event-unsubscribed
// rationale: an event declared `= null!` is raised with no handler yet, and again after the last handler was removed
// csc: none

namespace NullSafety.BeehiveAlarm;

public sealed record Weight(string Hive, double Kilos);

public sealed class Scale(string hive)
{
    private double _last;

    public event Action<Weight> Changed = null!;

    public event Action<string> Emptied = delegate { };

    public void Report(double kilos)
    {
        if (Math.Abs(kilos - _last) < 0.5)
        {
            return;
        }

        _last = kilos;
        Changed(new Weight(hive, kilos)); // want: null-deref
    }

    public void Empty()
    {
        _last = 0;
        Emptied(hive);
        Changed?.Invoke(new Weight(hive, 0));
    }
}

public sealed class Keeper
{
    private readonly List<Weight> _seen = new();
    private Action<Weight> _notify;

    public Keeper()
    {
        _notify = Remember;
    }

    public int Seen => _seen.Count;

    public void Follow(Scale scale) => scale.Changed += Remember;

    public void Leave(Scale scale) => scale.Changed -= Remember;

    public void Mute() => _notify = (_notify - Remember)!;

    public void Note(Weight weight)
    {
        _notify.Invoke(weight); // want: null-deref
    }

    public void NoteQuietly(Weight weight) => _notify?.Invoke(weight);

    private void Remember(Weight weight) => _seen.Add(weight);
}

public static class Demos
{
    public static void DemoFollowed() { var s = new Scale("h1"); new Keeper().Follow(s); s.Report(31); }

    public static void DemoNobody() { var s = new Scale("h2"); s.Empty(); s.Report(0.2); s.Report(30); }

    public static void DemoLeft()
    {
        var scale = new Scale("h3");
        var keeper = new Keeper();
        keeper.Follow(scale);
        scale.Report(30);
        keeper.Leave(scale);
        scale.Report(28);
    }

    public static void DemoNote() => new Keeper().Note(new Weight("h4", 3));

    public static void DemoMuted() { var k = new Keeper(); k.Mute(); k.Note(new Weight("h4", 3)); }

    public static void DemoMutedQuietly() { var k = new Keeper(); k.Mute(); k.NoteQuietly(new Weight("h4", 3)); }
}
