// case: ambient-observatory
// category: global reset, ThreadStatic, AsyncLocal
// rationale: ambient state is there in the flow that set it, and missing on a fresh thread or after the reset
// csc: none

namespace NullSafety.Observatory;

public sealed class Exposure(string target, int seconds)
{
    public string Target { get; } = target;

    public int Seconds { get; } = seconds;
}

public static class NightLog
{
    [ThreadStatic]
    private static List<string> t_lines = new();

    public static void Write(string line)
    {
        t_lines.Add(line); // want: null-deref
    }
}

public static class FaultLog
{
    [ThreadStatic]
    private static List<string>? t_lines;

    public static void Write(string line) => (t_lines ??= new List<string>()).Add(line);
}

public static class Dome
{
    private static readonly AsyncLocal<Exposure?> s_running = new();

    public static Exposure Running => s_running.Value!;

    public static IDisposable Begin(Exposure exposure)
    {
        s_running.Value = exposure;
        return new Scope();
    }

    private sealed class Scope : IDisposable
    {
        public void Dispose() => s_running.Value = null;
    }
}

public static class Observer
{
    private static string Shoot(string target)
    {
        using (Dome.Begin(new Exposure(target, 120)))
        {
            Console.WriteLine($"shutter open for {Dome.Running.Seconds} s");
        }

        return "finished " + Dome.Running.Target.ToUpperInvariant(); // want: null-deref
    }

    private static string ShootAndKeep(string target)
    {
        using (Dome.Begin(new Exposure(target, 120)))
        {
            var exposure = Dome.Running;
            return "finished " + exposure.Target.ToUpperInvariant();
        }
    }

    private static void OnOwnThread(Action work)
    {
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).GetAwaiter().GetResult();
    }

    public static void DemoGuiderThread()
    {
        NightLog.Write("dome opened");
        OnOwnThread(() => NightLog.Write("guider locked"));
    }

    public static void DemoFaultThread()
    {
        FaultLog.Write("cloud sensor");
        OnOwnThread(() => FaultLog.Write("guider lost"));
    }

    public static void DemoAfterScope() => Shoot("M31");

    public static void DemoInsideScope() => ShootAndKeep("M31");
}
