using System.Globalization;

namespace Tern.Server.Tests.Stress;

/// <summary>Many streams on few connections, with everything that may go wrong: each message arrives once and in order, or its call fails with a cause that it had.</summary>
/// <remarks>TERN_STRESS_SECONDS sets how long it runs: 10 by default, 60 for the whole of it.</remarks>
public sealed class GrpcStressTests
{
    private const int Connections = 4;
    private const int StreamsPerConnection = 200;
    private const int Rounds = 4;

    // Buffers and pools follow the load of the moment. What leaks grows with every call, of which there are tens of thousands.
    private const long MostGrowth = 128 * 1_024 * 1_024;

    [Fact]
    public async Task ManyStreams_WithCutsCancellationsAndSlowReaders_LoseNothingUnnoticed()
    {
        var handler = new StressHandler();
        await using RpcServer server = new RpcServerBuilder()
            .Listen("tcp://127.0.0.1:0")
            .AddService<IStress>(handler)
            .Configure(static options => TestServer.BeGenerous(options))
            .Build();
        await server.StartAsync(TestContext.Current.CancellationToken);
        await using var proxy = new CuttingProxy(server.Endpoints[0].Port);
        await using RpcChannel channel = RpcChannel.Connect($"tcp://127.0.0.1:{proxy.Port}", static options =>
        {
            options.Protocol = RpcProtocol.Grpc;
            options.ConnectionCount = Connections;
            options.Timeout = TimeSpan.FromMinutes(5);
            TestServer.BeGenerous(options);
        });
        IStress service = channel.CreateClient<IStress>();
        StressClient[] clients = [.. Enumerable.Range(0, Connections * StreamsPerConnection).Select(i => new StressClient(service, proxy, seed: i))];

        long[] memory = new long[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            await RunRoundAsync(clients, proxy, new Random(round), Duration / Rounds);
            await Limit.UntilAsync(() => handler.Running == 0, "every handler has ended");
            memory[round] = SettledMemory.Measure();
        }

        string report = string.Join(
            '\n',
            [
                $"cuts: {proxy.Cuts}; bytes after each round: {string.Join(", ", memory)}",
                .. clients.SelectMany(static client => client.Outcomes).GroupBy(static pair => pair.Key).OrderBy(static group => group.Key, StringComparer.Ordinal)
                    .Select(static group => $"{group.Key}: {group.Sum(static pair => pair.Value)}"),
            ]);
        TestContext.Current.TestOutputHelper?.WriteLine(report);
        Assert.Empty(handler.Violations.Concat(clients.SelectMany(static client => client.Violations)).Distinct().Take(10));
        Assert.True(clients.All(static client => !client.Outcomes.IsEmpty), report);
        Assert.True(memory[^1] - memory[0] < MostGrowth, report);
    }

    private static TimeSpan Duration =>
        TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable("TERN_STRESS_SECONDS"), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) ? seconds : 10);

    private static async Task RunRoundAsync(StressClient[] clients, CuttingProxy proxy, Random random, TimeSpan duration)
    {
        using var stop = new CancellationTokenSource(duration);
        Task calls = Task.WhenAll(clients.Select(client => Task.Run(() => client.RunAsync(stop.Token))));
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(random.Next(300, 700), stop.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
            proxy.CutOne(random);
        }

        // A hang fails here.
        await calls.WaitAsync(TimeSpan.FromMinutes(4), TestContext.Current.CancellationToken);
    }
}
