using Tern.Benchmarks.Harness;

namespace Tern.Benchmarks.Governance;

/// <summary>The child process that serves <see cref="IWork"/>: 2 ms and an exponential share of 3 ms on the average.</summary>
internal static class WorkServer
{
    public static async Task<int> RunAsync()
    {
        await using RpcServer server = new RpcServerBuilder().Listen("tcp://127.0.0.1:0").AddService<IWork>(new Work()).Build();
        await server.StartAsync();
        await ControlLines.WriteAsync(Console.Out, new ControlMessage { Kind = "ready", Port = server.Endpoints[0].Port });
        while (await ControlLines.ReadAsync(Console.In) is not null)
        {
        }

        return 0;
    }

    private sealed class Work : IWork
    {
        public async ValueTask<string> DoAsync(string text)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2 - (3 * Math.Log(1 - Random.Shared.NextDouble()))));
            return text;
        }
    }
}
