using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Tern.Benchmarks.Harness;

namespace Tern.Benchmarks.Governance;

/// <summary>The <c>governance</c> command: three server processes, of which one is stopped (SIGSTOP) for a while; what its callers notice, with backup requests and without.</summary>
/// <remarks>Calls begin at a fixed rate whether or not others have ended, so a stall is not hidden by callers that wait.</remarks>
internal static partial class StallBenchmark
{
    private const int Servers = 3;
    private const int CallsPerSecond = 1_000;

    // Numbers of signals.
    private const int Continue = 18;
    private const int Stop = 19;

    public static async Task<int> RunAsync(string[] args)
    {
        if (!OperatingSystem.IsLinux() || !TryReadSeconds(args, out int seconds))
        {
            Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Tern.Benchmarks -- governance [seconds of each phase, 8 by default]; it needs the signals of Linux.");
            return 2;
        }

        var servers = new List<ChildProcess>();
        try
        {
            for (int i = 0; i < Servers; i++)
            {
                servers.Add(await ChildProcess.StartAsync(ChildCommand.ThisProgram("work-server")));
            }

            Console.WriteLine($"{CallsPerSecond:N0} calls/s over {Servers} servers, {seconds} s of each phase; handlers take 2 ms and 3 ms more on the average.");
            Console.WriteLine();
            Console.WriteLine("| policies | phase | calls | failed | p50 ms | p99 ms | p99.9 ms | p99 / healthy |");
            Console.WriteLine("|---|---|--:|--:|--:|--:|--:|--:|");
            await MeasureAsync("backup requests, outlier ejection", servers, seconds, WithBackups);
            await MeasureAsync("backup requests alone", servers, seconds, WithBackupsAlone);
            await MeasureAsync("retries alone", servers, seconds, WithRetries);
            return 0;
        }
        finally
        {
            foreach (ChildProcess server in servers)
            {
                await server.DisposeAsync();
            }
        }
    }

    private static bool TryReadSeconds(string[] args, out int seconds)
    {
        seconds = 8;
        return args.Length == 0 || (args.Length == 1 && int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out seconds) && seconds > 0);
    }

    private static void WithBackups(GovernanceOptions options)
    {
        WithBackupsAlone(options);
        options.Outliers = new OutlierOptions();
    }

    private static void WithBackupsAlone(GovernanceOptions options)
    {
        options.Balancer = LoadBalancers.LeastInFlight;
        options.AllMethods.Timeout = TimeSpan.FromSeconds(5);
        options.AllMethods.AttemptTimeout = TimeSpan.FromMilliseconds(500);
        options.AllMethods.Backup = new BackupOptions();
        options.AllMethods.Retry = new RetryOptions();
    }

    private static void WithRetries(GovernanceOptions options)
    {
        WithBackupsAlone(options);
        options.AllMethods.Backup = null;
    }

    private static async Task MeasureAsync(string name, List<ChildProcess> servers, int seconds, Action<GovernanceOptions> govern)
    {
        await using RpcChannel channel = RpcChannel.Connect($"list:///{string.Join(',', servers.Select(static server => $"127.0.0.1:{server.Port}"))}", options =>
        {
            options.Protocol = RpcProtocol.ThriftTTHeader;
            options.Connections = ConnectionMode.Multiplexed;
            options.UseGovernance(govern);
        });
        IWork work = channel.CreateClient<IWork>();
        await RunAsync(work, TimeSpan.FromSeconds(3));
        Phase healthy = await RunAsync(work, TimeSpan.FromSeconds(seconds));
        Phase stalled;
        Signal(servers[0], Stop);
        try
        {
            stalled = await RunAsync(work, TimeSpan.FromSeconds(seconds));
        }
        finally
        {
            Signal(servers[0], Continue);
        }

        Print(name, "healthy", healthy, healthy);
        Print(name, "one of three stalls", stalled, healthy);
    }

    private static void Print(string name, string phase, Phase result, Phase healthy)
    {
        double Ms(double share) => result.Latencies.PercentileMicroseconds(share) / 1_000;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {phase} | {result.Calls:N0} | {result.Failures} | {Ms(0.5):F1} | {Ms(0.99):F1} | {Ms(0.999):F1} | {result.Latencies.PercentileMicroseconds(0.99) / healthy.Latencies.PercentileMicroseconds(0.99):F2} |"));
    }

    private static void Signal(ChildProcess server, int signal)
    {
        if (Kill(server.Id, signal) != 0)
        {
            throw new InvalidOperationException($"Signal {signal} could not be sent to process {server.Id}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    private static async Task<Phase> RunAsync(IWork work, TimeSpan duration)
    {
        var phase = new Phase();
        var calls = new List<Task>();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        long started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) is var elapsed && elapsed < duration)
        {
            // What the timer is late with begins now; its delay is none of the call's.
            for (int due = (int)(elapsed.TotalSeconds * CallsPerSecond); calls.Count < due;)
            {
                calls.Add(CallAsync(work, phase));
            }

            await timer.WaitForNextTickAsync();
        }

        await Task.WhenAll(calls);
        return phase;
    }

    private static async Task CallAsync(IWork work, Phase phase)
    {
        long started = Stopwatch.GetTimestamp();
        bool hasFailed = false;
        try
        {
            await work.DoAsync("some work");
        }
        catch (RpcException)
        {
            hasFailed = true;
        }

        long ticks = Stopwatch.GetTimestamp() - started;
        lock (phase)
        {
            phase.Calls++;
            phase.Failures += hasFailed ? 1 : 0;
            phase.Latencies.Record(ticks);
        }
    }

    private sealed class Phase
    {
        public LatencyHistogram Latencies { get; } = new();

        public int Calls { get; set; }

        public int Failures { get; set; }
    }
}
