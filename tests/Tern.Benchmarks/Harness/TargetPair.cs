using Tern.Benchmarks.Targets;

namespace Tern.Benchmarks.Harness;

/// <summary>A target's server and client, each in its own process.</summary>
internal sealed class TargetPair : IAsyncDisposable
{
    private readonly ChildProcess? _server;
    private readonly ChildProcess _client;
    private readonly LoadShape _shape;

    private TargetPair(BenchmarkTarget target, LoadShape shape, ChildProcess? server, ChildProcess client)
    {
        Target = target;
        _shape = shape;
        _server = server;
        _client = client;
    }

    public BenchmarkTarget Target { get; }

    public static async Task<TargetPair> StartAsync(BenchmarkTarget target, LoadShape shape)
    {
        var server = target.ServerCommand() is { } command ? await ChildProcess.StartAsync(command) : null;
        try
        {
            var client = await ChildProcess.StartAsync(target.ClientCommand(server?.Port ?? 0, shape));
            return new TargetPair(target, shape, server, client);
        }
        catch when (server is not null)
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public Task WarmUpAsync(double seconds) => RunClientAsync(seconds);

    public async Task<RoundResult> MeasureAsync(int round, double seconds)
    {
        if (_server is not null)
        {
            await _server.StartMeasuringAsync();
        }

        var client = await RunClientAsync(seconds);
        var server = _server is null ? null : await _server.StopMeasuringAsync();
        var calls = (double)Math.Max(client.Calls, 1);
        return new RoundResult
        {
            Target = Target.Name,
            Callers = _shape.Callers,
            Connections = _shape.Connections,
            Payload = _shape.Payload,
            Round = round,
            Qps = Math.Round(client.Calls / client.ElapsedUs * 1e6),
            P50Us = Math.Round(client.P50Us, 1),
            P99Us = Math.Round(client.P99Us, 1),
            P999Us = Math.Round(client.P999Us, 1),
            ClientCpuUs = Math.Round(client.CpuUs / calls, 3),
            ServerCpuUs = Round(server?.CpuUs / calls, 3),
            ClientAllocBytes = Round(client.AllocBytes / calls, 1),
            ServerAllocBytes = Round(server?.AllocBytes / calls, 1),
        };
    }

    /// <summary>Counts calls in consecutive intervals, beginning with the first call of the pair.</summary>
    public async Task<long[]> MeasureCurveAsync(double intervalSeconds, int intervals)
    {
        var command = new ControlMessage { Kind = "curve", Seconds = intervalSeconds, Intervals = intervals };
        var answer = await _client.AskAsync(command, "counts");
        return answer.Counts!;
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private async Task<ClientStats> RunClientAsync(double seconds)
    {
        var answer = await _client.AskAsync(new ControlMessage { Kind = "run", Seconds = seconds }, "client-stats");
        return answer.Client!;
    }

    private static double? Round(double? value, int digits) => value is { } number ? Math.Round(number, digits) : null;
}
