namespace Tern.Client.Tests.Connections;

public sealed class DisposalTests
{
    public static TheoryData<ConnectionMode> Modes => [.. Enum.GetValues<ConnectionMode>()];

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Dispose_WhileACallWaits_FailsItAndClosesItsConnection(ConnectionMode mode)
    {
        await using RawServer server = await RawServer.StartAsync();
        RpcChannel channel = server.Connect(mode: mode);
        Task<string> call = channel.CreateClient<IEcho>().SayAsync("x").AsTask();
        await using RawPeer peer = await server.AcceptAsync();
        await peer.ReadAsync();

        await channel.DisposeAsync();

        RpcConnectionException error = await Assert.ThrowsAsync<RpcConnectionException>(() => call.Within());
        Assert.True(error.MayHaveBeenSent);
        Assert.Null(await peer.TryReadAsync());
        Assert.Equal(0, channel.Source().OpenCount);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await channel.CreateClient<IEcho>().SayAsync("x"));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await channel.CreateClient<IEcho>().NoteAsync("x"));
        await channel.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Dispose_WhileConnecting_LeavesNoConnection(ConnectionMode mode)
    {
        using var server = new SlowTlsServer();
        RpcChannel channel = server.Connect(mode);
        Task<string> call = channel.CreateClient<IEcho>().SayAsync("x").AsTask();
        using System.Net.Sockets.TcpClient accepted = await server.AcceptAsync();

        await channel.DisposeAsync();
        await using System.Net.Security.SslStream stream = await SlowTlsServer.ShakeHandsAsync(accepted);

        await Assert.ThrowsAnyAsync<Exception>(() => call.Within());
        Assert.Equal(0, await stream.ReadAsync(new byte[1]).AsTask().Within());
        await Limit.UntilAsync(() => channel.Source().OpenCount == 0, "no connection is left");
    }

    [Fact]
    public async Task Dispose_PeerDoesNotRead_BreaksTheConnectionOffInTime()
    {
        var time = new ManualTime();
        await using RawServer server = await RawServer.StartAsync();
        RpcChannel channel = server.Connect(mode: ConnectionMode.Multiplexed, configure: options => options.TimeProvider = time);
        Task<string> call = channel.CreateClient<IEcho>().SayAsync(new string('x', 500_000)).AsTask();
        await using RawPeer peer = await server.AcceptAsync();
        await Limit.SettleAsync();

        await channel.DisposeAsync();
        await Assert.ThrowsAsync<RpcConnectionException>(() => call.Within());
        var brokenOff = Task.Run(async () =>
        {
            while (true)
            {
                await peer.WriteAsync(1);
                await Task.Yield();
            }
        });

        // Broken off, not ended: what was not read in time is lost.
        await time.RunUntilAsync(brokenOff.ContinueWith(static _ => { }), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
        await Assert.ThrowsAsync<Transport.TransportException>(() => brokenOff);
    }
}
