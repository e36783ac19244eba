using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Tern.Serialization;

namespace Tern.AspNetCore.Tests.Endpoints;

public sealed class StreamTests
{
    [Fact]
    public async Task ServerStream_Replies_ArriveInOrderWithTheStatusBehind()
    {
        await using ShopApp app = await ShopApp.StartAsync();

        GrpcReply reply = await app.Http2.CallAsync("List", new GetItem { Sku = "a" });

        Assert.Equal(RpcStatusCode.Ok, reply.Status);
        Assert.Equal([1, 2, 3], reply.Messages.Select(static message => ProtobufSerializer.Read<Item>(message.Body).Count));
    }

    [Fact]
    public async Task ServerStream_NoReply_IsAStatusAlone()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        app.Shop.OnList = static (_, _) => Empty();

        GrpcReply reply = await app.Http2.CallAsync("List", new GetItem());

        Assert.Equal((RpcStatusCode.Ok, 0), (reply.Status, reply.Body.Length));
    }

    [Fact]
    public async Task ServerStream_FailsAfterReplies_KeepsThemAndTellsTheFailure()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        app.Shop.OnList = static (_, _) => OneThenFail();

        GrpcReply reply = await app.Http2.CallAsync("List", new GetItem());

        Assert.Equal((RpcStatusCode.OutOfRange, "enough", 1), (reply.Status, reply.Message, reply.Messages.Count));
        Assert.True(reply.Trailers.Contains("grpc-status"));
    }

    [Fact]
    public async Task ClientStream_Requests_AreReadToTheirEnd()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        byte[] body = [.. Enumerable.Range(1, 100).SelectMany(static i => Grpc.Frame(new Item { Count = i }))];

        Assert.Equal(5_050, (await app.Http2.CallAsync("Sum", body)).Single<Item>().Count);
        Assert.Equal(0, (await app.Http2.CallAsync("Sum", [])).Single<Item>().Count);
        Assert.Equal(RpcStatusCode.Internal, (await app.Http2.CallAsync("Sum", body[..^1])).Status);
    }

    [Fact]
    public async Task ClientStream_FarMoreThanKestrelsLimitOfABody_IsReadToItsEnd()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        byte[] one = Grpc.Frame(new Item { Sku = new string('x', 1_000_000), Count = 1 });
        HttpRequestMessage request = Grpc.Request("Sum", []);
        request.Content = new PiecesContent([.. Enumerable.Repeat(one, 40)]);

        using HttpResponseMessage response = await app.Http2.BeginAsync(request);

        Assert.Equal(40, new GrpcReply(response, await response.Content.ReadAsByteArrayAsync()).Single<Item>().Count);
    }

    [Fact]
    public async Task Duplex_PingPong_AnswersEachBeforeTheNextIsSent()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        await using var call = DuplexCall.Begin(app, "Echo");
        for (int i = 1; i <= 50; i++)
        {
            await call.SendAsync(new Item { Count = i });
            Assert.Equal(i, (await call.ReceiveAsync())!.Count);
        }

        call.Complete();
        Assert.Null(await call.ReceiveAsync());
        Assert.Equal("0", Assert.Single(call.Response.TrailingHeaders.GetValues("grpc-status")));
    }

    [Fact]
    public async Task Duplex_ClientDoesNotRead_HandlerWaits()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        int sent = 0;
        app.Shop.OnEcho = (_, _) => Flood(() => Interlocked.Increment(ref sent));
        await using var call = DuplexCall.Begin(app, "Echo");
        Assert.Equal(0, (await call.ReceiveAsync())!.Count);

        // The windows of client and server hold a few MiB at most; then nothing moves until somebody reads.
        int before;
        do
        {
            before = Volatile.Read(ref sent);
            await Limit.SettleAsync();
        }
        while (Volatile.Read(ref sent) != before);

        Assert.InRange(before, 0, 100_000_000 / FloodBytes);
        for (int i = 1; i < before + 10; i++)
        {
            Assert.Equal(i, (await call.ReceiveAsync())!.Count);
        }
    }

    [Fact]
    public async Task Duplex_HandlerDoesNotRead_ClientWaits()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        var letGo = new TaskCompletionSource();
        app.Shop.OnSum = async (items, _) =>
        {
            await letGo.Task;
            int count = 0;
            await foreach (Item item in items)
            {
                count += item.Count;
            }

            return new Item { Count = count };
        };
        await using var call = DuplexCall.Begin(app, "Sum");
        var large = new Item { Sku = new string('x', 100_000), Count = 1 };
        int sent = 0;
        Task sending = Task.Run(async () =>
        {
            for (; sent < 1_000; sent++)
            {
                await call.SendAsync(large);
            }

            call.Complete();
        });

        int before;
        do
        {
            before = Volatile.Read(ref sent);
            await Limit.SettleAsync();
        }
        while (Volatile.Read(ref sent) != before);

        Assert.InRange(before, 0, 900);
        letGo.SetResult();
        await sending.Within();
        Assert.Equal(1_000, (await call.ReceiveAsync())!.Count);
    }

    [Fact]
    public async Task Duplex_HandlerEndsEarly_AnswersWhileTheClientCouldSendOn()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        app.Shop.OnEcho = static (items, _) => FirstOf(items);
        await using var call = DuplexCall.Begin(app, "Echo");
        await call.SendAsync(new Item { Count = 5 });

        Assert.Equal(5, (await call.ReceiveAsync())!.Count);
        Assert.Null(await call.ReceiveAsync());
        Assert.Equal("0", Assert.Single(call.Response.TrailingHeaders.GetValues("grpc-status")));
    }

    [Fact]
    public async Task Duplex_ClientLost_CancelsTheHandlersRequests()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        var ended = new TaskCompletionSource<Exception?>();
        app.Shop.OnSum = async (items, context) =>
        {
            try
            {
                await foreach (Item item in items)
                {
                }
            }
            catch (Exception exception)
            {
                ended.SetResult(exception);
                Assert.True(context.CancellationToken.IsCancellationRequested);
                throw;
            }

            ended.SetResult(null);
            return new Item();
        };
        var call = DuplexCall.Begin(app, "Sum");
        await call.SendAsync(new Item());
        call.Cancel();

        Assert.IsType<OperationCanceledException>(await ended.Task.Within(), exactMatch: false);
        await call.DisposeAsync();
    }

    [Fact]
    public async Task Deadline_PassesBetweenReplies_EndsTheStream()
    {
        var time = new ManualTime();
        await using ShopApp app = await ShopApp.StartAsync(services: services => services.AddTime(time));
        var asked = new TaskCompletionSource();
        app.Shop.OnList = (_, context) => OneThenWait(asked, context.CancellationToken);
        using HttpResponseMessage response = await app.Http2.BeginAsync(Grpc.Request("List", Grpc.Frame(new GetItem()), headers: ("grpc-timeout", "3S")));

        await asked.Task.Within();
        await Limit.UntilAsync(() => time.TimerCount > 0, "the deadline is watched");
        time.Advance(TimeSpan.FromSeconds(3));

        var reply = new GrpcReply(response, await response.Content.ReadAsByteArrayAsync().Within());
        Assert.Equal((RpcStatusCode.DeadlineExceeded, 1), (reply.Status, reply.Messages.Count));
    }

    [Fact]
    public async Task Middleware_Stream_SeesMethodAndMayRefuse()
    {
        await using ShopApp app = await ShopApp.StartAsync(static options => options.Use(static (invocation, next) =>
            invocation.Context.RequestHeaders["x-no"] is null ? next(invocation) : throw new RpcException(RpcStatusCode.PermissionDenied, invocation.Method.Name)));

        Assert.Equal(RpcStatusCode.Ok, (await app.Http2.CallAsync("List", new GetItem())).Status);
        GrpcReply refused = await app.Http2.CallAsync("List", new GetItem(), ("x-no", "1"));
        Assert.Equal((RpcStatusCode.PermissionDenied, "List"), (refused.Status, refused.Message));
    }

    private const int FloodBytes = 10_000;

    private static async IAsyncEnumerable<Item> Empty()
    {
        await Task.Yield();
        yield break;
    }

    private static async IAsyncEnumerable<Item> OneThenFail()
    {
        await Task.Yield();
        yield return new Item();
        throw new RpcException(RpcStatusCode.OutOfRange, "enough");
    }

    private static async IAsyncEnumerable<Item> OneThenWait(
        TaskCompletionSource asked, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new Item();
        asked.SetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }

    private static async IAsyncEnumerable<Item> FirstOf(IAsyncEnumerable<Item> items)
    {
        await foreach (Item item in items)
        {
            yield return item;
            break;
        }
    }

    private static async IAsyncEnumerable<Item> Flood(Action onSent)
    {
        string filling = new('x', FloodBytes);
        for (int i = 0; ; i++)
        {
            await Task.Yield();
            yield return new Item { Sku = filling, Count = i };
            onSent();
        }
    }

    /// <summary>A call that sends and receives as the test says.</summary>
    private sealed class DuplexCall : HttpContent, IAsyncDisposable
    {
        private readonly TaskCompletionSource<Stream> _body = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly CancellationTokenSource _cancellation = new();
        private Task<HttpResponseMessage> _response = null!;
        private Stream? _replies;

        private DuplexCall() => Headers.ContentType = new MediaTypeHeaderValue(Grpc.ContentType);

        public HttpResponseMessage Response => _response.Result;

        public static DuplexCall Begin(ShopApp app, string method)
        {
            var call = new DuplexCall();
            var request = new HttpRequestMessage(HttpMethod.Post, "/tests.Shop/" + method)
            {
                Content = call,
                Version = HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            };
            call._response = app.Http2.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, call._cancellation.Token);
            return call;
        }

        public async Task SendAsync(Item item)
        {
            Stream body = await _body.Task.Within();
            await body.WriteAsync(Grpc.Frame(item)).AsTask();
            await body.FlushAsync();
        }

        public void Complete() => _completed.TrySetResult();

        public void Cancel() => _cancellation.Cancel();

        public async Task<Item?> ReceiveAsync()
        {
            _replies ??= await (await _response.Within()).Content.ReadAsStreamAsync();
            byte[] prefix = new byte[5];
            if (await _replies.ReadAtLeastAsync(prefix, 5, throwOnEndOfStream: false).Within() == 0)
            {
                return null;
            }

            byte[] message = new byte[BinaryPrimitives.ReadInt32BigEndian(prefix.AsSpan(1))];
            await _replies.ReadExactlyAsync(message).Within();
            return ProtobufSerializer.Read<Item>(message);
        }

        public async ValueTask DisposeAsync()
        {
            Complete();
            await _cancellation.CancelAsync();
            await _response.ContinueWith(static response => _ = response.Exception, TaskScheduler.Default);
            _cancellation.Dispose();
            Dispose();
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.FlushAsync(cancellationToken);
            _body.TrySetResult(stream);
            await _completed.Task.WaitAsync(cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
