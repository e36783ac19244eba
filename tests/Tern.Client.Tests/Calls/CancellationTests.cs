using System.Net.Security;
using System.Net.Sockets;

namespace Tern.Client.Tests.Calls;

public sealed class CancellationTests
{
    public static TheoryData<ConnectionMode> Modes => [.. Enum.GetValues<ConnectionMode>()];

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task CancelledBeforehand_SendsNothing(ConnectionMode mode)
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: mode);
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => channel.CreateClient<IEcho>().WaitAsync(1, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await channel.CreateClient<IEcho>().SayAsync("x", new CallContext { CancellationToken = cancelled }));

        Assert.Equal(0, channel.Source().OpenCount);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task CancelledWhileConnecting_EndsTheCallAtOnce(ConnectionMode mode)
    {
        using var server = new SlowTlsServer();
        await using RpcChannel channel = server.Connect(mode);
        using var source = new CancellationTokenSource();
        Task call = channel.CreateClient<IEcho>().WaitAsync(1, source.Token);
        using TcpClient accepted = await server.AcceptAsync();

        await source.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Within());
        Assert.Equal(source.Token, error.CancellationToken);
        if (mode == ConnectionMode.Multiplexed)
        {
            // Others may wait for the same connection, so it is made all the same.
            Task<string> next = channel.CreateClient<IEcho>().SayAsync("x").AsTask();
            await using SslStream stream = await SlowTlsServer.ShakeHandsAsync(accepted);
            await SlowTlsServer.AnswerAsync(stream, "answer");
            Assert.Equal("answer", await next.Within());
            Assert.Equal(1, server.Accepted);
        }
        else
        {
            await Limit.UntilAsync(() => channel.Source().OpenCount == 0, "no connection is left");
        }
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task CancelledAfterSending_EndsTheCallAndGivesUpNoOther(ConnectionMode mode)
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(mode: mode);
        IEcho client = channel.CreateClient<IEcho>();
        using var source = new CancellationTokenSource();
        Task<string> call = client.SayAsync("x", new CallContext { CancellationToken = source.Token }).AsTask();
        await using RawPeer peer = await server.AcceptAsync();
        RawMessage request = await peer.ReadAsync();
        Task<string> other = client.SayAsync("other").AsTask();

        await source.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Within());
        Assert.Equal(source.Token, error.CancellationToken);
        if (mode == ConnectionMode.Multiplexed)
        {
            await peer.AnswerAsync(request, "late");
            await peer.EchoAsync();
        }
        else
        {
            Assert.Empty(await peer.ReadToEndAsync());
            RawPeer second = await server.AcceptAsync();
            await second.EchoAsync();
        }

        Assert.Equal("other", await other.Within());
        await Limit.UntilAsync(() => channel.Source().OpenCount == (mode == ConnectionMode.ShortLived ? 0 : 1), "the connections are as they should be");
    }

    [Fact]
    public async Task CancelledAfterTheAnswer_ChangesNothing()
    {
        await using TestServer server = await TestServer.StartAsync();
        foreach (ConnectionMode mode in Enum.GetValues<ConnectionMode>())
        {
            await using RpcChannel channel = server.Connect(mode: mode);
            IEcho client = channel.CreateClient<IEcho>();
            for (int i = 0; i < 100; i++)
            {
                using var source = new CancellationTokenSource();
                await client.WaitAsync(1, source.Token).Within();
                await source.CancelAsync();
            }

            Assert.Equal("x", await client.SayAsync("x").Within());
        }
    }

    [Fact]
    public async Task CancelledOneWay_IsNotSent()
    {
        await using RawServer server = await RawServer.StartAsync();
        await using RpcChannel channel = server.Connect(configure: options => options.Use(static (invocation, next) =>
        {
            invocation.Context.CancellationToken = new CancellationToken(canceled: true);
            return next(invocation);
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await channel.CreateClient<IEcho>().NoteAsync("x"));

        Assert.Equal(0, channel.Source().OpenCount);
    }
}
