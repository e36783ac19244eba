namespace Tern.Server.Tests.Limits;

/// <summary>Peers that are too slow, by a clock of the test.</summary>
public sealed class TimeoutTests
{
    private readonly ManualTime _time = new();

    private static byte[] Say(string text, int sequenceId = 1) => Wire.Framed(Wire.Message("Say", Wire.Call, sequenceId, Wire.StringField(1, text)));

    [Fact]
    public async Task Message_ArrivesByDrips_LosesTheConnection()
    {
        await using TestServer server = await TestServer.StartAsync(time: _time);
        await using RawPeer peer = await server.ConnectRawAsync();
        byte[] request = Say("x");
        Task<byte[]> end = peer.ReadToEndAsync();

        int sent = 0;
        var drip = Task.Run(async () =>
        {
            while (sent < request.Length - 1 && !end.IsCompleted)
            {
                try
                {
                    await peer.WriteAsync(request[sent++]);
                }
                catch (Exception)
                {
                    return;
                }

                _time.Advance(TimeSpan.FromMilliseconds(500));
                await Task.Yield();
            }
        });
        await drip.Within();
        await _time.RunUntilAsync(end, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(10));

        Assert.Empty(await end);
        Assert.Contains("has been arriving for more than 5 s", await server.Logs.WaitForAsync(107), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_ThatEachReadCutsInTwo_AreNotTooSlow()
    {
        await using TestServer server = await TestServer.StartAsync(time: _time);
        await using RawPeer peer = await server.ConnectRawAsync();
        byte[] request = Say("steady");
        await peer.WriteAsync(request[..10]);

        // As under load: the end of one message and the beginning of the next come together, for much longer than one message may take.
        for (int i = 0; i < 60; i++)
        {
            await peer.WriteAsync([.. request[10..], .. request[..10]]);
            Assert.Equal("steady", (await peer.ReadAsync()).Fields[0]);
            _time.Advance(TimeSpan.FromMilliseconds(700));
        }

        Assert.Equal(1, server.Server.ConnectionCount);
    }

    [Fact]
    public async Task Message_WaitsForItsTurn_IsNotTooSlow()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource();
        await using TestServer server = await TestServer.StartAsync(time: _time);
        server.Echo.Say = async (text, _) =>
        {
            started.TrySetResult();
            await (text == "first" ? release.Task : Task.CompletedTask);
            return text;
        };
        await using RawPeer peer = await server.ConnectRawAsync();
        byte[] second = Say("second", 2);

        await peer.WriteAsync([.. Say("first"), .. second[..9]]);
        await started.Task.Within();
        await peer.WriteAsync(second[9..]);
        await Limit.SettleAsync();
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal([], server.Logs.Entries.Where(entry => entry.Id >= 100).Select(entry => entry.Message));
        release.SetResult();
        Assert.Equal("first", (await peer.ReadAsync()).Fields[0]);
        Assert.Equal("second", (await peer.ReadAsync()).Fields[0]);
    }

    [Fact]
    public async Task Connection_IsIdleForTooLong_IsClosed()
    {
        await using TestServer server = await TestServer.StartAsync(time: _time);
        await using RawPeer peer = await server.ConnectRawAsync();
        await peer.WriteAsync(Say("x"));
        await peer.ReadAsync();

        _time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(1, server.Server.ConnectionCount);
        await peer.WriteAsync(Say("y"));
        await peer.ReadAsync();
        _time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(1, server.Server.ConnectionCount);
        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.Empty(await peer.ReadToEndAsync());
        await server.Logs.WaitForAsync(106);
        await Limit.UntilAsync(() => server.Server.ConnectionCount == 0, "the server lets go of the connection");
    }

    [Fact]
    public async Task Connection_WithACallThatTakesLongerThanTheIdleTimeout_StaysOpen()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource();
        await using TestServer server = await TestServer.StartAsync(time: _time);
        server.Echo.Say = async (text, _) =>
        {
            started.TrySetResult();
            await release.Task;
            return text;
        };
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Say("slow"));
        await started.Task.Within();
        _time.Advance(TimeSpan.FromMinutes(30));
        release.SetResult();
        Assert.Equal("slow", (await peer.ReadAsync()).Fields[0]);
        _time.Advance(TimeSpan.FromMinutes(5));
        await peer.WriteAsync(Say("again"));
        Assert.Equal("again", (await peer.ReadAsync()).Fields[0]);
    }

    [Fact]
    public async Task Peer_DoesNotReadItsReplies_LosesTheConnection()
    {
        await using TestServer server = await TestServer.StartAsync(time: _time);
        server.Echo.Say = static (_, _) => new(new string('x', 500_000));
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Say("x"));
        await Limit.UntilAsync(() => server.Server.ConnectionCount == 1, "the server has the connection");
        var gone = Limit.UntilAsync(() => server.Server.ConnectionCount == 0, "the connection is closed");
        await _time.RunUntilAsync(gone, TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(2));

        Assert.Contains("has not read its replies for more than 5 s", await server.Logs.WaitForAsync(107), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Peer_SendsNothingAtAll_LeavesTheIdleTimeoutToDecide()
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.Configure(options => options.IdleTimeout = TimeSpan.FromSeconds(2)), _time);
        await using RawPeer peer = await server.ConnectRawAsync();
        await Limit.UntilAsync(() => server.Server.ConnectionCount == 1, "the server has the connection");

        Task<byte[]> end = peer.ReadToEndAsync();
        await _time.RunUntilAsync(end, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(4));

        Assert.Empty(await end);
    }
}
