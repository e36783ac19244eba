using Tern.Transport;
using Tern.Transport.Tests;

namespace Tern.Client.Tests.Grpc;

/// <summary>Tern on both ends, over gRPC.</summary>
public sealed class GrpcEndToEndTests
{
    [Theory]
    [InlineData(GrpcPayload.Protobuf)]
    [InlineData(GrpcPayload.Thrift)]
    public async Task DeclaredException_ArrivesAsItself(GrpcPayload payload)
    {
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Send = static (_, _) => throw new TooFar { Place = "moon" };
        await using RpcChannel channel = server.ConnectGrpc(payload);

        TooFar error = await Assert.ThrowsAsync<TooFar>(() => channel.CreateClient<IEcho>().SendAsync(new Parcel { Name = "x" }, TestContext.Current.CancellationToken).AsTask().Within());

        Assert.Equal("moon", error.Place);
    }

    [Theory]
    [InlineData(GrpcPayload.Protobuf, null)]
    [InlineData(GrpcPayload.Protobuf, "gzip")]
    [InlineData(GrpcPayload.Thrift, "deflate")]
    public async Task LargeMessage_ArrivesWhole(GrpcPayload payload, string? compression)
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RpcChannel channel = server.ConnectGrpc(payload, options => options.Compression = compression);
        byte[] content = new byte[8 * 1_024 * 1_024];
        new Random(1).NextBytes(content.AsSpan(0, content.Length / 2));

        Parcel reply = await channel.CreateClient<IEcho>().SendAsync(new Parcel { Name = "big", Content = content }, TestContext.Current.CancellationToken).Within();

        Assert.Equal(content, reply.Content);
    }

    [Fact]
    public async Task Middleware_OnBothEnds_SeesTheCall()
    {
        var seen = new List<string>();
        await using TestServer server = await TestServer.StartAsync(builder => builder.Use(async (invocation, next) =>
        {
            seen.Add($"server {invocation.GetArgument<string>(0)} {invocation.Context.Protocol}");
            await next(invocation);
        }));
        await using RpcChannel channel = server.ConnectGrpc(configure: options => options.Use(async (invocation, next) =>
        {
            seen.Add($"client {invocation.Method.FullName}");
            await next(invocation);
            seen.Add($"client {invocation.GetReply<string>()}");
        }));

        await channel.CreateClient<IEcho>().SayAsync("hi").Within();

        Assert.Equal(["client tests.Echo/Say", "server hi Grpc", "client hi"], seen);
    }

    [Fact]
    public async Task OneWay_IsSentAndNotWaitedFor()
    {
        await using TestServer server = await TestServer.StartAsync();
        var noted = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Echo.Note = async text =>
        {
            noted.SetResult(text);
            await release.Task;
        };
        await using RpcChannel channel = server.ConnectGrpc();

        await channel.CreateClient<IEcho>().NoteAsync("hi").Within();

        Assert.Equal("hi", await noted.Task.Within());
        release.SetResult();
    }

    [Fact]
    public async Task DeadlineAndPersistentMetadata_TravelOn()
    {
        await using TestServer last = await TestServer.StartAsync();
        last.Echo.Say = static (_, context) => ValueTask.FromResult($"{context!.Persistent["TENANT"]} {context.Remaining <= TimeSpan.FromMinutes(5)} {context.Transient.Count}");
        await using RpcChannel onward = last.ConnectGrpc();
        IEcho next = onward.CreateClient<IEcho>();
        await using TestServer first = await TestServer.StartAsync();
        first.Echo.Say = (text, _) => next.SayAsync(text);
        await using RpcChannel channel = first.ConnectGrpc();
        var context = new CallContext { Timeout = TimeSpan.FromMinutes(5) };
        context.Persistent.Set("TENANT", "a");
        context.Transient.Set("HOP", "b");

        Assert.Equal("a True 0", await channel.CreateClient<IEcho>().SayAsync("hi", context).Within());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tls_WithOrWithoutAlpnSet_CarriesGrpc(bool setsAlpn)
    {
        await using TestServer server = await TestServer.StartAsync(
            builder => builder.Options.Transport.Tls = new TlsServerOptions { CertificateSelector = static _ => TestCertificates.Shared.Server }, endpoint: "tcp://127.0.0.1:0");
        await using RpcChannel channel = server.ConnectGrpc(configure: options => options.Transport.Tls = new TlsClientOptions
        {
            ServerCertificateValidation = (_, _, _, _) => true,
            ApplicationProtocols = setsAlpn ? ["h2"] : [],
        });

        Assert.Equal("hi", await channel.CreateClient<IEcho>().SayAsync("hi").Within());
    }

    [Fact]
    public async Task ServerThatStops_LosesNoCall()
    {
        string endpoint = $"memory://{Guid.NewGuid():N}";
        TestServer server = await TestServer.StartAsync(endpoint: endpoint);
        await using RpcChannel channel = server.ConnectGrpc(configure: options => options.WaitForReady = true);
        IEcho echo = channel.CreateClient<IEcho>();
        using var stop = new CancellationTokenSource();
        int answered = 0;
        Task[] callers = [.. Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                Assert.Equal("hi", await echo.SayAsync("hi"));
                Interlocked.Increment(ref answered);
            }
        }))];
        for (int round = 0; round < 5; round++)
        {
            int before = Volatile.Read(ref answered);
            await Limit.UntilAsync(() => Volatile.Read(ref answered) > before + 50, "calls are answered");
            Task stopping = server.Server.StopAsync(TestContext.Current.CancellationToken);
            await stopping.Within();
            server = await TestServer.StartAsync(endpoint: endpoint);
        }

        await stop.CancelAsync();
        await Task.WhenAll(callers).Within();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task ManyCalls_WithFewStreams_AllEnd()
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.Options.MaxConcurrentCallsPerConnection = 3);
        await using RpcChannel channel = server.ConnectGrpc();
        IEcho echo = channel.CreateClient<IEcho>();
        IStreams streams = channel.CreateClient<IStreams>();

        Task<string>[] calls = [.. Enumerable.Range(0, 300).Select(i => echo.SayAsync($"{i}").AsTask())];
        Task<List<Point>>[] counts = [.. Enumerable.Range(0, 30).Select(i => Task.Run(() => streams.CountAsync(new Point(0, i)).ReadAllAsync()))];

        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"{i}"), await Task.WhenAll(calls).Within());
        Assert.Equal(Enumerable.Range(0, 30), (await Task.WhenAll(counts).Within()).Select(points => points.Count));
    }

    [Fact]
    public async Task Streams_ThatWaitForRoom_AreNeverRefused()
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.Options.MaxConcurrentCallsPerConnection = 1);
        await using RpcChannel channel = server.ConnectGrpc();
        IStreams streams = channel.CreateClient<IStreams>();

        // The end of a stream tells the client that there is room for the next one, which it opens at once.
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (int i = 0; i < 200; i++)
            {
                Assert.Single(await streams.CountAsync(new Point(0, 1)).ReadAllAsync());
            }
        }))).Within();
    }

    [Fact]
    public async Task LargeMetadata_IsAnErrorOfTheCallAlone()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RpcChannel channel = server.ConnectGrpc();
        IEcho echo = channel.CreateClient<IEcho>();
        await echo.SayAsync("hello").Within();
        var context = new CallContext();
        context.RequestHeaders.Add("big", new string('x', 20_000));

        RpcException error = await Assert.ThrowsAsync<RpcException>(() => echo.SayAsync("hi", context).AsTask().Within());
        Assert.Equal(RpcStatusCode.ResourceExhausted, error.Code);

        server.Echo.Say = static (text, context) =>
        {
            context!.ResponseTrailers.Add("big", new string('x', 20_000));
            return ValueTask.FromResult(text);
        };
        error = await Assert.ThrowsAsync<RpcException>(() => echo.SayAsync("hi").AsTask().Within());
        Assert.Equal(RpcStatusCode.ResourceExhausted, error.Code);

        server.Echo.Say = static (text, _) => ValueTask.FromResult(text);
        Assert.Equal("hi", await echo.SayAsync("hi").Within());
    }
}
