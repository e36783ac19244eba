using System.Collections.Concurrent;
using Tern.Tests.Contracts;

namespace Tern.Server.Tests.Stopping;

public sealed class DrainTests
{
    private static byte[] Say(string text, int sequenceId, ushort flags) =>
        Wire.TTHeader(Wire.Message("Say", Wire.Call, sequenceId, Wire.StringField(1, text)), sequenceId, flags);

    [Fact]
    public async Task Stop_MultiplexedPeer_IsToldToLeaveAndItsCallsEnd()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource();
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Say = async (text, _) =>
        {
            started.TrySetResult();
            await release.Task;
            return text;
        };
        await using RawPeer peer = await server.ConnectRawAsync();
        await peer.WriteAsync(Say("slow", 1, flags: 1));
        await started.Task.Within();

        Task stop = server.Server.StopAsync();
        RawMessage control = await peer.ReadAsync();
        Assert.Equal((0, 0, Wire.Reply, "none"), (control.HeaderSequenceId, control.SequenceId, (byte)control.Type, control.Method));
        Assert.Equal("1", control.Strings["crrst"]);
        Assert.Empty(control.Fields);

        // What was on its way before the peer knew is served too.
        await peer.WriteAsync(Say("late", 2, flags: 1));
        release.SetResult();
        Assert.Equal([1, 2], new[] { await peer.ReadAsync(), await peer.ReadAsync() }.Select(reply => reply.HeaderSequenceId).Order());
        await peer.EndSendingAsync();
        Assert.Null(await peer.TryReadAsync());
        await stop.Within();
        Assert.Equal(0, server.Server.ConnectionCount);
    }

    [Fact]
    public async Task Stop_MultiplexedPeerThatCallsForTheFirstTimeMeanwhile_IsToldToLeaveToo()
    {
        await using TestServer server = await TestServer.StartAsync(time: new ManualTime());
        await using RawPeer peer = await server.ConnectRawAsync();
        await Limit.UntilAsync(() => server.Server.ConnectionCount == 1, "the server has the connection");

        Task stop = server.Server.StopAsync();
        await server.Logs.WaitForAsync(5);
        await Limit.SettleAsync();
        await peer.WriteAsync(Say("first", 1, flags: 1));

        RawMessage[] received = [await peer.ReadAsync(), await peer.ReadAsync()];
        Assert.Equal(["", "first"], received.Select(message => message.HeaderSequenceId == 0 ? "" : message.Fields[0]).Order());
        await peer.EndSendingAsync();
        Assert.Null(await peer.TryReadAsync());
        await stop.Within();
    }

    [Fact]
    public async Task Stop_SerialTTHeaderPeer_SeesTheResetKeyInItsReply()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource();
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Say = async (text, _) =>
        {
            started.TrySetResult();
            await release.Task;
            return text;
        };
        await using RawPeer peer = await server.ConnectRawAsync();
        await peer.WriteAsync(Say("slow", 1, flags: 0));
        await started.Task.Within();

        Task stop = server.Server.StopAsync();
        await Limit.UntilAsync(() => server.Logs.Entries.Any(entry => entry.Id == 5), "the server drains");
        await Limit.UntilAsync(() => !CanConnect(server.Endpoint), "nobody can connect");
        release.SetResult();
        RawMessage reply = await peer.ReadAsync();

        Assert.Equal(("slow", "1"), (reply.Fields[0], reply.Strings["crrst"]));
        Assert.Null(await peer.TryReadAsync());
        await stop.Within();
    }

    [Fact]
    public async Task Stop_IdleConnections_AreClosedSoon()
    {
        var time = new ManualTime();
        await using TestServer server = await TestServer.StartAsync(time: time);
        await using RawPeer used = await server.ConnectRawAsync();
        await using RawPeer unused = await server.ConnectRawAsync();
        await Limit.UntilAsync(() => server.Server.ConnectionCount == 2, "the server has both connections");
        time.Advance(TimeSpan.FromSeconds(10));
        await used.WriteAsync(Wire.Framed(Wire.Message("Say", Wire.Call, 1, Wire.StringField(1, "x"))));
        await used.ReadAsync();

        long before = time.GetTimestamp();
        Task stop = server.Server.StopAsync();
        await server.Logs.WaitForAsync(5);
        await Limit.SettleAsync();
        time.Advance(TimeSpan.FromMilliseconds(100));
        await time.RunUntilAsync(stop, TimeSpan.FromMilliseconds(10));
        Assert.InRange(time.GetElapsedTime(before), TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(4));

        Assert.Empty(await used.ReadToEndAsync());
        Assert.Empty(await unused.ReadToEndAsync());
        await server.Logs.WaitForAsync(7);
    }

    [Fact]
    public async Task Stop_CallThatDoesNotEnd_IsCutOffAfterTheDrainTime()
    {
        var time = new ManualTime();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestServer server = await TestServer.StartAsync(time: time);
        server.Echo.Say = async (text, context) =>
        {
            await using CancellationTokenRegistration registration = context!.CancellationToken.Register(cancelled.SetResult);
            started.SetResult();
            await cancelled.Task;
            return text;
        };
        await using RawPeer peer = await server.ConnectRawAsync();
        await peer.WriteAsync(Wire.Framed(Wire.Message("Say", Wire.Call, 1, Wire.StringField(1, "x"))));
        await started.Task.Within();

        long before = time.GetTimestamp();
        Task stop = server.Server.StopAsync();
        await server.Logs.WaitForAsync(5);
        await time.RunUntilAsync(stop, TimeSpan.FromMilliseconds(100));

        Assert.InRange(time.GetElapsedTime(before), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20));
        await cancelled.Task.Within();
        Assert.Empty(await peer.ReadToEndAsync());
        Assert.Contains("1 calls", await server.Logs.WaitForAsync(6), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_TokenIsCancelled_EndsTheDrainAtOnce()
    {
        var time = new ManualTime();
        await using TestServer server = await TestServer.StartAsync(time: time);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Echo.Wait = async (_, token) =>
        {
            var end = new TaskCompletionSource();
            await using CancellationTokenRegistration registration = token.Register(end.SetResult);
            started.SetResult();
            await end.Task;
        };
        await using RpcChannel channel = server.Connect();
        Task call = channel.CreateClient<IEcho>().WaitAsync(1);
        await started.Task.Within();

        await server.Server.StopAsync(new CancellationToken(canceled: true)).Within();

        await Assert.ThrowsAsync<RpcConnectionException>(() => call.Within());
    }

    [Theory]
    [InlineData(RpcProtocol.ThriftTTHeader, ConnectionMode.Multiplexed, "memory")]
    [InlineData(RpcProtocol.ThriftTTHeader, ConnectionMode.Multiplexed, "tcp")]
    [InlineData(RpcProtocol.ThriftTTHeader, ConnectionMode.Pooled, "memory")]
    [InlineData(RpcProtocol.ThriftTTHeader, ConnectionMode.Pooled, "tcp")]
    public async Task Stop_UnderConstantLoad_LosesNoCall(RpcProtocol protocol, ConnectionMode mode, string scheme)
    {
        // A serial client cannot be told that an idle connection is about to be closed. The clock of the test gives it all the time that it needs to leave.
        var time = new ManualTime();
        await using TestServer server = await TestServer.StartAsync(time: time, endpoint: scheme == "tcp" ? "tcp://127.0.0.1:0" : null);
        server.Echo.Say = async (text, _) =>
        {
            await Task.Yield();
            return text;
        };
        await using RpcChannel channel = server.Connect(protocol, mode);
        IEcho client = channel.CreateClient<IEcho>();
        int answered = 0;
        var failures = new ConcurrentBag<Exception>();
        Task[] callers = [.. Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            for (int i = 0; ; i++)
            {
                try
                {
                    Assert.Equal($"{caller} {i}", await client.SayAsync($"{caller} {i}"));
                    Interlocked.Increment(ref answered);
                }
                catch (Exception exception)
                {
                    failures.Add(exception);
                    return;
                }
            }
        }))];
        await Limit.UntilAsync(() => Volatile.Read(ref answered) > 1_000, "calls are under way");

        Task stop = server.Server.StopAsync();
        await Task.WhenAll(callers).Within();
        await time.RunUntilAsync(stop, TimeSpan.FromMilliseconds(100));

        // Each caller ends with a call that could not be sent at all; none with one that was sent and never answered.
        Assert.All(failures, failure => Assert.False(Assert.IsType<RpcConnectionException>(failure).MayHaveBeenSent, failure.Message));
        Assert.Equal(8, failures.Count);
    }

    [Fact]
    public async Task Stop_ConnectionOpenedAsItBegins_IsServed()
    {
        // Stopping has begun and nothing is closed yet: whoever connects now may have its call in the connection before it is accepted.
        var time = new ManualTime();
        RpcEndpoint? endpoint = null;
        Task<RawMessage>? late = null;
        await using TestServer server = await TestServer.StartAsync(
            builder => builder.OnStopping(() => late = CallAsync()), time);
        endpoint = server.Endpoint;

        Task stop = server.Server.StopAsync();
        await time.RunUntilAsync(stop, TimeSpan.FromMilliseconds(100));

        Assert.Equal("late", (await late!.Within()).Fields[0]);

        async Task<RawMessage> CallAsync()
        {
            await using RawPeer peer = await RawPeer.ConnectAsync(endpoint!);
            await peer.WriteAsync(Wire.Framed(Wire.Message("Say", Wire.Call, 1, Wire.StringField(1, "late"))));
            return await peer.ReadAsync();
        }
    }

    [Theory]
    [InlineData(RpcProtocol.ThriftFramed)]
    [InlineData(RpcProtocol.ThriftBuffered)]
    public async Task Stop_BareProtocolUnderConstantLoad_ClosesBetweenCalls(RpcProtocol protocol)
    {
        // No client can be told, and none is ever quiet. The clock stands still, so nothing is cut off after the drain time either.
        await using TestServer server = await TestServer.StartAsync(time: new ManualTime());
        RawPeer peer = await server.ConnectRawAsync();
        byte[] Say(int id) => protocol == RpcProtocol.ThriftFramed
            ? Wire.Framed(Wire.Message("Say", Wire.Call, id, Wire.StringField(1, "x")))
            : Wire.Message("Say", Wire.Call, id, Wire.StringField(1, "x"));
        int answered = 0;
        var calling = Task.Run(async () =>
        {
            try
            {
                for (int i = 1; ; i++)
                {
                    await peer.WriteAsync(Say(i));
                    if (await peer.TryReadAsync() is null)
                    {
                        return;
                    }

                    Interlocked.Increment(ref answered);
                }
            }
            catch (Transport.TransportException)
            {
            }
        });
        await Limit.UntilAsync(() => Volatile.Read(ref answered) > 100, "calls are under way");

        await server.Server.StopAsync().Within();

        await calling.Within();
        Assert.DoesNotContain(server.Logs.Entries, entry => entry.Id == 6);
        await peer.DisposeAsync();
    }

    [Fact]
    public async Task Stop_BareProtocol_AnswersWhatHasArrivedBeforeItCloses()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestServer server = await TestServer.StartAsync(time: new ManualTime());
        server.Echo.Say = async (text, _) =>
        {
            started.TrySetResult();
            await release.Task;
            return text;
        };
        await using RawPeer peer = await server.ConnectRawAsync();
        byte[] Say(string text) => Wire.Framed(Wire.Message("Say", Wire.Call, 1, Wire.StringField(1, text)));
        byte[] last = Say("last");
        await peer.WriteAsync([.. Say("first"), .. Say("second"), .. Wire.Framed(Wire.Message("Nope", Wire.Call, 1)), .. last[..7]]);
        await started.Task.Within();

        Task stop = server.Server.StopAsync();
        await server.Logs.WaitForAsync(5);
        await Limit.SettleAsync();
        release.SetResult();

        Assert.Equal("first", (await peer.ReadAsync()).Fields[0]);
        Assert.Equal("second", (await peer.ReadAsync()).Fields[0]);
        Assert.Equal(Wire.Exception, (await peer.ReadAsync()).Type);
        await peer.WriteAsync(last[7..]);
        Assert.Equal("last", (await peer.ReadAsync()).Fields[0]);
        Assert.Null(await peer.TryReadAsync());
        await stop.Within();
    }

    [Fact]
    public async Task Start_Twice_IsAnError()
    {
        await using TestServer server = await TestServer.StartAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.Server.StartAsync());
        await server.Server.StopAsync().Within();
        await server.Server.StopAsync().Within();
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.Server.StartAsync());

        RpcServer never = new RpcServerBuilder().Listen("memory://never").Build();
        await never.StopAsync().Within();
        await Assert.ThrowsAsync<InvalidOperationException>(() => never.StartAsync());
        await never.DisposeAsync();
    }

    [Fact]
    public async Task Start_AddressInUse_NamesItAndListensNowhere()
    {
        await using TestServer first = await TestServer.StartAsync();
        string free = $"memory://{Guid.NewGuid():N}";
        RpcServer second = new RpcServerBuilder().Listen(free).Listen(first.Endpoint).Build();

        var error = await Assert.ThrowsAsync<Transport.TransportException>(() => second.StartAsync());

        Assert.Contains(first.Endpoint.ToString(), error.Message, StringComparison.Ordinal);
        Assert.Empty(second.Endpoints);
        Assert.False(CanConnect(RpcEndpoint.Parse(free)));
        await second.DisposeAsync();
    }

    private static bool CanConnect(RpcEndpoint endpoint)
    {
        try
        {
            Transport.TransportConnector.ConnectAsync(endpoint, new ClientTransportOptions()).AsTask().GetAwaiter().GetResult().DisposeAsync().AsTask().GetAwaiter().GetResult();
            return true;
        }
        catch (RpcConnectionException)
        {
            return false;
        }
    }
}
