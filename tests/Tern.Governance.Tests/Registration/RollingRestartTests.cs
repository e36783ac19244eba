namespace Tern.Governance.Tests.Registration;

/// <summary>Three real servers under constant load are restarted one after the other; the registry tells the client of it. Not one call is lost, whatever may be repeated.</summary>
public sealed class RollingRestartTests
{
    private const int Callers = 8;
    private const string Service = "tests.Echo";

    public static TheoryData<string, RpcProtocol, ConnectionMode> Ways
    {
        get
        {
            var ways = new TheoryData<string, RpcProtocol, ConnectionMode>();
            foreach (string transport in new[] { "tcp://127.0.0.1:0", "memory" })
            {
                ways.Add(transport, RpcProtocol.ThriftTTHeader, ConnectionMode.Multiplexed);
                ways.Add(transport, RpcProtocol.ThriftTTHeader, ConnectionMode.Pooled);
                ways.Add(transport, RpcProtocol.ThriftFramed, ConnectionMode.Pooled);
                ways.Add(transport, RpcProtocol.KitexProtobuf, ConnectionMode.ShortLived);
                ways.Add(transport, RpcProtocol.Grpc, ConnectionMode.Multiplexed);
            }

            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task RollingRestart_UnderLoad_LosesNotOneCall(string transport, RpcProtocol protocol, ConnectionMode mode)
    {
        var registry = new InMemoryRegistry();
        List<TestServer> servers = [];
        for (int i = 0; i < 3; i++)
        {
            servers.Add(await StartAsync(registry, transport));
        }

        await using RpcChannel channel = RpcChannel.Connect($"registry:///{Service}", options =>
        {
            options.Protocol = protocol;
            options.Connections = mode;
            TestServer.BeGenerous(options);

            // No policy: what was sent is not sent again, so every loss shows.
            options.UseGovernance(governance => governance.Resolvers.Add(registry));
        });
        using var over = new CancellationTokenSource();
        var load = new Load(channel.CreateClient<IEcho>());
        Task[] callers = [.. Enumerable.Range(0, Callers).Select(caller => Task.Run(() => load.RunAsync(caller, over.Token), TestContext.Current.CancellationToken))];
        for (int i = 0; i < 3; i++)
        {
            await load.UntilMoreAsync(300);
            await servers[i].DisposeAsync();
            await load.UntilMoreAsync(300);
            servers[i] = await StartAsync(registry, transport);
            string address = ServerAddress.Of(null, servers[i].Server.Endpoints)!;
            await Limit.UntilAsync(() => channel.GetInstances().Any(instance => instance.Instance.Address == address), "the new one is found");
        }

        await load.UntilMoreAsync(300);
        await over.CancelAsync();
        await Task.WhenAll(callers).Within();

        Assert.True(load.Failures.IsEmpty, string.Join(Environment.NewLine, load.Failures.Take(3)));
        Assert.Equal(3, channel.GetInstances().Count);
        foreach (TestServer server in servers)
        {
            await server.DisposeAsync();
        }
    }

    private static async Task<TestServer> StartAsync(InMemoryRegistry registry, string transport)
    {
        TestServer server = await TestServer.StartAsync(
            builder => builder.UseRegistry(registry, options =>
            {
                options.Service = Service;
                options.Delay = TimeSpan.Zero;
            }),
            endpoint: transport == "memory" ? null : transport);

        // Some work, so that calls are under way when a server leaves.
        server.Echo.Say = static async (text, _) =>
        {
            await Task.Yield();
            return text;
        };
        await server.Logs.WaitForAsync(320);
        return server;
    }

    private sealed class Load(IEcho echo)
    {
        private int _calls;

        public System.Collections.Concurrent.ConcurrentQueue<string> Failures { get; } = [];

        public async Task RunAsync(int caller, CancellationToken over)
        {
            for (int i = 0; !over.IsCancellationRequested; i++)
            {
                try
                {
                    // One that may be repeated, and one that may not.
                    string text = $"{caller}-{i}";
                    Assert.Equal(text, await echo.SayAsync(text));
                    Assert.Equal(new Point(i + 1, caller), await echo.MoveAsync(new Point(i, caller), 1, 0));
                }
                catch (Exception exception)
                {
                    Failures.Enqueue(exception.ToString());
                }

                Interlocked.Increment(ref _calls);
            }
        }

        public Task UntilMoreAsync(int calls)
        {
            int wanted = Volatile.Read(ref _calls) + calls;
            return Limit.UntilAsync(() => Volatile.Read(ref _calls) >= wanted, $"{calls} more calls are made");
        }
    }
}
