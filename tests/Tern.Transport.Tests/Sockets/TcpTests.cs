using System.Net;
using System.Net.Sockets;

namespace Tern.Transport.Tests;

public sealed class TcpTests
{
    // Where no name server answers, it takes the resolver long to say so.
    private static readonly ClientTransportOptions s_patient = new() { ConnectTimeout = TimeSpan.FromMinutes(5) };
    private static readonly ClientTransportOptions s_client = new() { ConnectTimeout = TimeSpan.FromSeconds(30) };

    [Fact]
    public async Task Bind_PortZero_PicksOneAndKeepsTheHost()
    {
        await using var listener = await BindAsync("tcp://localhost:0");

        Assert.Equal("localhost", listener.Endpoint.Host);
        Assert.NotEqual(0, listener.Endpoint.Port);
        await using var pair = await ConnectionPair.ConnectAsync(listener, s_client);
        Assert.Equal($"tcp://127.0.0.1:{listener.Endpoint.Port}", pair.Client.RemoteAddress);
        Assert.Equal(pair.Client.RemoteAddress, pair.Server.LocalAddress);
        Assert.Equal(pair.Client.LocalAddress, pair.Server.RemoteAddress);
    }

    [Theory]
    [InlineData("tcp://*:0")]
    [InlineData("tcp://[::]:0")]
    public async Task Bind_DualStack_AcceptsBothFamilies(string address)
    {
        SkipWithoutIPv6();
        await using var listener = await BindAsync(address);
        foreach (var host in new[] { "127.0.0.1", "[::1]" })
        {
            var accepting = listener.AcceptAsync().AsTask();
            await using var client = await TransportConnector.ConnectAsync(RpcEndpoint.Parse($"tcp://{host}:{listener.Endpoint.Port}"), s_client).Within();
            await using var server = await accepting.Within();

            Assert.Equal(client.LocalAddress, server!.RemoteAddress);
            Assert.StartsWith($"tcp://{host}:", server.RemoteAddress, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Bind_DualStackOff_RefusesIPv4()
    {
        SkipWithoutIPv6();
        await using var listener = await BindAsync("tcp://[::]:0", o => o.DualStack = false);

        var error = await Assert.ThrowsAsync<RpcConnectionException>(
            async () => await TransportConnector.ConnectAsync(RpcEndpoint.Parse($"tcp://127.0.0.1:{listener.Endpoint.Port}"), s_client).Within());
        Assert.Contains("refused", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bind_IPv6Loopback_CarriesBytes()
    {
        SkipWithoutIPv6();
        await using var listener = await BindAsync("tcp://[::1]:0");
        await using var pair = await ConnectionPair.ConnectAsync(listener, s_client);

        await pair.Client.Output.WriteAsync(new byte[] { 1 }).Within();
        Assert.Equal([1], await pair.Server.Input.ReadExactlyAsync(1).Within());
    }

    [Fact]
    public async Task Connect_NameWithSeveralAddresses_TriesThemInTurn()
    {
        // localhost is ::1 and 127.0.0.1 on most machines; only the latter listens here.
        await using var listener = await BindAsync("tcp://127.0.0.1:0");
        var accepting = listener.AcceptAsync().AsTask();
        await using var client = await TransportConnector.ConnectAsync(RpcEndpoint.Parse($"tcp://localhost:{listener.Endpoint.Port}"), s_client).Within();
        await using var server = await accepting.Within();

        Assert.NotNull(server);
    }

    [Fact]
    public async Task Bind_AddressInUse_SaysWhatToDo()
    {
        await using var listener = await BindAsync("tcp://127.0.0.1:0");

        var error = await Assert.ThrowsAsync<TransportException>(async () => await BindAsync(listener.Endpoint));
        Assert.Contains(listener.Endpoint, error.Message, StringComparison.Ordinal);
        Assert.Contains("in use", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bind_AddressOfAnotherMachine_SaysWhatToDo()
    {
        var error = await Assert.ThrowsAsync<TransportException>(async () => await BindAsync("tcp://192.0.2.1:0"));

        Assert.Contains("no such address", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bind_ReusePort_LetsASecondListenerShareIt()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SO_REUSEPORT is set on Linux only.");
        await using var first = await BindAsync("tcp://127.0.0.1:0", o => o.ReusePort = true);
        await using var second = await BindAsync(first.Endpoint, o => o.ReusePort = true);

        Assert.Equal(first.Endpoint, second.Endpoint);
    }

    [Fact]
    public async Task Bind_OptionOutOfRange_NamesTheProperty()
    {
        Assert.Contains("Backlog", (await Refused(o => o.Backlog = 0)).Message, StringComparison.Ordinal);
        Assert.Contains("KeepAlive.Time", (await Refused(o => o.KeepAlive.Time = TimeSpan.Zero)).Message, StringComparison.Ordinal);
        Assert.Contains("Tls.CertificatePath", (await Refused(o => o.Tls = new TlsServerOptions())).Message, StringComparison.Ordinal);

        static async Task<ArgumentException> Refused(Action<ServerTransportOptions> configure)
        {
            return await Assert.ThrowsAnyAsync<ArgumentException>(async () => await BindAsync("tcp://127.0.0.1:0", configure));
        }
    }

    [Fact]
    public async Task Accept_ListenerCloses_IsNull()
    {
        var listener = await BindAsync("tcp://127.0.0.1:0");
        var accepting = listener.AcceptAsync().AsTask();

        await listener.DisposeAsync();

        Assert.Null(await accepting.Within());
        Assert.Null(await listener.AcceptAsync().Within());
        await listener.DisposeAsync();
    }

    [Fact]
    public async Task Stop_ConnectionsInTheBacklog_AreStillAccepted()
    {
        await using var listener = await BindAsync("tcp://127.0.0.1:0");
        await using var first = await TransportConnector.ConnectAsync(listener.Endpoint, s_client).Within();
        await using var second = await TransportConnector.ConnectAsync(listener.Endpoint, s_client).Within();

        await listener.StopAsync();

        await using (var accepted = await listener.AcceptAsync().Within())
        {
            Assert.Equal(first.LocalAddress, accepted?.RemoteAddress);
        }

        await using (var accepted = await listener.AcceptAsync().Within())
        {
            Assert.Equal(second.LocalAddress, accepted?.RemoteAddress);
        }

        Assert.Null(await listener.AcceptAsync().Within());
        await Assert.ThrowsAsync<RpcConnectionException>(async () => await TransportConnector.ConnectAsync(listener.Endpoint, s_client).Within());
    }

    [Fact]
    public async Task Stop_AcceptIsPending_EndsIt()
    {
        await using var listener = await BindAsync("tcp://127.0.0.1:0");
        var accepting = listener.AcceptAsync().AsTask();

        await listener.StopAsync();

        Assert.Null(await accepting.Within());
    }

    [Fact]
    public async Task Accept_TokenCancelled_LeavesTheListenerUsable()
    {
        await using var listener = await BindAsync("tcp://127.0.0.1:0");
        using var cancellation = new CancellationTokenSource();
        var accepting = listener.AcceptAsync(cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => accepting.Within());

        await using var pair = await ConnectionPair.ConnectAsync(listener, s_client);
        Assert.NotNull(pair.Server);
    }

    [Fact]
    public async Task Accept_PeerIsGoneAlready_GoesOn()
    {
        await using var listener = await BindAsync("tcp://127.0.0.1:0");
        using (var impatient = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            await impatient.ConnectAsync(IPAddress.Loopback, listener.Endpoint.Port).Within();
            impatient.Close(0);
        }

        await using var client = await TransportConnector.ConnectAsync(listener.Endpoint, s_client).Within();
        TransportConnection? accepted = null;
        while (accepted?.RemoteAddress != client.LocalAddress)
        {
            accepted = await listener.AcceptAsync().Within();
            Assert.NotNull(accepted);
        }

        await accepted.DisposeAsync();
    }

    [Theory]
    [InlineData("tcp://*:80", "are for servers")]
    [InlineData("tcp://localhost:0", "are for servers")]
    [InlineData("tcp://no-such-host.invalid:80", "host name")]
    public async Task Connect_WrongTarget_SaysWhatIsWrong(string target, string expected)
    {
        var error = await Assert.ThrowsAsync<RpcConnectionException>(
            async () => await TransportConnector.ConnectAsync(RpcEndpoint.Parse(target), s_patient));

        Assert.Contains(target, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.False(error.MayHaveBeenSent);
    }

    [Fact]
    public async Task Connect_TokenCancelled_IsACancellation()
    {
        await using var listener = await BindAsync("tcp://127.0.0.1:0");

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await TransportConnector.ConnectAsync(listener.Endpoint, s_client, new CancellationToken(canceled: true)));
        Assert.True(error.CancellationToken.IsCancellationRequested);
    }

    private static ValueTask<TransportListener> BindAsync(string address, Action<ServerTransportOptions>? configure = null)
    {
        var options = new ServerTransportOptions();
        configure?.Invoke(options);
        return TransportListener.BindAsync(RpcEndpoint.Parse(address), options);
    }

    private static void SkipWithoutIPv6()
    {
        var hasLoopback = false;
        if (Socket.OSSupportsIPv6)
        {
            using var probe = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                probe.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
                hasLoopback = true;
            }
            catch (SocketException)
            {
            }
        }

        Assert.SkipUnless(hasLoopback, "This machine has no IPv6 loopback address.");
    }
}
