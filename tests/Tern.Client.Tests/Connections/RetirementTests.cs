using System.Net.Security;
using System.Net.Sockets;

namespace Tern.Client.Tests.Connections;

/// <summary>A channel that another has taken over from.</summary>
public sealed class RetirementTests
{
    private readonly ManualTime _time = new();

    public static TheoryData<ConnectionMode> Modes => [.. Enum.GetValues<ConnectionMode>()];

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Retire_CallsUnderWay_EndAndTakeTheirConnectionsWithThem(ConnectionMode mode)
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: mode, configure: options => options.TimeProvider = _time);
        IEcho client = channel.CreateClient<IEcho>();
        Task<string> first = client.SayAsync("first").AsTask();
        await using RawPeer peer = await server.AcceptAsync();
        RawMessage request = await peer.ReadAsync();

        channel.Retire();
        Assert.Equal(1, channel.Source().OpenCount);
        await peer.AnswerAsync(request, "answer");

        Assert.Equal("answer", await first.Within());
        Assert.Null(await peer.TryReadAsync());
        await Limit.UntilAsync(() => channel.Source().OpenCount == 0, "the connection is closed");
    }

    [Theory]
    [InlineData(ConnectionMode.Pooled)]
    [InlineData(ConnectionMode.Multiplexed)]
    public async Task Retire_IdleConnections_AreClosedAtOnce(ConnectionMode mode)
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: mode, configure: options => options.TimeProvider = _time);
        await channel.CreateClient<IEcho>().SayAsync("x");

        channel.Retire();

        await Limit.UntilAsync(() => channel.Source().OpenCount == 0 && server.Server.ConnectionCount == 0, "the connection is closed");
        Assert.Equal(0, _time.TimerCount);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Retire_CallThatWaitsForItsConnection_IsMadeAllTheSame(ConnectionMode mode)
    {
        using var server = new SlowTlsServer();
        await using RpcChannel channel = server.Connect(mode, _time);
        Task<string> call = channel.CreateClient<IEcho>().SayAsync("x").AsTask();
        using TcpClient accepted = await server.AcceptAsync();

        channel.Retire();
        await using SslStream stream = await SlowTlsServer.ShakeHandsAsync(accepted);
        await SlowTlsServer.AnswerAsync(stream, "answer");

        Assert.Equal("answer", await call.Within());
        var closed = Limit.UntilAsync(() => channel.Source().OpenCount == 0, "the connection is closed");
        await _time.RunUntilAsync(closed, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(5));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Retire_CallThatComesLate_IsMadeAllTheSame(ConnectionMode mode)
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: mode, configure: options => options.TimeProvider = _time);
        channel.Retire();

        // Its caller had chosen the channel before it was replaced.
        Assert.Equal("late", await channel.CreateClient<IEcho>().SayAsync("late").Within());
        await channel.CreateClient<IEcho>().NoteAsync("late").Within();

        var closed = Limit.UntilAsync(() => channel.Source().OpenCount == 0, "the connection is closed");
        await _time.RunUntilAsync(closed, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(5));
    }
}
