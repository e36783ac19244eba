using System.Collections.Concurrent;
using Tern.Tests.Contracts;

namespace Tern.Server.Tests.Limits;

/// <summary>Limits that users bring along.</summary>
public sealed class CallLimiterTests
{
    public static TheoryData<RpcProtocol> Protocols => [RpcProtocol.ThriftFramed, RpcProtocol.ThriftTTHeader, RpcProtocol.KitexProtobuf, RpcProtocol.Grpc];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Call_ThatIsRefused_HearsWhyAndWhenToComeAgain(RpcProtocol protocol)
    {
        var limiter = new Scripted { Answer = static (method, _) => new(method.Name == "Move" ? CallPermit.Refused(TimeSpan.FromMilliseconds(250), "come later") : CallPermit.Granted()) };
        var reporter = new Reporter();
        await using TestServer server = await TestServer.StartAsync(builder => builder.UseLimiter(limiter).UseLimitReporter(reporter));
        await using RpcChannel channel = server.Connect(protocol);
        IEcho echo = channel.CreateClient<IEcho>();

        RpcException refused = await Assert.ThrowsAsync<RpcException>(async () => await echo.MoveAsync(default, 1, 1));

        Assert.Equal(RpcStatusCode.ResourceExhausted, refused.Code);
        Assert.Contains("The call was turned down: come later.", refused.Message);
        if (protocol is RpcProtocol.ThriftTTHeader or RpcProtocol.Grpc)
        {
            Assert.Equal(TimeSpan.FromMilliseconds(250), refused.RetryPushback);
        }

        Assert.Equal("hi", await echo.SayAsync("hi"));
        Assert.Equal([("tests.Echo/Move", RpcLimitKind.Limiter)], reporter.Calls);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Call_LimiterTakesItsTime_WaitsAndGivesBackWhatItGot(RpcProtocol protocol)
    {
        var answer = new TaskCompletionSource<CallPermit>(TaskCreationOptions.RunContinuationsAsynchronously);
        var lease = new Lease();
        var limiter = new Scripted { Answer = (_, _) => new(answer.Task) };
        await using TestServer server = await TestServer.StartAsync(builder => builder.UseLimiter(limiter));
        bool ran = false;
        bool wasBack = false;
        server.Echo.Say = (text, _) =>
        {
            ran = true;
            wasBack = lease.Times > 0;
            return new(text);
        };
        await using RpcChannel channel = server.Connect(protocol);

        Task<string> call = channel.CreateClient<IEcho>().SayAsync("hi").AsTask();
        await Limit.UntilAsync(() => limiter.Asked == 1, "the limiter is asked");
        await Limit.SettleAsync();
        Assert.False(ran);
        answer.SetResult(CallPermit.Granted(lease));

        Assert.Equal("hi", await call.Within());
        Assert.False(wasBack);
        await Limit.UntilAsync(() => lease.Times == 1, "the lease is back");
    }

    [Theory]
    [InlineData("throw")]
    [InlineData("fail")]
    [InlineData("fail later")]
    public async Task Limiter_Throws_FailsTheCallAndTheServerLives(string how)
    {
        var limiter = new Scripted
        {
            Answer = async (method, _) =>
            {
                if (method.Name != "Say")
                {
                    return CallPermit.Granted();
                }

                if (how == "fail later")
                {
                    await Task.Yield();
                }

                throw new InvalidOperationException("the quota is down");
            },
        };
        if (how == "throw")
        {
            limiter.Answer = static (method, _) => method.Name == "Say" ? throw new InvalidOperationException("the quota is down") : new(CallPermit.Granted());
        }

        await using TestServer server = await TestServer.StartAsync(builder => builder.UseLimiter(limiter).Configure(static options => options.CallLimits.ConcurrentCalls = 1));
        await using RpcChannel channel = server.Connect();
        IEcho echo = channel.CreateClient<IEcho>();

        for (int i = 0; i < 3; i++)
        {
            RpcException failure = await Assert.ThrowsAsync<RpcException>(async () => await echo.SayAsync("hi"));
            Assert.Equal(RpcStatusCode.Internal, failure.Code);
            Assert.Equal(new Point(1, 1), await echo.MoveAsync(default, 1, 1));
        }
    }

    [Theory]
    [InlineData(RpcProtocol.Grpc)]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    public async Task Stream_Lease_IsHeldUntilItsEnd(RpcProtocol protocol)
    {
        var lease = new Lease();
        var limiter = new Scripted { Answer = (_, _) => new(CallPermit.Granted(lease)) };
        await using TestServer server = await TestServer.StartAsync(builder => builder.UseLimiter(limiter));
        var release = new TaskCompletionSource();
        server.Streams.Count = (request, _) => OneBefore(request, release.Task);
        await using RpcChannel channel = server.Connect(protocol);
        await using IAsyncEnumerator<Point> replies = channel.CreateClient<IStreams>().CountAsync(new Point(1, 2)).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        Assert.True(await replies.MoveNextAsync().Within());
        Assert.Equal(0, lease.Times);
        release.SetResult();
        Assert.False(await replies.MoveNextAsync().Within());

        await Limit.UntilAsync(() => lease.Times == 1, "the lease is back");
    }

    [Fact]
    public async Task Call_WhoseCallerIsGoneWhileTheLimiterThinks_NeverRunsAndGivesBackItsLease()
    {
        var answer = new TaskCompletionSource<CallPermit>(TaskCreationOptions.RunContinuationsAsynchronously);
        var lease = new Lease();
        var limiter = new Scripted { Answer = (_, _) => new(answer.Task) };
        await using TestServer server = await TestServer.StartAsync(builder => builder.UseLimiter(limiter));
        bool ran = false;
        server.Echo.Say = (text, _) =>
        {
            ran = true;
            return new(text);
        };
        await using RpcChannel channel = server.Connect(RpcProtocol.Grpc);
        using var giveUp = new CancellationTokenSource();
        Task<string> call = channel.CreateClient<IEcho>().SayAsync("hi", new CallContext { CancellationToken = giveUp.Token }).AsTask();
        await Limit.UntilAsync(() => limiter.Asked == 1, "the limiter is asked");

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Within());
        await Limit.SettleAsync();
        answer.SetResult(CallPermit.Granted(lease));

        await Limit.UntilAsync(() => lease.Times == 1, "the lease is back");
        Assert.False(ran);
    }

    [Fact]
    public async Task Limiters_Several_AreAskedInTurnAndAllGetTheirLeasesBack()
    {
        Lease[] leases = [new(), new(), new()];
        bool refuses = false;
        Scripted[] limiters =
        [
            new() { Answer = (_, _) => new(CallPermit.Granted(leases[0])) },
            new() { Answer = (_, _) => new(refuses ? CallPermit.Refused() : CallPermit.Granted(leases[1])) },
            new() { Answer = (_, _) => new(CallPermit.Granted(leases[2])) },
        ];
        await using TestServer server = await TestServer.StartAsync(builder => Array.ForEach(limiters, limiter => builder.UseLimiter(limiter)));
        await using RpcChannel channel = server.Connect();
        IEcho echo = channel.CreateClient<IEcho>();

        await echo.SayAsync("hi");
        await Limit.UntilAsync(() => leases.All(static lease => lease.Times == 1), "all leases are back");
        refuses = true;
        Assert.Contains("it is over a limit", (await Assert.ThrowsAsync<RpcException>(async () => await echo.SayAsync("hi"))).Message);

        await Limit.UntilAsync(() => leases[0].Times == 2, "the first lease is back");
        Assert.Equal([2, 2, 1], limiters.Select(static limiter => limiter.Asked));
        Assert.Equal([2, 1, 1], leases.Select(static lease => lease.Times));
    }

    [Fact]
    public async Task Fallback_IsLimitedToo()
    {
        var limiter = new Scripted { Answer = static (method, _) => new(method.Name == "Nope" ? CallPermit.Refused() : CallPermit.Granted()) };
        await using TestServer server = await TestServer.StartAsync(builder => builder.UseLimiter(limiter).UseFallback(static _ => ValueTask.FromResult<ReadOnlyMemory<byte>>(new byte[] { 0 })));
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync([.. Wire.Framed(Wire.Message("Nope", Wire.Call, 1)), .. Wire.Framed(Wire.Message("Other", Wire.Call, 2))]);

        Assert.Equal(Wire.Exception, (await peer.ReadAsync()).Type);
        Assert.Equal(Wire.Reply, (await peer.ReadAsync()).Type);
    }

    private static async IAsyncEnumerable<Point> OneBefore(Point point, Task release)
    {
        yield return point;
        await release;
    }

    private sealed class Scripted : ICallLimiter
    {
        private int _asked;

        public int Asked => Volatile.Read(ref _asked);

        public required Func<RpcMethod, CallContext, ValueTask<CallPermit>> Answer { get; set; }

        public ValueTask<CallPermit> AcquireAsync(RpcMethod method, CallContext context)
        {
            Interlocked.Increment(ref _asked);
            return Answer(method, context);
        }
    }

    private sealed class Lease : IDisposable
    {
        private int _times;

        public int Times => Volatile.Read(ref _times);

        public void Dispose() => Interlocked.Increment(ref _times);
    }

    private sealed class Reporter : ILimitReporter
    {
        public ConcurrentQueue<(string, RpcLimitKind)> Calls { get; } = [];

        public void ConnectionRefused(string remoteAddress)
        {
        }

        public void CallRefused(RpcMethod method, CallContext context, RpcLimitKind limit) => Calls.Enqueue((method.FullName, limit));
    }
}
