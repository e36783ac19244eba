using System.Runtime.CompilerServices;
using Tern.Tests.Contracts;

namespace Tern.Server.Tests.Calls;

public sealed class DeadlineTests
{
    private readonly ManualTime _time = new();

    private static byte[] Say(int sequenceId, string? timeout, ushort flags = 1) =>
        Wire.TTHeader(Wire.Message("Say", Wire.Call, sequenceId, Wire.StringField(1, "x")), sequenceId, flags, ints: timeout is null ? [] : [(12, timeout)]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Deadline_PassesWhileTheHandlerRuns_IsAnsweredAndCancelsTheHandler(ushort flags)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource<TimeSpan?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestServer server = await TestServer.StartAsync(time: _time);
        server.Echo.Say = async (text, context) =>
        {
            if (context!.Remaining is null)
            {
                return text;
            }

            var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using CancellationTokenRegistration registration = context.CancellationToken.Register(() => cancelled.SetResult());
            started.SetResult();
            await cancelled.Task.Within();
            ended.SetResult(context.Remaining);
            return "too late";
        };
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Say(1, "100", flags));
        await started.Task.Within();
        _time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.False(ended.Task.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(10));
        RawMessage reply = await peer.ReadAsync();

        Assert.Equal((1, 6, "4"), (reply.HeaderSequenceId, reply.Exception.Type, reply.Strings["tern-status"]));
        Assert.Equal(TimeSpan.Zero, await ended.Task.Within());

        // The handler's own answer is not sent behind it.
        await peer.WriteAsync(Say(2, null, flags));
        Assert.Equal(2, (await peer.ReadAsync()).HeaderSequenceId);
        await Limit.UntilAsync(() => server.Server.CallsInFlight == 0, "both calls end");
    }

    [Fact]
    public async Task Deadline_OfOneOfMany_EndsOnlyThatOne()
    {
        var release = new TaskCompletionSource();
        int started = 0;
        await using TestServer server = await TestServer.StartAsync(time: _time);
        server.Echo.Say = async (text, _) =>
        {
            Interlocked.Increment(ref started);
            await release.Task;
            return text;
        };
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync([.. Say(1, "300"), .. Say(2, "100"), .. Say(3, null), .. Say(4, "200")]);
        await Limit.UntilAsync(() => Volatile.Read(ref started) == 4, "all handlers run");
        foreach (int expected in (int[])[2, 4, 1])
        {
            _time.Advance(TimeSpan.FromMilliseconds(105));
            RawMessage reply = await peer.ReadAsync();
            Assert.Equal((expected, Wire.Exception), (reply.HeaderSequenceId, (byte)reply.Type));
        }

        release.SetResult();
        RawMessage last = await peer.ReadAsync();
        Assert.Equal((3, Wire.Reply), (last.HeaderSequenceId, (byte)last.Type));
    }

    [Fact]
    public async Task Deadline_HandlerGivesUpByItself_IsADeadlineToo()
    {
        await using TestServer server = await TestServer.StartAsync(time: _time);
        server.Echo.Say = (_, context) =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            throw new OperationCanceledException(context!.CancellationToken);
        };
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Say(1, "100"));

        Assert.Equal("4", (await peer.ReadAsync()).Strings["tern-status"]);
    }

    [Fact]
    public async Task Deadline_CancellationCallbackThrows_IsLoggedAndHurtsNobody()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource();
        await using TestServer server = await TestServer.StartAsync(time: _time);
        server.Echo.Say = async (text, context) =>
        {
            if (context!.Remaining is not null)
            {
                context.CancellationToken.Register(static () => throw new InvalidOperationException("in a callback"));
                started.SetResult();
                await release.Task;
            }

            return text;
        };
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Say(1, "100"));
        await started.Task.Within();
        _time.Advance(TimeSpan.FromMilliseconds(110));
        Assert.Equal(1, (await peer.ReadAsync()).HeaderSequenceId);
        await server.Logs.WaitForAsync(108);
        release.SetResult();
        await peer.WriteAsync(Say(2, null));
        Assert.Equal(2, (await peer.ReadAsync()).HeaderSequenceId);
    }

    [Fact]
    public async Task Deadlines_OfManyCallsThatEndInTime_LeaveNothingBehind()
    {
        var tracked = new List<WeakReference>();
        await using TestServer server = await TestServer.StartAsync(time: _time);
        server.Echo.Say = (text, context) =>
        {
            Track(context!.CancellationToken);
            return new(text);
        };
        await using RawPeer peer = await server.ConnectRawAsync();
        for (int i = 1; i <= 50; i++)
        {
            await peer.WriteAsync(Say(i, "60000"));
            await peer.ReadAsync();
        }

        await Limit.UntilAsync(() => server.Server.CallsInFlight == 0, "all calls end");
        await Limit.UntilAsync(
            () =>
            {
                GC.Collect();
                return tracked.Count(static reference => reference.IsAlive) <= 2;
            },
            "what the handlers registered with their tokens is let go while the connection lives on");

        [MethodImpl(MethodImplOptions.NoInlining)]
        void Track(CancellationToken token)
        {
            object kept = new();
            token.Register(static _ => { }, kept);
            tracked.Add(new WeakReference(kept));
        }
    }

    [Theory]
    [InlineData(ConnectionMode.Pooled)]
    [InlineData(ConnectionMode.Multiplexed)]
    [InlineData(ConnectionMode.ShortLived)]
    public async Task Connection_IsLost_CancelsItsHandlers(ConnectionMode mode)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestServer server = await TestServer.StartAsync(endpoint: "tcp://127.0.0.1:0");
        server.Echo.Wait = async (_, token) =>
        {
            started.SetResult();
            await using CancellationTokenRegistration registration = token.Register(cancelled.SetResult);
            await cancelled.Task;
            token.ThrowIfCancellationRequested();
        };
        RpcChannel channel = server.Connect(mode: mode);
        using var source = new CancellationTokenSource();

        Task call = channel.CreateClient<IEcho>().WaitAsync(1, source.Token);
        await started.Task.Within();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        if (mode == ConnectionMode.Multiplexed)
        {
            // There the others go on; the handler hears of it when the connection ends.
            Assert.False(cancelled.Task.IsCompleted);
            await server.Server.StopAsync(new CancellationToken(true)).Within();
        }

        await cancelled.Task.Within();
        await channel.DisposeAsync();
        await Limit.UntilAsync(() => server.Server.ConnectionCount == 0, "the server lets go of the connection");
    }
}
