namespace Tern.Client.Tests.Connections;

public sealed class PoolTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Calls_OneAfterAnother_UseOneConnection()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RpcChannel channel = server.Connect();
        for (int i = 0; i < 200; i++)
        {
            Assert.Equal($"{i}", await channel.CreateClient<IEcho>().SayAsync($"{i}"));
            Assert.Equal((1, 1), (channel.Source().OpenCount, Idle(channel)));
        }

        Assert.Equal(1, server.Server.ConnectionCount);
    }

    [Theory]
    [InlineData(2, 100, 2)]
    [InlineData(10, 3, 3)]
    [InlineData(10, 100, 5)]
    public async Task Idle_PastTheLimits_AreClosed(int perEndpoint, int overall, int kept)
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(configure: options =>
        {
            options.MaxIdlePerEndpoint = perEndpoint;
            options.MaxIdle = overall;
        });
        await FillAsync(server, channel, 5);

        await Limit.UntilAsync(() => channel.Source().OpenCount == kept, "the others are closed");
        Assert.Equal(kept, Idle(channel));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 2)]
    public async Task Idle_ForTooLong_AreClosedButForTheLeastNumber(int least, int kept)
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(configure: options =>
        {
            options.TimeProvider = _time;
            options.MinIdlePerEndpoint = least;
            options.IdleTimeout = TimeSpan.FromSeconds(10);
        });
        await FillAsync(server, channel, 4);
        Assert.Equal(4, Idle(channel));

        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(4, Idle(channel));
        _time.Advance(TimeSpan.FromSeconds(11));

        await Limit.UntilAsync(() => Idle(channel) == kept && channel.Source().OpenCount == kept, "idle connections are closed");
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(kept, Idle(channel));
    }

    [Fact]
    public async Task Idle_LostToThePeer_IsForgotten()
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect();
        RawPeer[] peers = await FillAsync(server, channel, 2);

        await peers[0].DisposeAsync();
        await Limit.UntilAsync(() => channel.Source().OpenCount == 1, "the first connection is forgotten");
        peers[1].Abort();
        await Limit.UntilAsync(() => channel.Source().OpenCount == 0 && Idle(channel) == 0, "the second is forgotten too");

        Task<string> call = channel.CreateClient<IEcho>().SayAsync("x").AsTask();
        await using RawPeer fresh = await server.AcceptAsync();
        await fresh.EchoAsync();
        Assert.Equal("x", await call.Within());
    }

    [Fact]
    public async Task Idle_SendsWhatNobodyAskedFor_IsClosed()
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(RpcProtocol.ThriftFramed);
        RawPeer peer = Assert.Single(await FillAsync(server, channel, 1));

        await peer.WriteAsync(Wire.Framed(Wire.Message("Say", Wire.Reply, 1, Wire.StringField(0, "unasked"))));

        await Limit.UntilAsync(() => channel.Source().OpenCount == 0 && Idle(channel) == 0, "the connection is closed");
    }

    [Fact]
    public async Task ShortLived_EveryCall_HasAConnectionOfItsOwn()
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(RpcProtocol.ThriftFramed, ConnectionMode.ShortLived);
        for (int i = 0; i < 3; i++)
        {
            Task<string> call = channel.CreateClient<IEcho>().SayAsync($"{i}").AsTask();
            await using RawPeer peer = await server.AcceptAsync();
            await peer.EchoAsync();
            Assert.Equal($"{i}", await call.Within());
            Assert.Null(await peer.TryReadAsync());
        }

        await Limit.UntilAsync(() => channel.Source().OpenCount == 0, "all connections are closed");
    }

    [Fact]
    public async Task Multiplexed_OpensItsConnectionsOnceAndAgainWhenLost()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: ConnectionMode.Multiplexed, configure: options => options.ConnectionCount = 3);
        IEcho client = channel.CreateClient<IEcho>();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => client.SayAsync($"{i}").AsTask())).Within();
        await Limit.UntilAsync(
            () =>
            {
                client.SayAsync("x").AsTask().Forget();
                return channel.Source().OpenCount == 3;
            },
            "all three connections are open");

        await Limit.UntilAsync(() => server.Server.ConnectionCount == 3, "the server has them too");
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => client.SayAsync($"{i}").AsTask())).Within();
        Assert.Equal(3, channel.Source().OpenCount);
    }

    private static int Idle(RpcChannel channel) => ((PooledSource)channel.Source()).IdleCount;

    private static async Task<RawPeer[]> FillAsync(RawServer server, RpcChannel channel, int connections)
    {
        Task<string>[] calls = [.. Enumerable.Range(0, connections).Select(i => channel.CreateClient<IEcho>().SayAsync($"{i}").AsTask())];
        var peers = new List<(RawPeer Peer, RawMessage Request)>();
        while (peers.Count < connections)
        {
            RawPeer peer = await server.AcceptAsync();
            peers.Add((peer, await peer.ReadAsync()));
        }

        foreach ((RawPeer peer, RawMessage request) in peers)
        {
            await peer.AnswerAsync(request, "x");
        }

        await Task.WhenAll(calls).Within();
        return [.. peers.Select(pair => pair.Peer)];
    }
}
