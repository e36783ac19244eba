using System.Net.Security;
using System.Net.Sockets;

namespace Tern.Client.Tests.Calls;

public sealed class DeadlineTests
{
    private readonly ManualTime _time = new();

    public static TheoryData<ConnectionMode> Modes => [.. Enum.GetValues<ConnectionMode>()];

    [Theory]
    [InlineData(null, null, 30_000)]
    [InlineData(10_000, null, 10_000)]
    [InlineData(10_000, 2_000, 2_000)]
    [InlineData(2_000, 10_000, 10_000)]
    public async Task NoAnswer_EndsTheCallAfterItsTime(int? ofChannel, int? ofCall, int expected)
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(configure: options =>
        {
            options.TimeProvider = _time;
            options.Timeout = ofChannel is { } set ? TimeSpan.FromMilliseconds(set) : null;
        });
        Task<string> call = channel.CreateClient<IEcho>().SayAsync("x", ofCall is { } own ? new CallContext { Timeout = TimeSpan.FromMilliseconds(own) } : null).AsTask();
        await using RawPeer peer = await server.AcceptAsync();
        await peer.ReadAsync();
        await Limit.SettleAsync();

        _time.Advance(TimeSpan.FromMilliseconds(expected - 1));
        await Limit.SettleAsync();
        Assert.False(call.IsCompleted);
        await _time.RunUntilAsync(call.ContinueWith(static _ => { }), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(20));

        RpcTimeoutException error = await Assert.ThrowsAsync<RpcTimeoutException>(() => call);
        Assert.Equal((RpcStatusCode.DeadlineExceeded, false, "tests.Echo/Say"), (error.Code, error.IsRemote, error.Method));
        Assert.Contains($"{expected} ms", error.Message, StringComparison.Ordinal);
        Assert.Equal("timed out", Assert.Single(error.Attempts).Outcome);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task AnswerThatComesTooLate_IsNobodysAnswer(ConnectionMode mode)
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: mode, configure: options => options.TimeProvider = _time);
        IEcho client = channel.CreateClient<IEcho>();
        Task<string> call = client.SayAsync("x").AsTask();
        await using RawPeer peer = await server.AcceptAsync();
        RawMessage request = await peer.ReadAsync();
        await _time.RunUntilAsync(call.ContinueWith(static _ => { }), TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<RpcTimeoutException>(() => call);

        Task<string> next = client.SayAsync("next").AsTask();
        if (mode == ConnectionMode.Multiplexed)
        {
            await peer.AnswerAsync(request, "late");
            await peer.EchoAsync();
        }
        else
        {
            // Its reply would be taken for that of the next call, so the connection is gone.
            Assert.Empty(await peer.ReadToEndAsync());
            await using RawPeer other = await server.AcceptAsync();
            await other.EchoAsync();
        }

        Assert.Equal("next", await next.Within());
    }

    [Fact]
    public async Task Deadlines_OfManyCalls_EndEachInItsTurn()
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: ConnectionMode.Multiplexed, configure: options => options.TimeProvider = _time);
        IEcho client = channel.CreateClient<IEcho>();
        Task<string> warm = client.SayAsync("warm").AsTask();
        await using RawPeer peer = await server.AcceptAsync();
        await peer.EchoAsync();
        await warm.Within();
        int[] seconds = [5, 1, 9, 3, 7];
        Task<string>[] calls = [.. seconds.Select(time => client.SayAsync("x", new CallContext { Timeout = TimeSpan.FromSeconds(time) }).AsTask())];
        await Limit.SettleAsync();

        for (int now = 1; now <= 9; now++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(1_002));
            await Limit.UntilAsync(() => calls.Count(call => call.IsCompleted) == seconds.Count(time => time <= now), $"the calls that had {now} s end");
        }

        foreach (Task<string> call in calls)
        {
            await Assert.ThrowsAsync<RpcTimeoutException>(() => call);
        }
    }

    [Fact]
    public async Task DeadlineOfTheServer_IsATimeoutToo()
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect();
        Task<string> call = channel.CreateClient<IEcho>().SayAsync("x").AsTask();
        await using RawPeer peer = await server.AcceptAsync();
        RawMessage request = await peer.ReadAsync();
        await peer.WriteAsync(Replies.Frame(
            request, Replies.Message(request, Wire.Exception, Wire.StringField(1, "too late"), Wire.I32Field(2, 6)), [("tern-status", "4")]));

        RpcTimeoutException error = await Assert.ThrowsAsync<RpcTimeoutException>(() => call.Within());

        Assert.True(error.IsRemote);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task TimeoutWithoutEnd_IsTaken(ConnectionMode mode)
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: mode, configure: options => options.TimeProvider = _time);

        Assert.Equal("x", await channel.CreateClient<IEcho>().SayAsync("x", new CallContext { Timeout = TimeSpan.MaxValue }));
        Assert.Equal("y", await channel.CreateClient<IEcho>().SayAsync("y", new CallContext { Timeout = TimeSpan.FromDays(400) }));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task NoConnectionInTime_IsATimeoutAndLosesNoConnection(ConnectionMode mode)
    {
        using var server = new SlowTlsServer();
        await using RpcChannel channel = server.Connect(mode, _time);
        Task<string> call = channel.CreateClient<IEcho>().SayAsync("x", new CallContext { Timeout = TimeSpan.FromSeconds(1) }).AsTask();
        using TcpClient accepted = await server.AcceptAsync();
        await _time.RunUntilAsync(call.ContinueWith(static _ => { }), TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(2));

        RpcTimeoutException error = await Assert.ThrowsAsync<RpcTimeoutException>(() => call);
        Assert.Contains("no connection", error.Message, StringComparison.Ordinal);
        await using SslStream stream = await SlowTlsServer.ShakeHandsAsync(accepted);
        if (mode == ConnectionMode.ShortLived)
        {
            Assert.Equal(0, await stream.ReadAsync(new byte[1]).AsTask().Within());
            await Limit.UntilAsync(() => channel.Source().OpenCount == 0, "the connection that nobody waits for is closed");
            return;
        }

        await Limit.UntilAsync(() => channel.Source() is PooledSource pool ? pool.IdleCount == 1 : channel.Source().OpenCount == 1, "the connection is made after all");
        Task<string> next = channel.CreateClient<IEcho>().SayAsync("next").AsTask();
        await SlowTlsServer.AnswerAsync(stream, "over the same connection");
        Assert.Equal("over the same connection", await next.Within());
    }

    [Fact]
    public async Task NoConnectionInTime_ForOneOfTwoCallers_LeavesTheOther()
    {
        using var server = new SlowTlsServer();
        await using RpcChannel channel = server.Connect(ConnectionMode.Multiplexed, _time);
        Task<string> hasty = channel.CreateClient<IEcho>().SayAsync("x", new CallContext { Timeout = TimeSpan.FromSeconds(1) }).AsTask();
        Task<string> patient = channel.CreateClient<IEcho>().SayAsync("y").AsTask();
        using TcpClient accepted = await server.AcceptAsync();
        await _time.RunUntilAsync(hasty.ContinueWith(static _ => { }), TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(2));
        await Assert.ThrowsAsync<RpcTimeoutException>(() => hasty);

        await using SslStream stream = await SlowTlsServer.ShakeHandsAsync(accepted);
        await SlowTlsServer.AnswerAsync(stream, "answer");

        Assert.Equal("answer", await patient.Within());
        Assert.Equal(1, server.Accepted);
    }
}
