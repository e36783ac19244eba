// case: closure-retry-handlers
// category: closures
// rationale: a local function and a stored lambda clear captured state between the test and the use
// csc: none

namespace NullSafety.ClosureRetryHandlers;

public sealed class Link(string host)
{
    public string Host { get; } = host;

    public bool Ping(int attempt) => attempt > 1;
}

public sealed class Alarm
{
    private readonly List<Action> _handlers = new();

    public void OnRaise(Action handler) => _handlers.Add(handler);

    public void Raise() => _handlers.ForEach(h => h());
}

public sealed class Probe
{
    public string Connect(string host, int attempts)
    {
        Link link = new(host);
        for (int i = 0; i < attempts; i++)
        {
            if (!link.Ping(i))
            {
                Fail();
            }
        }

        return link.Host; // want: null-deref

        void Fail()
        {
            if (attempts < 3)
            {
                link = null!;
                attempts = 0;
            }
        }
    }

    public string ConnectFresh(string host, int attempts)
    {
        Link link = new(host);
        for (int i = 0; i < attempts; i++)
        {
            if (!link.Ping(i))
            {
                Renew();
            }
        }

        return link.Host;

        void Renew() => link = new Link(host + ".backup");
    }

    public int Watch(Alarm alarm, bool alert)
    {
        List<string>? trace = new() { "start" };
        alarm.OnRaise(() => trace = null);
        if (alert)
            alarm.Raise();

        return trace.Count; // want: null-deref
    }

    public int WatchCopy(Alarm alarm)
    {
        List<string>? trace = new() { "start" };
        alarm.OnRaise(() => trace = null);
        List<string> mine = trace;
        alarm.Raise();
        return mine.Count;
    }
}

public static class Case
{
    public static void DemoFewAttempts() => new Probe().Connect("relay", 2);

    public static void DemoManyAttempts() => new Probe().Connect("relay", 4);

    public static void DemoFresh() => new Probe().ConnectFresh("relay", 2);

    public static void DemoAlert() => new Probe().Watch(new Alarm(), alert: true);

    public static void DemoQuiet()
    {
        new Probe().Watch(new Alarm(), alert: false);
        new Probe().WatchCopy(new Alarm());
    }
}
