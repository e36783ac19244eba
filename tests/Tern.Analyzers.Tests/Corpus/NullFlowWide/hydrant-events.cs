// case: hydrant-events
// category: events-delegates
// rationale: an event or a delegate chain is null when nobody subscribed or the last handler was removed
// csc: none

namespace NullSafety.HydrantEvents;

public sealed record Reading(string Hydrant, double Bar);

public sealed class Hydrant
{
    private Action<Reading> _audit = null!;

    public Hydrant(string id) => Id = id;

    public string Id { get; }
    public event Action<Reading> PressureLow = null!;
    public event EventHandler Opened = delegate { };

    public void Attach(Action<Reading> sink) => _audit += sink;

    public void Detach(Action<Reading> sink) => _audit = (Action<Reading>)Delegate.Remove(_audit, sink)!;

    public void Report(double bar)
    {
        if (bar < 3)
        {
            PressureLow(new Reading(Id, bar)); // want: null-deref
        }
    }

    public void ReportSafely(double bar)
    {
        var handler = PressureLow;
        if (handler != null)
        {
            handler(new Reading(Id, bar));
        }
    }

    public void Open() => Opened(this, EventArgs.Empty);

    public void Audit(double bar)
    {
        _audit(new Reading(Id, bar)); // want: null-deref
    }

    public void AuditIfAny(double bar) => _audit?.Invoke(new Reading(Id, bar));
}

public sealed class Brigade
{
    public List<string> Alarms { get; } = new();

    public void OnLow(Reading r) => Alarms.Add(r.Hydrant);
}

public static class Case
{
    public static void Demo1() => new Hydrant("H1").Report(2.5);

    public static void Demo2()
    {
        var brigade = new Brigade();
        var h = new Hydrant("H2");
        h.Attach(brigade.OnLow);
        h.Audit(4);
        h.Detach(brigade.OnLow);
        h.Audit(4);
    }

    public static void Demo3()
    {
        var brigade = new Brigade();
        var h = new Hydrant("H3");
        h.ReportSafely(2);
        h.AuditIfAny(2);
        h.Open();
        h.PressureLow += brigade.OnLow;
        h.Report(2);
        h.ReportSafely(2);
    }
}
