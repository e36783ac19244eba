// case: neg-ambient-workshop
// category: negative-globals
// rationale: ThreadStatic, AsyncLocal, resettable globals, struct defaults and null-tolerant extensions behind lazy getters or tests
// csc: silent

namespace NullSafety.NegAmbientWorkshop;

public readonly struct Patina
{
    private readonly string? _name;

    public Patina(string name) => _name = name;

    public string Name => _name ?? "bare bronze";
}

public sealed class Job
{
    public required string Title { get; init; }

    public Job? Parent { get; init; }

    public object? Tag { get; set; }
}

public static class Workshop
{
    [ThreadStatic]
    private static List<string>? t_scratch;

    private static readonly AsyncLocal<Job?> CurrentJob = new();

    private static Job? s_shared;

    public static List<string> Scratch => t_scratch ??= new List<string>();

    public static Job Current => CurrentJob.Value ?? (s_shared ??= new Job { Title = "sweeping" });

    public static void Reset()
    {
        s_shared = null;
        CurrentJob.Value = null;
    }

    public static void Begin(string title) => CurrentJob.Value = new Job { Title = title, Parent = CurrentJob.Value };
}

public static class JobExtensions
{
    public static string PathOf(this Job? job)
    {
        var path = "";
        for (var j = job; j != null; j = j.Parent)
        {
            path = "/" + j.Title.Trim() + path;
        }

        return path;
    }

    public static int Minutes(this Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.Tag switch
        {
            int minutes => minutes,
            string text => text.Length,
            null => 0,
            var other => other.GetHashCode(),
        };
    }
}

public static class Case
{
    public static void DemoScratch()
    {
        Workshop.Scratch.Add("main");
        var worker = new Thread(() => Workshop.Scratch.Add("worker"));
        worker.Start();
        worker.Join();
    }

    public static void DemoJobs()
    {
        Workshop.Reset();
        Workshop.Current.Minutes();
        Workshop.Begin("casting");
        Workshop.Begin("chasing");
        Workshop.Current.Tag = 40;
        Workshop.Current.Minutes();
        Workshop.Current.PathOf();
        Workshop.Current.Parent?.Parent.PathOf();
        Workshop.Reset();
        Console.Out.Write(Workshop.Current.Title.Length > 99 ? "!" : "");
    }

    public static void DemoPatina() => new Patina[2].Append(new Patina("verdigris")).Sum(p => p.Name.Length);
}
