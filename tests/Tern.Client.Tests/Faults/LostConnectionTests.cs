using Tern.Protocols;

namespace Tern.Client.Tests.Faults;

public sealed class LostConnectionTests
{
    public static TheoryData<ConnectionMode> Modes => [.. Enum.GetValues<ConnectionMode>()];

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task NobodyListens_SaysThatNothingWasSent(ConnectionMode mode)
    {
        await using RpcChannel channel = RpcChannel.Connect("memory://nobody-listens-here", options =>
        {
            options.Protocol = RpcProtocol.ThriftTTHeader;
            options.Connections = mode;
        });

        RpcConnectionException error = await Assert.ThrowsAsync<RpcConnectionException>(async () => await channel.CreateClient<IEcho>().SayAsync("x"));

        Assert.Equal((RpcStatusCode.Unavailable, false, "tests.Echo/Say"), (error.Code, error.MayHaveBeenSent, error.Method));
        Assert.Equal("memory://nobody-listens-here", Assert.Single(error.Attempts).Endpoint);
        await Assert.ThrowsAsync<RpcConnectionException>(async () => await channel.CreateClient<IEcho>().NoteAsync("x"));
        Assert.Equal(0, channel.Source().OpenCount);
    }

    public static TheoryData<ConnectionMode, string, bool> Stages
    {
        get
        {
            var stages = new TheoryData<ConnectionMode, string, bool>();
            foreach (ConnectionMode mode in Enum.GetValues<ConnectionMode>())
            {
                foreach (string stage in (string[])["before the reply", "in the reply"])
                {
                    stages.Add(mode, stage, true);
                    stages.Add(mode, stage, false);
                }
            }

            return stages;
        }
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task PeerCloses_FailsTheCallAndTheNextWorks(ConnectionMode mode, string stage, bool breaksOff)
    {
        await using RawServer server = await RawServer.StartAsync("tcp://127.0.0.1:0");
        await using RpcChannel channel = server.Connect(mode: mode);
        IEcho client = channel.CreateClient<IEcho>();
        Task<string> call = client.SayAsync("x").AsTask();
        await using (RawPeer peer = await server.AcceptAsync())
        {
            RawMessage request = await peer.ReadAsync();
            await peer.WriteAsync(stage == "in the reply" ? Replies.Frame(request, Replies.Text(request, "answer"))[..^5] : []);
            if (breaksOff)
            {
                peer.Abort();
            }
        }

        RpcConnectionException error = await Assert.ThrowsAsync<RpcConnectionException>(() => call.Within());
        Assert.Equal((true, "tests.Echo/Say"), (error.MayHaveBeenSent, error.Method));
        await Limit.UntilAsync(() => channel.Source().OpenCount == 0, "the connection is let go");
        Task<string> next = client.SayAsync("next").AsTask();
        await using RawPeer other = await server.AcceptAsync();
        await other.EchoAsync();
        Assert.Equal("next", await next.Within());
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task PeerClosesBeforeTheRequest_FailsTheCall(ConnectionMode mode)
    {
        await using RawServer server = await RawServer.StartAsync("tcp://127.0.0.1:0");
        await using RpcChannel channel = server.Connect(mode: mode);
        Task<string> call = channel.CreateClient<IEcho>().SayAsync(new string('x', 500_000)).AsTask();
        RawPeer peer = await server.AcceptAsync();
        await server.DisposeAsync();
        peer.Abort();
        await peer.DisposeAsync();

        await Assert.ThrowsAsync<RpcConnectionException>(() => call.Within());

        await Limit.UntilAsync(() => channel.Source().OpenCount == 0, "the connection is let go");
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task PeerBreaksOffBehindAReply_EndsEveryCallOnce(ConnectionMode mode)
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: mode);
        IEcho client = channel.CreateClient<IEcho>();
        for (int i = 0; i < 100; i++)
        {
            Task<string> call = client.SayAsync($"{i}").AsTask();
            await using RawPeer peer = await server.AcceptAsync();
            await peer.EchoAsync();
            Assert.Equal($"{i}", await call.Within());

            // The read that is under way behind the reply fails. Whoever signalled the call again would end the next one with its answer.
            peer.Abort();
            await Limit.UntilAsync(() => channel.Source().OpenCount == 0, "the connection is let go");
        }
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task PeerClosesEveryConnectionAtOnce_IsAskedAFewTimesOnly(ConnectionMode mode)
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: mode);
        int accepted = 0;
        var closing = Task.Run(async () =>
        {
            while (true)
            {
                RawPeer peer = await server.AcceptAsync();
                Interlocked.Increment(ref accepted);
                peer.Abort();
            }
        });

        await Assert.ThrowsAsync<RpcConnectionException>(async () => await channel.CreateClient<IEcho>().SayAsync("x").Within());

        Assert.InRange(Volatile.Read(ref accepted), 1, 4);
        await server.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => closing.Within());
    }

    [Theory]
    [InlineData(ConnectionMode.Pooled, false)]
    [InlineData(ConnectionMode.Multiplexed, false)]
    [InlineData(ConnectionMode.ShortLived, false)]
    [InlineData(ConnectionMode.Pooled, true)]
    [InlineData(ConnectionMode.Multiplexed, true)]
    public async Task ServerRestarts_ServesTheSameChannelAgain(ConnectionMode mode, bool isCalledMeanwhile)
    {
        string endpoint = $"memory://{Guid.NewGuid():N}";
        TestServer first = await TestServer.StartAsync(endpoint: endpoint);
        await using RpcChannel channel = first.Connect(mode: mode);
        IEcho client = channel.CreateClient<IEcho>();
        Assert.Equal("x", await client.SayAsync("x"));
        await first.Server.StopAsync().Within();
        await Limit.UntilAsync(() => channel.Source().OpenCount == 0, "the client has noticed");
        if (isCalledMeanwhile)
        {
            RpcConnectionException error = await Assert.ThrowsAsync<RpcConnectionException>(async () => await client.SayAsync("y"));
            Assert.False(error.MayHaveBeenSent);
        }

        await using TestServer second = await TestServer.StartAsync(endpoint: endpoint);

        Assert.Equal("z", await client.SayAsync("z").Within());
        Assert.Equal("z", await client.SayAsync("z").Within());
    }

    [Fact]
    public async Task PeerDoesNotRead_BoundsTheQueueAndThenLosesTheConnection()
    {
        var time = new ManualTime();
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: ConnectionMode.Multiplexed, configure: options =>
        {
            options.TimeProvider = time;
            options.MaxQueuedBytes = 100_000;
        });
        IEcho client = channel.CreateClient<IEcho>();
        var calls = new List<Task<string>>();
        RpcException? refusal = null;
        for (int i = 0; i < 40 && refusal is null; i++)
        {
            Task<string> call = client.SayAsync(new string('x', 20_000)).AsTask();
            await Limit.SettleAsync();
            refusal = call.Exception?.InnerException as RpcException;
            calls.Add(call);
        }

        Assert.Equal(RpcStatusCode.ResourceExhausted, refusal?.Code);
        Assert.Contains("does not read", refusal!.Message, StringComparison.Ordinal);
        calls.RemoveAt(calls.Count - 1);
        Assert.All(calls, call => Assert.False(call.IsCompleted));
        await time.RunUntilAsync(Task.WhenAll(calls).ContinueWith(static _ => { }), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
        foreach (Task<string> call in calls)
        {
            RpcConnectionException error = await Assert.ThrowsAsync<RpcConnectionException>(() => call.Within());
            Assert.Contains("has not read for 5 s", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, channel.Source().OpenCount);
    }

    [Theory]
    [InlineData(ConnectionMode.Multiplexed)]
    [InlineData(ConnectionMode.Pooled)]
    public async Task PeerDoesNotRead_OneWayCallsOnly_LosesTheConnectionToo(ConnectionMode mode)
    {
        var time = new ManualTime();
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: mode, configure: options => options.TimeProvider = time);

        await channel.CreateClient<IEcho>().NoteAsync(new string('x', 500_000)).Within();
        await Limit.SettleAsync();
        Assert.Equal(1, channel.Source().OpenCount);

        var closed = Limit.UntilAsync(() => channel.Source().OpenCount == 0, "the connection is closed");
        await time.RunUntilAsync(closed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task PendingCalls_PastTheLimit_AreRefused()
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: ConnectionMode.Multiplexed, configure: options => options.MaxPendingCallsPerConnection = 2);
        IEcho client = channel.CreateClient<IEcho>();
        Task<string> first = client.SayAsync("1").AsTask();
        await using RawPeer peer = await server.AcceptAsync();
        RawMessage request = await peer.ReadAsync();
        Task<string> second = client.SayAsync("2").AsTask();

        RpcException error = await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync("3"));

        Assert.Equal(RpcStatusCode.ResourceExhausted, error.Code);
        Assert.Contains("2 calls", error.Message, StringComparison.Ordinal);
        await peer.AnswerAsync(request, "1");
        await peer.EchoAsync();
        Assert.Equal(["1", "2"], await Task.WhenAll(first, second).Within());
        Task<string> fourth = client.SayAsync("4").AsTask();
        await peer.EchoAsync();
        Assert.Equal("4", await fourth.Within());
    }
}
