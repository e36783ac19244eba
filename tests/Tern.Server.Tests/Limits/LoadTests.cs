using System.Collections.Concurrent;

namespace Tern.Server.Tests.Limits;

/// <summary>Many calls, many bytes, many connections.</summary>
public sealed class LoadTests
{
    private static byte[] Say(string text, int sequenceId) =>
        Wire.TTHeader(Wire.Message("Say", Wire.Call, sequenceId, Wire.StringField(1, text)), sequenceId, flags: 1);

    [Fact]
    public async Task Calls_PastTheLimitOfOneConnection_WaitForOthersToEnd()
    {
        var running = new ConcurrentDictionary<string, TaskCompletionSource>();
        await using TestServer server = await TestServer.StartAsync(builder => builder.Configure(options => options.MaxConcurrentCallsPerConnection = 2));
        server.Echo.Say = async (text, _) =>
        {
            var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            running[text] = release;
            await release.Task;
            return text;
        };
        await using RawPeer peer = await server.ConnectRawAsync();
        await using RawPeer other = await server.ConnectRawAsync();

        await peer.WriteAsync([.. Enumerable.Range(1, 4).SelectMany(i => Say($"{i}", i))]);
        await Limit.UntilAsync(() => running.Count == 2, "two calls run");

        // Another connection is served meanwhile, so the third call had every chance to run too.
        await other.WriteAsync(Say("other", 1));
        await Limit.UntilAsync(() => running.ContainsKey("other"), "the call of the other connection runs");
        running["other"].SetResult();
        await other.ReadAsync();
        Assert.Equal(["1", "2", "other"], running.Keys.Order());

        running["2"].SetResult();
        Assert.Equal(2, (await peer.ReadAsync()).HeaderSequenceId);
        await Limit.UntilAsync(() => running.ContainsKey("3"), "the third call runs");
        Assert.False(running.ContainsKey("4"));
        foreach (string name in (string[])["1", "3"])
        {
            running[name].SetResult();
        }

        await Limit.UntilAsync(() => running.ContainsKey("4"), "the fourth call runs");
        running["4"].SetResult();
        Assert.Equal([1, 3, 4], new[] { await peer.ReadAsync(), await peer.ReadAsync(), await peer.ReadAsync() }.Select(reply => reply.HeaderSequenceId).Order());
    }

    [Fact]
    public async Task Replies_ThatNobodyReads_StopTheReadingOfRequests()
    {
        const int Requests = 400;
        int handled = 0;
        string text = new('x', 20_000);
        await using TestServer server = await TestServer.StartAsync(builder => builder.Configure(options =>
        {
            options.MaxQueuedBytes = 100_000;
            options.MaxConcurrentCallsPerConnection = 4;
        }));
        server.Echo.Say = (value, _) =>
        {
            Interlocked.Increment(ref handled);
            return new(value);
        };
        await using RawPeer peer = await server.ConnectRawAsync();

        byte[] all = [.. Enumerable.Range(1, Requests).SelectMany(i => Say(text, i))];
        Task writing = peer.WriteAsync(all);
        int before = -1;
        while (before != Volatile.Read(ref handled) || before == 0)
        {
            before = Volatile.Read(ref handled);
            await Limit.SettleAsync();
        }

        // What the queue holds and sends, what is on its way, and what runs.
        Assert.False(writing.IsCompleted);
        Assert.InRange(handled, 1, Requests / 4);
        var answered = new HashSet<int>();
        while (answered.Count < Requests)
        {
            Assert.True(answered.Add((await peer.ReadAsync()).HeaderSequenceId));
        }

        await writing.Within();
    }

    [Fact]
    public async Task Connections_PastTheLimit_AreClosedAndMayTryAgain()
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.Configure(options => options.MaxConnections = 1));
        await using (RawPeer first = await server.ConnectRawAsync())
        {
            await first.WriteAsync(Say("x", 1));
            await first.ReadAsync();
            await using RawPeer second = await server.ConnectRawAsync();
            Assert.Empty(await second.ReadToEndAsync());
            Assert.Contains("1 connections", await server.Logs.WaitForAsync(3), StringComparison.Ordinal);
            await first.WriteAsync(Say("y", 2));
            Assert.Equal("y", (await first.ReadAsync()).Fields[0]);
        }

        await Limit.UntilAsync(() => server.Server.ConnectionCount == 0, "the first connection is gone");
        await using RawPeer third = await server.ConnectRawAsync();
        await third.WriteAsync(Say("z", 1));
        Assert.Equal("z", (await third.ReadAsync()).Fields[0]);
    }

    [Theory]
    [InlineData("memory://")]
    [InlineData("tcp://127.0.0.1:0")]
    public async Task Handler_ThatBlocksItsThread_HoldsUpNobody(string endpoint)
    {
        using var release = new ManualResetEventSlim();
        using var blocked = new CountdownEvent(3);
        await using TestServer server = await TestServer.StartAsync(endpoint: endpoint.StartsWith("tcp", StringComparison.Ordinal) ? endpoint : null);
        server.Echo.Say = (text, _) =>
        {
            if (text == "block")
            {
                blocked.Signal();
                release.Wait(TestContext.Current.CancellationToken);
            }

            return new(text);
        };
        await using RawPeer peer = await server.ConnectRawAsync();
        await using RawPeer other = await server.ConnectRawAsync();

        for (int i = 1; i <= 3; i++)
        {
            await peer.WriteAsync(Say("block", i));
        }

        await Task.Run(() => blocked.Wait(Limit.Time));
        await peer.WriteAsync(Say("fast", 4));
        await other.WriteAsync(Say("fast", 1));
        Assert.Equal(4, (await peer.ReadAsync()).HeaderSequenceId);
        Assert.Equal("fast", (await other.ReadAsync()).Fields[0]);
        release.Set();
        Assert.Equal([1, 2, 3], new[] { await peer.ReadAsync(), await peer.ReadAsync(), await peer.ReadAsync() }.Select(reply => reply.HeaderSequenceId).Order());
    }

    [Fact]
    public async Task HalfClose_WhileACallRuns_StillGetsItsReply()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource<string>();
        await using TestServer server = await TestServer.StartAsync(endpoint: "tcp://127.0.0.1:0");
        server.Echo.Say = async (_, context) =>
        {
            started.TrySetResult();
            string text = await release.Task;
            return context!.CancellationToken.IsCancellationRequested ? "cancelled" : text;
        };
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync([.. Say("x", 1), .. Say("x", 2)]);
        await peer.EndSendingAsync();
        await started.Task.Within();
        release.SetResult("answer");

        Assert.Equal("answer", (await peer.ReadAsync()).Fields[0]);
        Assert.Equal("answer", (await peer.ReadAsync()).Fields[0]);
        Assert.Null(await peer.TryReadAsync());
        await Limit.UntilAsync(() => server.Server.ConnectionCount == 0, "the server lets go of the connection");
    }

    [Fact]
    public async Task Peer_BreaksOffWhileCallsRun_EndsThemAndTheConnection()
    {
        int cancelled = 0;
        int started = 0;
        await using TestServer server = await TestServer.StartAsync(endpoint: "tcp://127.0.0.1:0");
        server.Echo.Say = async (text, context) =>
        {
            var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using CancellationTokenRegistration registration = context!.CancellationToken.Register(end.SetResult);
            Interlocked.Increment(ref started);
            await end.Task;
            Interlocked.Increment(ref cancelled);
            return text;
        };
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync([.. Enumerable.Range(1, 10).SelectMany(i => Say("x", i))]);
        await Limit.UntilAsync(() => Volatile.Read(ref started) == 10, "all handlers run");
        peer.Abort();

        await Limit.UntilAsync(() => Volatile.Read(ref cancelled) == 10, "all handlers are cancelled");
        await Limit.UntilAsync(() => server.Server.ConnectionCount == 0, "the server lets go of the connection");
    }
}
