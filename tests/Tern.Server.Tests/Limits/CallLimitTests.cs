using System.Collections.Concurrent;
using Tern.Tests.Contracts;

namespace Tern.Server.Tests.Limits;

/// <summary>Limits of calls as callers meet them.</summary>
public sealed class CallLimitTests
{
    [Theory]
    [InlineData(RpcProtocol.ThriftFramed)]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    [InlineData(RpcProtocol.KitexProtobuf)]
    [InlineData(RpcProtocol.Grpc)]
    public async Task Call_OverTheRate_IsTurnedDownAndTheConnectionStays(RpcProtocol protocol)
    {
        var time = new ManualTime();
        var reporter = new Reporter();
        await using TestServer server = await TestServer.StartAsync(
            builder => builder.Configure(options => options.CallLimits.CallsPerSecond = 10).UseLimitReporter(reporter), time);
        await using RpcChannel channel = server.Connect(protocol);
        IEcho client = channel.CreateClient<IEcho>();
        Assert.Equal("a", await client.SayAsync("a"));
        int connections = server.Server.ConnectionCount;

        RpcException refused = await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync("b"));
        time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal("c", await client.SayAsync("c"));

        if (protocol is RpcProtocol.ThriftTTHeader or RpcProtocol.Grpc)
        {
            Assert.Equal(RpcStatusCode.ResourceExhausted, refused.Code);
        }

        Assert.Contains("request too frequent", refused.Message, StringComparison.Ordinal);
        Assert.Equal([("tests.Echo/Say", RpcLimitKind.Rate)], reporter.Calls);
        Assert.Equal(connections, server.Server.ConnectionCount);
    }

    [Fact]
    public async Task Call_WhileAsManyRunAsMay_WaitsForOneToEnd()
    {
        var running = new ConcurrentDictionary<string, TaskCompletionSource>();
        await using TestServer server = await TestServer.StartAsync(
            builder => builder.Configure(options => options.CallLimits = new RpcCallLimits { ConcurrentCalls = 1, QueueLength = 1, QueueTimeout = TimeSpan.FromHours(1) }));
        server.Echo.Say = (text, _) => WaitAsync(running, text);
        await using RpcChannel channel = server.Connect(mode: ConnectionMode.Multiplexed);
        IEcho client = channel.CreateClient<IEcho>();

        Task<string> first = client.SayAsync("first").AsTask();
        await Limit.UntilAsync(() => running.ContainsKey("first"), "the first call runs");
        Task<string> second = client.SayAsync("second").AsTask();
        await Limit.UntilAsync(() => server.Server.CallsInFlight == 2, "the second call has arrived");
        await Limit.SettleAsync();
        RpcException refused = await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync("third"));
        Assert.Equal(RpcStatusCode.ResourceExhausted, refused.Code);
        Assert.False(running.ContainsKey("second"));

        running["first"].SetResult();
        Assert.Equal("first", await first.Within());
        await Limit.UntilAsync(() => running.ContainsKey("second"), "the second call runs");
        running["second"].SetResult();
        Assert.Equal("second", await second.Within());
    }

    [Fact]
    public async Task Call_WhoseCallerGivesUpInTheQueue_NeverRuns()
    {
        var running = new ConcurrentDictionary<string, TaskCompletionSource>();
        await using TestServer server = await TestServer.StartAsync(
            builder => builder.Configure(options => options.CallLimits = new RpcCallLimits { ConcurrentCalls = 1, QueueLength = 5, QueueTimeout = TimeSpan.FromHours(1) }));
        server.Echo.Say = (text, _) => WaitAsync(running, text);
        await using RpcChannel channel = server.Connect(RpcProtocol.Grpc);
        IEcho client = channel.CreateClient<IEcho>();
        Task<string> first = client.SayAsync("first").AsTask();
        await Limit.UntilAsync(() => running.ContainsKey("first"), "the first call runs");
        using var giveUp = new CancellationTokenSource();
        Task<string> second = client.SayAsync("second", new CallContext { CancellationToken = giveUp.Token }).AsTask();
        await Limit.UntilAsync(() => server.Server.CallsInFlight == 2, "the second call has arrived");

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.Within());
        await Limit.SettleAsync();
        running["first"].SetResult();
        await first.Within();

        Task<string> third = client.SayAsync("third").AsTask();
        await Limit.UntilAsync(() => running.ContainsKey("third"), "the third call runs");
        running["third"].SetResult();
        await third.Within();
        Assert.False(running.ContainsKey("second"));
    }

    [Fact]
    public async Task MethodLimit_OfOneMethod_LeavesTheOthersAlone()
    {
        var time = new ManualTime();
        await using TestServer server = await TestServer.StartAsync(
            builder => builder.Configure(options => options.MethodLimits["tests.Echo/Say"] = new RpcCallLimits { CallsPerSecond = 1 }), time);
        await using RpcChannel channel = server.Connect();
        IEcho client = channel.CreateClient<IEcho>();

        await client.SayAsync("a");
        await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync("b"));
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(new Point(1, 1), await client.MoveAsync(default, 1, 1));
        }
    }

    [Fact]
    public async Task Apply_WhileTheServerRuns_ChangesTheLimits()
    {
        var time = new ManualTime();
        await using TestServer server = await TestServer.StartAsync(time: time);
        await using RpcChannel channel = server.Connect();
        IEcho client = channel.CreateClient<IEcho>();
        await client.SayAsync("a");
        var options = new RpcServerOptions();
        options.CallLimits.CallsPerSecond = 1;

        server.Server.Apply(options);
        await client.SayAsync("b");
        await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync("c"));

        server.Server.Apply(new RpcServerOptions());
        await client.SayAsync("d");
    }

    [Theory]
    [InlineData(RpcProtocol.Grpc)]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    public async Task Stream_WhileAsManyRunAsMay_IsTurnedDownAndCountsUntilItEnds(RpcProtocol protocol)
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.Configure(options => options.CallLimits.ConcurrentCalls = 1));
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Streams.Count = (request, _) => OneAfter(release.Task, request);
        await using RpcChannel channel = server.Connect(protocol);
        IStreams client = channel.CreateClient<IStreams>();
        await using IAsyncEnumerator<Point> first = client.CountAsync(new Point(1, 2)).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Task<bool> moving = first.MoveNextAsync().AsTask();
        await Limit.UntilAsync(() => server.Server.CallsInFlight == 1, "the first stream runs");
        await Limit.SettleAsync();

        RpcException refused = await Assert.ThrowsAsync<RpcException>(async () => await client.SumAsync(None()));
        Assert.Equal(RpcStatusCode.ResourceExhausted, refused.Code);

        release.SetResult();
        Assert.True(await moving.Within());
        Assert.False(await first.MoveNextAsync().Within());
        await Limit.UntilAsync(() => server.Server.CallsInFlight == 0, "the first stream has ended");
        Assert.Equal(default, await client.SumAsync(None()));
    }

    [Fact]
    public async Task Fallback_OverTheRate_IsTurnedDown()
    {
        var time = new ManualTime();
        await using TestServer server = await TestServer.StartAsync(
            builder => builder.Configure(options => options.CallLimits.CallsPerSecond = 1).UseFallback(_ => ValueTask.FromResult<ReadOnlyMemory<byte>>(new byte[] { 0 })), time);
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync([.. Wire.Framed(Wire.Message("Nope", Wire.Call, 1)), .. Wire.Framed(Wire.Message("Nope", Wire.Call, 2))]);

        Assert.Equal(Wire.Reply, (await peer.ReadAsync()).Type);
        Assert.Equal(Wire.Exception, (await peer.ReadAsync()).Type);
    }

    [Fact]
    public void Build_LimitsOfAMethodThatNobodyHas_NamesIt()
    {
        RpcServerBuilder builder = new RpcServerBuilder().AddService<IEcho>(new EchoHandler()).Configure(options => options.MethodLimits["Sya"] = new RpcCallLimits { CallsPerSecond = 1 });

        ArgumentException error = Assert.Throws<ArgumentException>(() => builder.Build());

        Assert.Contains("\"Sya\", which no service of this server has", error.Message, StringComparison.Ordinal);
        Assert.Contains("tests.Echo/Say", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_OneTooMany_IsReported()
    {
        var reporter = new Reporter();
        await using TestServer server = await TestServer.StartAsync(builder => builder.Configure(options => options.MaxConnections = 1).UseLimitReporter(reporter));
        await using RawPeer first = await server.ConnectRawAsync();
        await Limit.UntilAsync(() => server.Server.ConnectionCount == 1, "the first connection is there");

        await using RawPeer second = await server.ConnectRawAsync();

        await Limit.UntilAsync(() => reporter.Connections == 1, "the second connection is reported");
    }

    private static async ValueTask<string> WaitAsync(ConcurrentDictionary<string, TaskCompletionSource> running, string text)
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        running[text] = release;
        await release.Task;
        return text;
    }

    private static async IAsyncEnumerable<Point> OneAfter(Task release, Point point)
    {
        await release;
        yield return point;
    }

    private static async IAsyncEnumerable<Point> None()
    {
        await Task.CompletedTask;
        yield break;
    }

    private sealed class Reporter : ILimitReporter
    {
        private int _connections;

        public int Connections => Volatile.Read(ref _connections);

        public ConcurrentQueue<(string, RpcLimitKind)> Calls { get; } = [];

        public void ConnectionRefused(string remoteAddress) => Interlocked.Increment(ref _connections);

        public void CallRefused(RpcMethod method, CallContext context, RpcLimitKind limit) => Calls.Enqueue((method.FullName, limit));
    }
}
