using Tern.WellKnown;

namespace Tern.Client.Tests.Validation;

/// <summary>A server, or a channel, that refuses requests which break the rules of their contract.</summary>
public sealed class RequestValidationTests
{
    private static readonly Booking s_wrong = new() { Name = "abcd", Seats = [new(1), new(0)] };

    public static TheoryData<RpcProtocol> Protocols =>
        [RpcProtocol.ThriftBuffered, RpcProtocol.ThriftFramed, RpcProtocol.ThriftTTHeader, RpcProtocol.ThriftTTHeaderFramed, RpcProtocol.KitexProtobuf, RpcProtocol.Grpc];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Server_WrongRequest_IsRefusedBeforeTheHandler(RpcProtocol protocol)
    {
        var handler = new RuledHandler();
        await using TestServer server = await StartAsync(handler);
        await using RpcChannel channel = server.Connect(protocol, ModeOf(protocol));
        IRuled client = channel.CreateClient<IRuled>();

        RpcException error = await Assert.ThrowsAsync<RpcException>(() => client.PlaceAsync(s_wrong).Within());

        Assert.Equal(RpcStatusCode.InvalidArgument, error.Code);
        Assert.True(error.IsRemote);
        Assert.Equal([("name", "max_length"), ("seats[1].row", "gt")], error.GetValidationErrors().Select(e => (e.Path, e.Rule)));

        // What Kitex and Apache Thrift know as a failure of the handler; a malformed payload, 7, would cost the connection.
        Assert.Equal(protocol == RpcProtocol.Grpc ? null : 6, error.ApplicationExceptionType);
        Assert.Contains(
            "the request is invalid: name: max_length rule failed, current value: 4 (must have at most 3 characters); seats[1].row: gt rule failed, current value: 0 (must be greater than 0)",
            error.Message,
            StringComparison.Ordinal);
        Assert.Equal(0, handler.Seen);

        // The connection is as good as before.
        Assert.Equal(1, await client.PlaceAsync(new Booking()).Within());
        Assert.Equal(2, await client.FreeAsync(new Unruled()).Within());
        if (protocol != RpcProtocol.Grpc)
        {
            // Multiplexed channels may open more than one by themselves.
            Assert.Equal(1, server.Server.ConnectionCount);
        }
    }

    [Theory]
    [InlineData(GrpcPayload.Protobuf)]
    [InlineData(GrpcPayload.Thrift)]
    public async Task Grpc_WrongRequest_SaysWhichFieldsInTheDetails(GrpcPayload payload)
    {
        await using TestServer server = await StartAsync(new RuledHandler());
        await using RpcChannel channel = server.ConnectGrpc(payload);

        RpcException error = await Assert.ThrowsAsync<RpcException>(() => channel.CreateClient<IRuled>().PlaceAsync(s_wrong).Within());

        RpcStatusDetail detail = Assert.Single(error.Details);
        Assert.Equal("type.googleapis.com/google.rpc.BadRequest", detail.TypeUrl);
        BadRequest request = Serialization.ProtobufSerializer.Read<BadRequest>(detail.Value.Span);
        Assert.Equal(
            new FieldViolation { Field = "name", Description = "max_length rule failed, current value: 4 (must have at most 3 characters)", Reason = "VT_MAX_LENGTH" },
            request.FieldViolations[0]);
        Assert.Equal([("name", "max_length"), ("seats[1].row", "gt")], error.GetValidationErrors().Select(e => (e.Path, e.Rule)));
    }

    [Theory]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    [InlineData(RpcProtocol.Grpc)]
    public async Task Server_SeveralArguments_AreNamed(RpcProtocol protocol)
    {
        var handler = new RuledHandler();
        await using TestServer server = await StartAsync(handler);
        await using RpcChannel channel = server.Connect(protocol, ModeOf(protocol));
        IRuled client = channel.CreateClient<IRuled>();

        RpcException error = await Assert.ThrowsAsync<RpcException>(() => client.AddAsync(10, 9).Within());

        Assert.Contains("left: le rule failed, current value: 10 (must be at most 9); right: ge rule failed, current value: 9 (must be at least $left)", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, await client.AddAsync(9, 9).Within());
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Server_WithoutTheOption_LetsWrongRequestsPass(RpcProtocol protocol)
    {
        var handler = new RuledHandler();
        await using TestServer server = await StartAsync(handler, validates: false);
        await using RpcChannel channel = server.Connect(protocol, ModeOf(protocol));

        Assert.Equal(1, await channel.CreateClient<IRuled>().PlaceAsync(s_wrong).Within());
    }

    [Fact]
    public async Task Server_WrongOneWayRequest_IsDroppedAndLogged()
    {
        var handler = new RuledHandler();
        await using TestServer server = await StartAsync(handler);
        await using RpcChannel channel = server.Connect();
        IRuled client = channel.CreateClient<IRuled>();

        await client.NoteAsync(s_wrong).Within();
        await client.PlaceAsync(new Booking()).Within();

        await Limit.UntilAsync(() => server.Logs.Entries.Any(e => e.Message.Contains("the request is invalid: name", StringComparison.Ordinal)), "the refusal is logged");
        Assert.Equal(1, handler.Seen);
    }

    [Fact]
    public async Task Server_Middleware_MayMendTheRequest()
    {
        var handler = new RuledHandler();
        await using TestServer server = await StartAsync(handler, builder => builder.Use((invocation, next) =>
        {
            invocation.SetArgument(0, new Booking { Name = "ok" });
            return next(invocation);
        }));
        await using RpcChannel channel = server.Connect();

        Assert.Equal(1, await channel.CreateClient<IRuled>().PlaceAsync(s_wrong).Within());
    }

    [Fact]
    public async Task Server_OptionThatChangesWhileItRuns_IsFollowed()
    {
        await using TestServer server = await StartAsync(new RuledHandler(), validates: false);
        await using RpcChannel channel = server.Connect();
        IRuled client = channel.CreateClient<IRuled>();
        await client.PlaceAsync(s_wrong).Within();

        server.Server.Apply(new RpcServerOptions { ValidateRequests = true });

        await Assert.ThrowsAsync<RpcException>(() => client.PlaceAsync(s_wrong).Within());
    }

    [Theory]
    [InlineData(RpcProtocol.Grpc)]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    public async Task Server_WrongRequestOfAServerStream_IsRefused(RpcProtocol protocol)
    {
        var handler = new RuledHandler();
        await using TestServer server = await StartAsync(handler);
        await using RpcChannel channel = server.Connect(protocol, ModeOf(protocol));
        IRuled client = channel.CreateClient<IRuled>();

        await AssertRefusedAsync(() => ReadAsync(client.CountAsync(s_wrong)));

        Assert.Equal(0, handler.Seen);
        Assert.Equal([1], await ReadAsync(client.CountAsync(new Booking())));
    }

    [Theory]
    [InlineData(RpcProtocol.Grpc, false)]
    [InlineData(RpcProtocol.Grpc, true)]
    [InlineData(RpcProtocol.ThriftTTHeader, false)]
    public async Task Server_WrongMessageOfAStream_EndsItWhateverTheHandlerDoes(RpcProtocol protocol, bool swallows)
    {
        var handler = new RuledHandler { Swallows = swallows };
        await using TestServer server = await StartAsync(handler);
        await using RpcChannel channel = server.Connect(protocol, ModeOf(protocol));
        IRuled client = channel.CreateClient<IRuled>();

        await AssertRefusedAsync(() => client.SumAsync(SendAsync(new Booking(), new Booking(), s_wrong, new Booking())).AsTask());

        Assert.IsType<OperationCanceledException>(await handler.Ended.Task.Within());
        Assert.Equal(2, handler.Seen);
    }

    [Theory]
    [InlineData(RpcProtocol.Grpc)]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    public async Task Server_WrongMessageOfADuplexStream_EndsItBehindTheReplies(RpcProtocol protocol)
    {
        var handler = new RuledHandler();
        await using TestServer server = await StartAsync(handler);
        await using RpcChannel channel = server.Connect(protocol, ModeOf(protocol));
        var replies = new List<int>();

        await AssertRefusedAsync(async () =>
        {
            await foreach (int reply in channel.CreateClient<IRuled>().EchoAsync(SendAsync(new Booking(), s_wrong)))
            {
                replies.Add(reply);
            }
        });

        Assert.Equal(1, handler.Seen);
        Assert.True(replies.Count <= 1);
        Assert.Equal([1, 2, 3], (await ReadAsync(channel.CreateClient<IRuled>().EchoAsync(SendAsync(new Booking(), new Booking(), new Booking())))).Select(r => r - 1));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Client_WrongRequest_IsNotSent(RpcProtocol protocol)
    {
        var handler = new RuledHandler();
        await using TestServer server = await StartAsync(handler, validates: false);
        await using RpcChannel channel = server.Connect(protocol, ModeOf(protocol), options => options.ValidateRequests = true);
        IRuled client = channel.CreateClient<IRuled>();

        RpcValidationException error = await Assert.ThrowsAsync<RpcValidationException>(() => client.PlaceAsync(s_wrong).Within());
        await Assert.ThrowsAsync<RpcValidationException>(() => client.NoteAsync(s_wrong).Within());

        Assert.Equal(["name", "seats[1].row"], error.Errors.Select(e => e.Path));
        Assert.Equal((RpcStatusCode.InvalidArgument, "tests.Ruled/Place", false), (error.Code, error.Method, error.IsRemote));
        Assert.Equal(0, server.Server.ConnectionCount);
        Assert.Equal(1, await client.PlaceAsync(new Booking()).Within());
    }

    [Fact]
    public async Task Client_BehindMiddleware_ChecksWhatIsSent()
    {
        var handler = new RuledHandler();
        await using TestServer server = await StartAsync(handler, validates: false);
        await using RpcChannel channel = server.Connect(configure: options =>
        {
            options.ValidateRequests = true;
            options.Use((invocation, next) =>
            {
                invocation.SetArgument(0, invocation.GetArgument<Booking>(0) with { Name = invocation.GetArgument<Booking>(0).Name + "!" });
                return next(invocation);
            });
        });
        IRuled client = channel.CreateClient<IRuled>();

        await Assert.ThrowsAsync<RpcValidationException>(() => client.PlaceAsync(new Booking { Name = "abc" }).Within());
        Assert.Equal(1, await client.PlaceAsync(new Booking { Name = "ab" }).Within());
    }

    [Theory]
    [InlineData(RpcProtocol.Grpc)]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    public async Task Client_WrongMessageOfAStream_IsNotSent(RpcProtocol protocol)
    {
        var handler = new RuledHandler();
        await using TestServer server = await StartAsync(handler, validates: false);
        await using RpcChannel channel = server.Connect(protocol, ModeOf(protocol), options => options.ValidateRequests = true);
        IRuled client = channel.CreateClient<IRuled>();

        await Assert.ThrowsAsync<RpcValidationException>(() => ReadAsync(client.CountAsync(s_wrong)));
        Assert.Equal(0, server.Server.ConnectionCount);
        await Assert.ThrowsAsync<RpcValidationException>(() => client.SumAsync(SendAsync(new Booking(), s_wrong)).Within());
        Assert.True(handler.Seen <= 1);
    }

    [Fact]
    public void ThrowIfInvalid_WrongMessage_SaysWhatIsWrongAsACallerCanReadIt()
    {
        Booking right = new();
        right.ThrowIfInvalid();

        RpcValidationException error = Assert.Throws<RpcValidationException>(() => s_wrong.ThrowIfInvalid());

        Assert.Equal(2, error.Errors.Count);
        Assert.Same(error.Errors, error.GetValidationErrors());
        Assert.Equal(2, new RpcException(RpcStatusCode.InvalidArgument, "x") { Details = error.Details }.GetValidationErrors().Count);
        Assert.Empty(new RpcException(RpcStatusCode.InvalidArgument, "x").GetValidationErrors());
        Assert.Empty(new RpcException(RpcStatusCode.InvalidArgument, "x") { Details = [new RpcStatusDetail("a/google.rpc.BadRequest", new byte[] { 0xFF })] }.GetValidationErrors());
    }

    [Fact]
    public void Exception_WithManyErrors_StaysSmallEnoughForATrailer()
    {
        ValidationError[] errors = [.. Enumerable.Range(0, 1_000).Select(i => new ValidationError(new string('p', 100), "lt", new string('m', 100)))];

        var exception = new RpcValidationException(errors);

        Assert.InRange(exception.Details[0].Value.Length, 1_000, 4_200);
        Assert.EndsWith("; and 995 more", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new RpcValidationException([]));
    }

    private static Task<TestServer> StartAsync(IRuled handler, Action<RpcServerBuilder>? configure = null, bool validates = true) => TestServer.StartAsync(builder =>
    {
        builder.AddService(handler).Configure(options => options.ValidateRequests = validates);
        configure?.Invoke(builder);
    });

    private static ConnectionMode ModeOf(RpcProtocol protocol) => protocol == RpcProtocol.Grpc ? ConnectionMode.Multiplexed : ConnectionMode.Pooled;

    private static async Task AssertRefusedAsync(Func<Task> call)
    {
        RpcException error = await Assert.ThrowsAsync<RpcException>(() => call().Within());
        Assert.Equal(RpcStatusCode.InvalidArgument, error.Code);
        Assert.Contains("seats[1].row: gt rule failed", error.Message, StringComparison.Ordinal);
        Assert.Equal(["name", "seats[1].row"], error.GetValidationErrors().Select(e => e.Path));
    }

    private static async IAsyncEnumerable<Booking> SendAsync(params Booking[] bookings)
    {
        await Task.Yield();
        foreach (Booking booking in bookings)
        {
            yield return booking;
        }
    }

    private static async Task<List<int>> ReadAsync(IAsyncEnumerable<int> replies)
    {
        var all = new List<int>();
        await foreach (int reply in replies)
        {
            all.Add(reply);
        }

        return all;
    }
}
