namespace Tern.Transport.Tests;

public sealed class MemoryTransportTests
{
    private static readonly ClientTransportOptions s_client = new() { ConnectTimeout = TimeSpan.FromSeconds(30) };
    private readonly RpcEndpoint _endpoint = RpcEndpoint.Parse("memory://" + Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task Connect_NobodyListens_SaysSo()
    {
        var error = await Assert.ThrowsAsync<RpcConnectionException>(
            async () => await TransportConnector.ConnectAsync(_endpoint, s_client));

        Assert.Contains(_endpoint, error.Message, StringComparison.Ordinal);
        Assert.Contains("no server of this process", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bind_NameInUse_SaysSoUntilTheFirstIsGone()
    {
        var first = await TransportListener.BindAsync(_endpoint, new ServerTransportOptions());
        await Assert.ThrowsAsync<TransportException>(async () => await TransportListener.BindAsync(_endpoint, new ServerTransportOptions()));

        await first.DisposeAsync();

        await using var second = await TransportListener.BindAsync(_endpoint, new ServerTransportOptions());
        await using var pair = await ConnectionPair.ConnectAsync(second, s_client);
        Assert.Equal(_endpoint, pair.Client.RemoteAddress);
        Assert.Equal(pair.Client.LocalAddress, pair.Server.RemoteAddress);
    }

    [Fact]
    public async Task Connect_BacklogFull_IsRefused()
    {
        await using var listener = await TransportListener.BindAsync(_endpoint, new ServerTransportOptions { Backlog = 1 });
        await using var first = await TransportConnector.ConnectAsync(_endpoint, s_client);

        var error = await Assert.ThrowsAsync<RpcConnectionException>(
            async () => await TransportConnector.ConnectAsync(_endpoint, s_client));
        Assert.Contains("backlog", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_ConnectionInTheBacklog_IsReset()
    {
        var listener = await TransportListener.BindAsync(_endpoint, new ServerTransportOptions());
        await using var client = await TransportConnector.ConnectAsync(_endpoint, s_client);

        await listener.DisposeAsync();

        await Assert.ThrowsAsync<TransportException>(async () => await client.Input.ReadAsync().Within());
        Assert.Null(await listener.AcceptAsync().Within());
    }

    [Fact]
    public async Task Stop_ConnectionInTheBacklog_IsStillAccepted()
    {
        await using var listener = await TransportListener.BindAsync(_endpoint, new ServerTransportOptions());
        await using var client = await TransportConnector.ConnectAsync(_endpoint, s_client);

        await listener.StopAsync();

        await using (var accepted = await listener.AcceptAsync().Within())
        {
            Assert.NotNull(accepted);
        }

        Assert.Null(await listener.AcceptAsync().Within());
        await Assert.ThrowsAsync<RpcConnectionException>(async () => await TransportConnector.ConnectAsync(_endpoint, s_client));
    }
}
