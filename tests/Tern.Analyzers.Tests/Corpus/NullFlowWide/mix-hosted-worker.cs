// case: mix-hosted-worker
// category: multi-hop
// rationale: configuration missing in a dictionary becomes a field, a queue element, an awaited result and at last a receiver
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.MixHostedWorker;

public sealed record Route(string Target);

public sealed class Options
{
    public Dictionary<string, Route> Routes { get; } = new() { ["mail"] = new Route("smtp") };
}

public sealed class Envelope
{
    public Route Route { get; init; } = null!;

    public int Size { get; init; }
}

public sealed class Worker(Options options)
{
    private readonly Queue<Envelope> _queue = new();
    private Func<Envelope, Task<Route>>? _resolver;

    public void Configure() => _resolver = e => Task.FromResult(e.Route);

    public void Submit(string topic, int size)
    {
        options.Routes.TryGetValue(topic, out var route);
        _queue.Enqueue(new Envelope { Route = route!, Size = size });
    }

    public async Task<int> RunAsync()
    {
        int sent = 0;
        while (_queue.TryDequeue(out var envelope))
        {
            var route = await _resolver!(envelope); // want: null-deref
            sent += Deliver(route, envelope.Size);
        }

        return sent;
    }

    private static int Deliver(Route route, int size)
    {
        return size + route.Target.Length; // want: null-deref
    }

    public int Pending() => _queue.Sum(e => e.Route?.Target.Length ?? 0);
}

public static class Case
{
    private static Worker Make(bool configure, string topic)
    {
        var w = new Worker(new Options());
        if (configure)
        {
            w.Configure();
        }

        w.Submit(topic, 1);
        return w;
    }

    public static Task Demo1() => Make(configure: true, "fax").RunAsync();

    public static Task Demo2() => Make(configure: false, "mail").RunAsync();

    public static Task Demo3() => Make(configure: true, "mail").RunAsync();

    public static int Demo4() => Make(configure: false, "fax").Pending();
}
