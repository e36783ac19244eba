// case: service-build-graph
// category: service-build
// rationale: a build graph with topological order, incremental results, phony targets and a result cache
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.BuildGraph;

public sealed class BuildException(string message) : Exception(message);

public enum TargetState { Pending, Running, Built, Skipped, Failed }

public sealed record Output(string Text, int Hash);

public sealed class Target(string name, Func<IReadOnlyList<Output>, string>? recipe)
{
    private readonly List<Target> _inputs = new();
    private readonly List<Target> _dependents = new();
    public string Name { get; } = name;
    public Func<IReadOnlyList<Output>, string>? Recipe { get; } = recipe;
    public bool IsPhony => Recipe is null;
    public IReadOnlyList<Target> Inputs => _inputs;
    public IReadOnlyList<Target> Dependents => _dependents;
    public TargetState State { get; private set; }
    public Output? Output { get; private set; }
    public BuildException? Error { get; private set; }

    public void DependsOn(Target input)
    {
        _inputs.Add(input);
        input._dependents.Add(this);
    }

    internal void Begin() => State = TargetState.Running;

    internal void Complete(Output output)
    {
        Output = output;
        State = TargetState.Built;
    }

    internal void Skip() => State = TargetState.Skipped;

    internal void Fail(BuildException error)
    {
        Error = error;
        State = TargetState.Failed;
    }

    internal void Reset()
    {
        State = TargetState.Pending;
        Output = null;
        Error = null;
    }

    public string Describe() => State switch
    {
        TargetState.Built => Name + "=" + Output.Hash, // csc-false
        TargetState.Failed => Name + "!" + Error.Message, // csc-false
        _ => Name,
    };
}

public sealed class TargetGraph
{
    private readonly Dictionary<string, Target> _targets = new();
    private List<Target>? _order;

    public IReadOnlyList<Target> Order
    {
        get
        {
            if (_order == null)
                Sort();
            return _order; // csc-false
        }
    }

    public Target Add(string name, Func<IReadOnlyList<Output>, string>? recipe, params string[] inputs)
    {
        var target = new Target(name, recipe);
        foreach (var input in inputs)
            target.DependsOn(Require(input));
        _targets.Add(name, target);
        _order = null;
        return target;
    }

    public Target? Find(string name) => _targets.TryGetValue(name, out var target) ? target : null;
    public Target Require(string name) => Find(name) ?? throw new BuildException("no target " + name);

    public IReadOnlyList<Target> PathBetween(Target from, Target to)
    {
        var cameFrom = new Dictionary<Target, Target?> { [from] = null };
        var queue = new Queue<Target>();
        queue.Enqueue(from);
        while (queue.Count > 0 && queue.Peek() != to)
        {
            var at = queue.Dequeue();
            foreach (var next in at.Dependents.Where(d => !cameFrom.ContainsKey(d)))
            {
                cameFrom[next] = at;
                queue.Enqueue(next);
            }
        }

        var path = new List<Target>();
        if (!cameFrom.ContainsKey(to))
            return path;
        var step = to;
        while (step != from)
        {
            path.Insert(0, step); // csc-false
            step = cameFrom[step];
        }

        path.Insert(0, from);
        return path;
    }

    private void Sort()
    {
        var order = new List<Target>();
        var waiting = _targets.Values.ToDictionary(t => t, t => t.Inputs.Count);
        var ready = new Queue<Target>(_targets.Values.Where(t => t.Inputs.Count == 0));
        while (ready.TryDequeue(out var target))
        {
            order.Add(target);
            foreach (var dependent in target.Dependents)
            {
                if (--waiting[dependent] == 0)
                    ready.Enqueue(dependent);
            }
        }

        _order = order;
    }
}

public interface IResultCache
{
    bool TryLoad(string key, out Output? output);
    void Store(string key, Output output);
}

public sealed class MemoryCache : IResultCache
{
    private readonly Dictionary<string, Output?> _entries = new();
    public bool TryLoad(string key, out Output? output) => _entries.TryGetValue(key, out output);
    public void Store(string key, Output output) => _entries[key] = output;
    public void Evict(string key) => _entries[key] = null;
}

public sealed class BuildReport
{
    private readonly List<Target> _built = new();
    private Target? _failed;
    public bool Succeeded => _failed is null;
    public int CacheHits { get; internal set; }
    public Target Last => _built.Count > 0 ? _built.LastOrDefault()! : throw new BuildException("nothing was built");
    internal void Built(Target target) => _built.Add(target);
    internal void Failed(Target target) => _failed ??= target;

    public string Summary()
    {
        if (!Succeeded)
        {
            return "failed at " + _failed!.Name + ": " + _failed.Error!.Message; // missed: null-deref
        }

        return _built.Count == 0 ? "up to date" : _built.Count + " built, last " + Last.Describe();
    }

    public int TotalHash() => _built.Where(t => t.Output != null).Aggregate(0, (h, t) => h ^ t.Output.Hash); // csc-false
}

/// <summary>Builds all targets of a graph.</summary>
public sealed class Builder(TargetGraph graph, IResultCache cache)
{
    private BuildReport? _report;
    public string LastSummary => _report?.Summary() ?? "not run";

    public BuildReport Run()
    {
        var report = _report = new BuildReport();
        graph.Order.ToList().ForEach(t => t.Reset());
        foreach (var target in graph.Order)
        {
            if (target.Inputs.Any(i => i.State == TargetState.Failed))
                target.Fail(new BuildException("input failed"));
            else
                Build(target, report);
        }

        return report;
    }

    private void Build(Target target, BuildReport report)
    {
        target.Begin();
        if (target.IsPhony)
        {
            target.Skip();
            return;
        }

        var key = KeyOf(target);
        if (cache.TryLoad(key, out var hit))
        {
            report.CacheHits++;
            target.Complete(new Output(hit!.Text, hit.Hash)); // want: null-deref
            return;
        }

        try
        {
            var text = target.Recipe!(target.Inputs.Where(i => i.Output != null).Select(i => i.Output!).ToList());
            var output = new Output(text, text.Sum(c => c));
            cache.Store(key, output);
            target.Complete(output);
            report.Built(target);
        }
        catch (BuildException e)
        {
            target.Fail(e);
            report.Failed(target);
        }
    }

    private static string KeyOf(Target target) =>
        target.Name + ":" + string.Join(",", target.Inputs.Select(i => i.Output!.Hash)); // missed: null-deref
}

public static class Case
{
    private static TargetGraph Build()
    {
        var graph = new TargetGraph();
        graph.Add("a", _ => "aa");
        graph.Add("b", _ => "bb");
        graph.Add("c", inputs => string.Concat(inputs.Select(i => i.Text)), "a", "b");
        graph.Add("all", null, "c");
        return graph;
    }

    public static void DemoIncremental()
    {
        var graph = Build();
        var builder = new Builder(graph, new MemoryCache());
        Console.WriteLine(builder.LastSummary + builder.Run().Summary());
        var second = builder.Run();
        Console.WriteLine(second.Summary() + second.CacheHits + second.TotalHash() + builder.LastSummary);
        Console.WriteLine(string.Join(">", graph.PathBetween(graph.Require("a"), graph.Require("all")).Select(t => t.Describe())));
        Console.WriteLine(graph.PathBetween(graph.Require("c"), graph.Require("a")).Count + (graph.Find("zz")?.Name ?? "-"));
    }

    public static void DemoFailure()
    {
        var graph = Build();
        graph.Add("bad", _ => throw new BuildException("syntax"), "a");
        graph.Add("worse", _ => "", "bad");
        var report = new Builder(graph, new MemoryCache()).Run();
        Console.WriteLine(report.Summary() + report.TotalHash() + report.Last.Name + graph.Require("worse").Describe());
    }

    public static void DemoEvictedResult()
    {
        var cache = new MemoryCache();
        var builder = new Builder(Build(), cache);
        builder.Run();
        cache.Evict("a:");
        builder.Run();
    }

    public static void DemoReportOfEarlierRun()
    {
        var graph = Build();
        var broken = true;
        graph.Add("flaky", _ => broken ? throw new BuildException("syntax") : "ok", "b");
        var builder = new Builder(graph, new MemoryCache());
        var first = builder.Run();
        broken = false;
        Console.WriteLine(builder.Run().Summary());
        first.Summary();
    }

    public static void DemoInputIsPhony()
    {
        var graph = Build();
        graph.Add("package", _ => "zip", "all");
        new Builder(graph, new MemoryCache()).Run();
    }
}
