// case: dispose-scale-session
// category: use after Dispose
// rationale: a helper disposes the session it was lent; a lazy query outlives the using block of its source
// csc: none

namespace NullSafety.DisposeScaleSession;

public sealed class ScalePort
{
    private int _next;

    public int Read() => 100 + 7 * _next++;
}

public sealed class ScaleSession : IDisposable
{
    private ScalePort _port = new();

    public int Weigh()
    {
        return _port.Read(); // missed: null-deref
    }

    public bool IsOpen => _port != null;

    public int WeighOr(int fallback) => IsOpen && _port is { } port ? port.Read() : fallback;

    public void Dispose() => _port = null!;
}

public sealed class WeighLog : IDisposable
{
    private List<int> _grams = new() { 410, 395, 402 };

    public IEnumerable<int> Above(int limit)
    {
        for (int i = 0; i < _grams.Count; i++) // want: null-deref
        {
            if (_grams[i] > limit)
                yield return _grams[i];
        }
    }

    public List<int> Snapshot() => new(_grams);

    public void Dispose() => _grams = null!;
}

public static class Weighing
{
    private static int Average(ScaleSession session, int rounds)
    {
        using (session)
        {
            int sum = 0;
            for (int i = 0; i < rounds; i++)
                sum += session.WeighOr(0);

            return sum / rounds;
        }
    }

    public static int Tare(ScaleSession session)
    {
        int mean = Average(session, 3);
        return session.Weigh() - mean;
    }

    public static int TareFirst(ScaleSession session)
    {
        int now = session.Weigh();
        return now - Average(session, 3);
    }

    public static IEnumerable<int> Heavy()
    {
        using var log = new WeighLog();
        return log.Above(400);
    }

    public static List<int> HeavyNow()
    {
        using var log = new WeighLog();
        List<int> copy = log.Snapshot();
        copy.RemoveAll(g => g <= 400);
        return copy;
    }
}

public static class Case
{
    public static void DemoTare() => Weighing.Tare(new ScaleSession());

    public static void DemoTareFirst() => Weighing.TareFirst(new ScaleSession());

    public static void DemoHeavy() => Weighing.Heavy().Count();

    public static void DemoHeavyNow() => Weighing.HeavyNow().Sum();
}
