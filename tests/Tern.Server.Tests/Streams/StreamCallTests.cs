using System.Threading.Channels;
using Tern.Tests.Contracts;

namespace Tern.Server.Tests.Streams;

/// <summary>Streaming calls from a Tern client to a Tern server.</summary>
public abstract class StreamCallTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private RpcChannel _channel = null!;
    private IStreams _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _channel = Connect(_server);
        _client = _channel.CreateClient<IStreams>();
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await Limit.UntilAsync(() => _server.Server.CallsInFlight == 0, "every handler ends");
        await _server.DisposeAsync();
    }

    /// <summary>What a caller sees of a failure that a handler did not mean for it.</summary>
    private protected abstract (RpcStatusCode, int?) FailureOfHandler { get; }

    private protected abstract RpcChannel Connect(TestServer server, Action<RpcChannelOptions>? configure = null);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3_000)]
    public async Task ServerStream_OfAnyLength_ArrivesInOrder(int count)
    {
        List<Point> points = await _client.CountAsync(new Point(0, count)).ReadAllAsync().Within();

        Assert.Equal(Enumerable.Range(0, count), points.Select(p => p.X));
    }

    [Fact]
    public async Task ServerStream_SeveralArguments_Arrive() =>
        Assert.Equal(["one", "two"], await _client.WordsAsync("one two three", 2).ReadAllAsync().Within());

    [Fact]
    public async Task ServerStream_EnumeratedTwice_IsCalledTwice()
    {
        IAsyncEnumerable<Point> points = _client.CountAsync(new Point(0, 2));

        Assert.Equal(2, (await points.ReadAllAsync().Within()).Count);
        Assert.Equal(2, (await points.ReadAllAsync().Within()).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3_000)]
    public async Task ClientStream_OfAnyLength_IsAnswered(int count)
    {
        Point sum = await _client.SumAsync(AsyncStreams.Make(count, i => new Point(i, 1))).Within();

        Assert.Equal(new Point(count * (count - 1) / 2, count), sum);
    }

    [Fact]
    public async Task ClientStream_WithoutAnswer_Ends() =>
        await _client.DropAsync(AsyncStreams.Of(new Parcel { Name = "x" }), TestContext.Current.CancellationToken).Within();

    [Fact]
    public async Task DuplexStream_PingPong_EachMessageIsAnsweredBeforeTheNext()
    {
        var requests = Channel.CreateUnbounded<Parcel>();
        await using IAsyncEnumerator<Parcel> replies = _client.RepeatAsync(requests.Reader.ReadAllAsync()).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        for (int i = 0; i < 50; i++)
        {
            requests.Writer.TryWrite(new Parcel { Name = $"{i}" });
            Assert.True(await replies.MoveNextAsync().AsTask().Within());
            Assert.Equal($"{i}", replies.Current.Name);
        }

        requests.Writer.Complete();
        Assert.False(await replies.MoveNextAsync().AsTask().Within());
    }

    [Fact]
    public async Task DuplexStream_LargeMessages_ArriveWhole()
    {
        List<Parcel> replies = await _client.RepeatAsync(AsyncStreams.Make(5, i => new Parcel { Name = $"{i}", Content = new byte[3 * 1_024 * 1_024] })).ReadAllAsync().Within();

        Assert.Equal(5, replies.Count);
        Assert.All(replies, reply => Assert.Equal(3 * 1_024 * 1_024, reply.Content.Length));
    }

    [Fact]
    public async Task Streams_OpenedWhenTheLastHasEnded_AlwaysFindRoom()
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.Options.MaxConcurrentCallsPerConnection = 16);
        await using RpcChannel channel = Connect(server, static options => options.ConnectionCount = 1);
        IStreams client = channel.CreateClient<IStreams>();

        // Each of the callers has one stream at a time, and the server knows of its end before the caller does.
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (int i = 0; i < 200; i++)
            {
                Assert.Single(await client.CountAsync(new Point(0, 1)).ReadAllAsync());
            }
        }))).Within();
    }

    [Fact]
    public async Task Handler_ThatRunsOnPastItsDeadline_IsStillCounted()
    {
        var time = new ManualTime();
        await using TestServer server = await TestServer.StartAsync(time: time);
        await using RpcChannel channel = Connect(server);
        var release = new TaskCompletionSource();
        server.Streams.Count = (_, _) => WaitFor(release.Task);
        Task<List<Point>> call = channel.CreateClient<IStreams>().CountAsync(new Point(0, 1), new CallContext { Timeout = TimeSpan.FromSeconds(50) }).ReadAllAsync();
        try
        {
            await Limit.UntilAsync(() => server.Server.CallsInFlight == 1, "the handler runs");
            await time.RunUntilAsync(call.ContinueWith(static _ => { }), TimeSpan.FromSeconds(1));

            Assert.Equal(RpcStatusCode.DeadlineExceeded, (await Assert.ThrowsAnyAsync<RpcException>(() => call.Within())).Code);
            Assert.Equal(1, server.Server.CallsInFlight);
        }
        finally
        {
            release.SetResult();
        }

        await Limit.UntilAsync(() => server.Server.CallsInFlight == 0, "the handler ends");
    }

    [Fact]
    public async Task Streams_ManyAtOnce_DoNotMix()
    {
        Task<List<Point>>[] calls = [.. Enumerable.Range(0, 50).Select(i => Task.Run(() => _client.CountAsync(new Point(i * 100, (i * 100) + 100)).ReadAllAsync()))];

        List<Point>[] all = await Task.WhenAll(calls).Within();

        for (int i = 0; i < all.Length; i++)
        {
            Assert.Equal(Enumerable.Range(i * 100, 100), all[i].Select(p => p.X));
        }
    }

    [Fact]
    public async Task Consumer_ThatIsSlow_HoldsUpTheProducer()
    {
        int produced = 0;
        _server.Streams.Repeat = (_, _) => AsyncStreams.Make(400, i =>
        {
            Interlocked.Exchange(ref produced, i + 1);
            return new Parcel { Name = $"{i}", Content = new byte[64 * 1_024] };
        });
        await using IAsyncEnumerator<Parcel> replies = _client.RepeatAsync(AsyncStreams.Of<Parcel>()).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await replies.MoveNextAsync().AsTask().Within());

        // 25 MiB are to be sent; what waits on the way is bounded on both ends, so the producer stops.
        await Limit.SettleAsync();
        int seen = -1;
        await Limit.UntilAsync(() => Interlocked.Exchange(ref seen, Volatile.Read(ref produced)) == Volatile.Read(ref produced) && seen > 1, "the producer stops");
        await Limit.SettleAsync();
        Assert.True(Volatile.Read(ref produced) < 300, $"{produced} messages were made");

        int count = 1;
        while (await replies.MoveNextAsync().AsTask().Within())
        {
            Assert.Equal($"{count}", replies.Current.Name);
            count++;
        }

        Assert.Equal(400, count);
    }

    [Fact]
    public async Task Handler_ThatThrows_FailsTheStreamBehindItsMessages()
    {
        _server.Streams.Count = static (_, _) => ThrowAfterOne(new RpcException(RpcStatusCode.FailedPrecondition, "no more"));
        List<Point> seen = [];

        RpcException error = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (Point point in _client.CountAsync(default))
            {
                seen.Add(point);
            }
        }).Within();

        Assert.Single(seen);
        Assert.Equal((RpcStatusCode.FailedPrecondition, true, "tests.Streams/Count"), (error.Code, error.IsRemote, error.Method));
        Assert.Contains("no more", error.Message);
    }

    [Fact]
    public async Task Handler_ThatAnswersWithABusinessStatus_IsSeenByTheCaller()
    {
        _server.Streams.Sum = static (_, _) => throw new RpcBizException(7, "sold out", new Dictionary<string, string> { ["k"] = "v" });

        RpcBizException error = await Assert.ThrowsAsync<RpcBizException>(() => _client.SumAsync(AsyncStreams.Of(new Point(1, 1))).AsTask()).Within();

        Assert.Equal((7, "sold out", "v"), (error.Code, error.Message, error.Extra!["k"]));
    }

    [Fact]
    public async Task Handler_ThatThrowsSomethingOfItsOwn_TellsNoMoreThanAllowed()
    {
        _server.Streams.Sum = static (_, _) => throw new InvalidOperationException("secret");

        RpcException error = await Assert.ThrowsAsync<RpcException>(() => _client.SumAsync(AsyncStreams.Of<Point>()).AsTask()).Within();

        Assert.Equal(FailureOfHandler, (error.Code, error.ApplicationExceptionType));
        Assert.DoesNotContain("secret", error.Message);
        await _server.Logs.WaitForAsync(104);
    }

    [Fact]
    public async Task Requests_ThatThrow_FailTheCallWithTheirException()
    {
        var cancelled = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Streams.Sum = async (points, _) =>
        {
            try
            {
                return await points.ReadAllAsync() is { Count: > 0 } ? default : default(Point);
            }
            catch (Exception exception)
            {
                cancelled.SetResult(exception);
                throw;
            }
        };

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => _client.SumAsync(ThrowAfterOne(new InvalidOperationException("mine"))).AsTask()).Within();

        Assert.Equal("mine", error.Message);
        Assert.IsAssignableFrom<OperationCanceledException>(await cancelled.Task.Within());
    }

    [Fact]
    public async Task Requests_WithANull_AreRefusedBeforeTheyAreSent()
    {
        RpcException error = await Assert.ThrowsAsync<RpcException>(() => _client.RepeatAsync(AsyncStreams.Of<Parcel>([null!])).ReadAllAsync()).Within();

        Assert.Equal(RpcStatusCode.InvalidArgument, error.Code);
        Assert.Contains("tests.Streams/Repeat", error.Message);
    }

    [Fact]
    public async Task Message_ThatIsTooLarge_FailsTheStreamAndNothingElse()
    {
        await using RpcChannel channel = _server.Connect(configure: options => options.MaxMessageBytes = 100_000);
        IStreams client = channel.CreateClient<IStreams>();

        RpcException error = await Assert.ThrowsAsync<RpcException>(
            () => client.DropAsync(AsyncStreams.Of(new Parcel { Name = "x", Content = new byte[100_001] }), TestContext.Current.CancellationToken)).Within();

        Assert.Equal(RpcStatusCode.ResourceExhausted, error.Code);
        Assert.Equal(3, (await client.CountAsync(new Point(0, 3)).ReadAllAsync().Within()).Count);
    }

    [Fact]
    public async Task Handler_ThatReturnsBeforeTheRequestsEnd_EndsTheCall()
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Streams.Sum = static (_, _) => new(new Point(1, 2));

        Point sum = await _client.SumAsync(Endless(stopped)).Within();

        Assert.Equal(new Point(1, 2), sum);
        await stopped.Task.Within();
    }

    [Fact]
    public async Task Context_OfTheCaller_ReachesTheHandlerAndBringsItsAnswerBack()
    {
        _server.Streams.Sum = static (points, context) =>
        {
            context.Backward.Set("from", context.Transient["who"] + context.Persistent["chain"]);
            return new(new Point(context.Peer!.Service == "caller" ? 1 : 0, context.Remaining is not null ? 1 : 0));
        };
        await using RpcChannel channel = _server.Connect(configure: options => options.CallerService = "caller");
        CallContext context = new() { Timeout = TimeSpan.FromMinutes(5) };
        context.Transient.Set("who", "me");
        context.Persistent.Set("chain", "+all");

        Point seen = await channel.CreateClient<IStreams>().SumAsync(AsyncStreams.Of<Point>(), context).Within();

        Assert.Equal(new Point(1, 1), seen);
        Assert.Equal("me+all", context.Backward["from"]);
        Assert.Equal("tests.Streams/Sum", context.Method!.FullName);
    }

    [Fact]
    public async Task Requests_EnumeratedTwiceByTheHandler_AreRefused()
    {
        _server.Streams.Sum = static async (points, _) =>
        {
            await points.ReadAllAsync();
            await Assert.ThrowsAsync<InvalidOperationException>(() => points.ReadAllAsync());
            return new Point(9, 9);
        };

        Assert.Equal(new Point(9, 9), await _client.SumAsync(AsyncStreams.Of(new Point(1, 1))).Within());
    }

    private static async IAsyncEnumerable<Point> ThrowAfterOne(Exception exception)
    {
        await Task.Yield();
        yield return new Point(1, 1);
        throw exception;
    }

    private static async IAsyncEnumerable<Point> Endless(
        TaskCompletionSource stopped, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            while (true)
            {
                yield return new Point(1, 1);
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
        }
        finally
        {
            stopped.SetResult();
        }
    }

    private static async IAsyncEnumerable<Point> WaitFor(Task task)
    {
        await task;
        yield break;
    }
}
