using System.Net.Sockets;

namespace Tern.Transport.Tests;

public sealed class UnixSocketTests
{
    private static readonly ClientTransportOptions s_client = new() { ConnectTimeout = TimeSpan.FromSeconds(30) };
    private readonly string _path = TempFiles.NewPath(".sock");

    private RpcEndpoint Endpoint => RpcEndpoint.Parse("unix://" + _path);

    [Fact]
    public async Task Bind_StaleSocketFile_ReplacesIt()
    {
        LeaveStaleFile();

        await using var listener = await TransportListener.BindAsync(Endpoint, new ServerTransportOptions());
        await using var pair = await ConnectionPair.ConnectAsync(listener, s_client);

        Assert.Equal(Endpoint, pair.Client.RemoteAddress);
    }

    [Fact]
    public async Task Bind_StaleSocketFileButRemovalOff_LeavesIt()
    {
        LeaveStaleFile();

        await Refused(new ServerTransportOptions { RemoveStaleUnixSocket = false });
        Assert.True(File.Exists(_path));
    }

    [Fact]
    public async Task Bind_SomebodyListens_LeavesTheFileToThem()
    {
        await using var listener = await TransportListener.BindAsync(Endpoint, new ServerTransportOptions());

        await Refused(new ServerTransportOptions());
        await using var pair = await ConnectionPair.ConnectAsync(listener, s_client);
        Assert.NotNull(pair.Server);
    }

    [Fact]
    public async Task Bind_PlainFile_LeavesIt()
    {
        await File.WriteAllTextAsync(_path, "precious", TestContext.Current.CancellationToken);

        await Refused(new ServerTransportOptions());
        Assert.Equal("precious", await File.ReadAllTextAsync(_path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Bind_EmptyPlainFile_LeavesIt()
    {
        await File.WriteAllTextAsync(_path, "", TestContext.Current.CancellationToken);

        await Refused(new ServerTransportOptions());
        Assert.True(File.Exists(_path));
    }

    [Fact]
    public async Task Bind_FileMode_IsSet()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        var mode = System.IO.UnixFileMode.UserRead | System.IO.UnixFileMode.UserWrite;
        await using var listener = await TransportListener.BindAsync(Endpoint, new ServerTransportOptions { UnixFileMode = mode });

        Assert.Equal(mode, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(_path));
    }

    [Fact]
    public async Task Dispose_Listener_RemovesTheFile()
    {
        var listener = await TransportListener.BindAsync(Endpoint, new ServerTransportOptions());
        Assert.True(File.Exists(_path));

        await listener.DisposeAsync();

        Assert.False(File.Exists(_path));
    }

    [Fact]
    public async Task Connect_NobodyListens_NamesTheEndpoint()
    {
        var error = await Assert.ThrowsAsync<RpcConnectionException>(
            async () => await TransportConnector.ConnectAsync(Endpoint, s_client));

        Assert.Contains(Endpoint, error.Message, StringComparison.Ordinal);
    }

    private void LeaveStaleFile()
    {
        // Closing a socket leaves its file; so does a process that dies.
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var elsewhere = TempFiles.NewPath(".sock");
        socket.Bind(new UnixDomainSocketEndPoint(elsewhere));
        socket.Listen();
        File.Move(elsewhere, _path);
    }

    private async Task Refused(ServerTransportOptions options)
    {
        var error = await Assert.ThrowsAsync<TransportException>(async () => await TransportListener.BindAsync(Endpoint, options));
        Assert.Contains("in use", error.Message, StringComparison.Ordinal);
    }
}
