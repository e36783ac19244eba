using System.Diagnostics;

namespace Tern.Benchmarks.Harness;

/// <summary>Runs the callers of one client and measures them.</summary>
internal sealed class LoadGenerator
{
    private readonly IEchoClient _client;
    private readonly Caller[] _callers;
    private readonly string _text;
    private volatile bool _stopping;

    public LoadGenerator(IEchoClient client, LoadShape shape)
    {
        _client = client;
        _text = string.Create(shape.Payload, 0, static (characters, _) =>
        {
            for (var index = 0; index < characters.Length; index++)
            {
                characters[index] = (char)('a' + (index % 26));
            }
        });
        _callers = [.. Enumerable.Range(0, shape.Callers).Select(_ => new Caller())];
    }

    /// <summary>Runs every caller for a while and waits for the calls that are still under way.</summary>
    public async Task<ClientStats> RunAsync(TimeSpan duration)
    {
        var allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
        var cpuBefore = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var loops = StartCallers();
        await Task.Delay(duration);
        _stopping = true;
        await loops;
        var elapsed = Stopwatch.GetElapsedTime(start);
        var cpu = Environment.CpuUsage.TotalTime - cpuBefore;
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;

        var latencies = new LatencyHistogram();
        foreach (var caller in _callers)
        {
            latencies.Add(caller.Latencies);
        }

        return new ClientStats
        {
            Calls = CountCalls(),
            ElapsedUs = elapsed.TotalMicroseconds,
            P50Us = latencies.PercentileMicroseconds(0.5),
            P99Us = latencies.PercentileMicroseconds(0.99),
            P999Us = latencies.PercentileMicroseconds(0.999),
            CpuUs = cpu.TotalMicroseconds,
            AllocBytes = allocated,
        };
    }

    /// <summary>Runs every caller and counts the calls that ended in each interval.</summary>
    public async Task<long[]> RunCurveAsync(TimeSpan interval, int intervals)
    {
        var counts = new long[intervals];
        var start = Stopwatch.GetTimestamp();
        var loops = StartCallers();
        var before = 0L;

        // A thread of its own: the pool's threads are what is being measured.
        var sampler = new Thread(() =>
        {
            for (var index = 0; index < counts.Length; index++)
            {
                var left = (interval * (index + 1)) - Stopwatch.GetElapsedTime(start);
                Thread.Sleep(left > TimeSpan.Zero ? left : TimeSpan.Zero);
                var now = CountCalls();
                counts[index] = now - before;
                before = now;
            }

            _stopping = true;
        });
        sampler.Start();
        await loops;
        sampler.Join();
        return counts;
    }

    private Task StartCallers()
    {
        _stopping = false;
        var loops = new Task[_callers.Length];
        for (var index = 0; index < loops.Length; index++)
        {
            var caller = index;
            _callers[caller].Reset();
            loops[caller] = Task.Run(() => CallInLoopAsync(caller));
        }

        return Task.WhenAll(loops);
    }

    private async Task CallInLoopAsync(int index)
    {
        var caller = _callers[index];
        var client = _client;
        var text = _text;
        var last = Stopwatch.GetTimestamp();
        while (!_stopping)
        {
            var reply = await client.EchoAsync(index, text);
            if (reply.Length != text.Length)
            {
                throw new InvalidDataException($"Sent {text.Length} characters and got {reply.Length} back.");
            }

            var now = Stopwatch.GetTimestamp();
            caller.Latencies.Record(now - last);
            caller.Calls++;
            last = now;
        }
    }

    private long CountCalls()
    {
        var calls = 0L;
        foreach (var caller in _callers)
        {
            calls += Volatile.Read(ref caller.Calls);
        }

        return calls;
    }

    private sealed class Caller
    {
        public readonly LatencyHistogram Latencies = new();
        public long Calls;

        public void Reset()
        {
            Latencies.Clear();
            Calls = 0;
        }
    }
}
