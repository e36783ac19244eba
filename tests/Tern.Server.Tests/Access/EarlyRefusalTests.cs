using Tern.Tests.Contracts;

namespace Tern.Server.Tests.Access;

/// <summary>Calls that are turned down before their messages are there: what surrounds a message says enough.</summary>
public sealed class EarlyRefusalTests
{
    private const string PermissionDenied = "7";
    private const string ResourceExhausted = "8";
    private const uint NoError = 0;

    private static readonly (string, string)[] s_move = RawGrpcPeer.Request("/tests.Echo/Move");

    [Theory]
    [InlineData("/tests.Echo/Move")]
    [InlineData("/tests.Streams/Count")]
    [InlineData("/tests.Streams/Sum")]
    public async Task GrpcCall_ThatIsForbidden_IsAnsweredByItsHeadersAlone(string path)
    {
        await using TestServer server = await StartAsync(static options =>
        {
            options.Access.Rules.Add(new RpcAccessRule { Methods = { "tests.Echo/Move" } });
            options.Access.Rules.Add(new RpcAccessRule { Methods = { "tests.Streams/*" } });
        });
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);

        await peer.WriteAsync(RawFrame.HeadersOf(1, false, RawGrpcPeer.Request(path)));
        RawResponse response = await peer.ReadAsync(1);

        Assert.Equal(PermissionDenied, response.Status);
        Assert.Contains("request forbidden", response["grpc-message"]);
        Assert.Equal(NoError, await peer.ReadResetAsync(1));
        Assert.Equal(0, server.Server.CallsInFlight);
    }

    [Fact]
    public async Task GrpcCall_OverTheRate_IsAnsweredByItsHeadersAloneWithPushback()
    {
        await using TestServer server = await StartAsync(static options => options.CallLimits.CallsPerSecond = 1, new ManualTime());
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);
        await peer.CallAsync(1, RawGrpcPeer.TextMessage("hi"), RawGrpcPeer.Say);
        Assert.Equal("0", (await peer.ReadAsync(1)).Status);

        await peer.WriteAsync(RawFrame.HeadersOf(3, false, RawGrpcPeer.Say));
        RawResponse response = await peer.ReadAsync(3);

        Assert.Equal(ResourceExhausted, response.Status);
        Assert.Equal("100", response["grpc-retry-pushback-ms"]);
    }

    [Fact]
    public async Task GrpcCall_TurnedDown_ItsBodyIsDiscardedAndTheConnectionServesOn()
    {
        await using TestServer server = await StartAsync(static options => options.Access.Rules.Add(new RpcAccessRule { Methods = { "Move" } }));
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);
        byte[] part = new byte[16 * 1_024];

        // More bytes than the connection's window: it opens again, although nobody wants them.
        for (int stream = 1; stream < 400; stream += 2)
        {
            await peer.WriteAsync(RawFrame.HeadersOf(stream, false, s_move));
            await peer.WriteAsync(RawFrame.DataOf(stream, part));
            await peer.WriteAsync(RawFrame.DataOf(stream, part, endStream: true));
            Assert.Equal(PermissionDenied, (await peer.ReadAsync(stream)).Status);
        }

        await peer.CallAsync(401, RawGrpcPeer.TextMessage("hi"), RawGrpcPeer.Say);
        Assert.Equal("0", (await peer.ReadAsync(401)).Status);
    }

    // As many as may be open at once, their ends behind all of their beginnings: none of that is a flood.
    [Fact]
    public async Task GrpcCalls_ManyTurnedDownAtOnce_ConnectionOutlivesWhatIsStillOnItsWay()
    {
        const int Calls = 3_000;
        await using TestServer server = await StartAsync(static options => options.Access.Rules.Add(new RpcAccessRule { Methods = { "Move" } }));
        await using RawGrpcPeer peer = await RawGrpcPeer.ConnectAsync(server.Endpoint);
        Task writing = Task.Run(
            async () =>
            {
                for (int i = 0; i < Calls; i++)
                {
                    await peer.WriteAsync(RawFrame.HeadersOf((2 * i) + 1, false, s_move));
                }

                for (int i = 0; i < Calls; i++)
                {
                    await peer.WriteAsync([.. RawFrame.DataOf((2 * i) + 1, new byte[40]), .. RawFrame.DataOf((2 * i) + 1, [], endStream: true)]);
                }
            },
            TestContext.Current.CancellationToken);
        for (int i = 0; i < Calls; i++)
        {
            Assert.Equal(PermissionDenied, (await peer.ReadAsync((2 * i) + 1)).Status);
        }

        await writing.Within();
        await peer.CallAsync((2 * Calls) + 1, RawGrpcPeer.TextMessage("hi"), RawGrpcPeer.Say);
        Assert.Equal("0", (await peer.ReadAsync((2 * Calls) + 1)).Status);
    }

    // The answer is followed by a reset each time, which must not count against the server.
    [Theory]
    [InlineData(RpcProtocol.Grpc)]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    public async Task Client_ThousandsOfItsCallsAreTurnedDown_KeepsItsConnection(RpcProtocol protocol)
    {
        await using TestServer server = await StartAsync(static options => options.Access.Rules.Add(new RpcAccessRule { Methods = { "Move" } }));
        await using RpcChannel channel = server.Connect(protocol, ConnectionMode.Multiplexed);
        IEcho echo = channel.CreateClient<IEcho>();
        await echo.SayAsync("hi");
        int connections = server.Server.ConnectionCount;

        for (int i = 0; i < 50; i++)
        {
            Task[] calls = [.. Enumerable.Range(0, 100).Select(_ => Assert.ThrowsAsync<RpcException>(async () => await echo.MoveAsync(default, 1, 1)))];
            await Task.WhenAll(calls).Within();
        }

        Assert.Equal("hi", await echo.SayAsync("hi"));
        Assert.Equal(connections, server.Server.ConnectionCount);
        Assert.DoesNotContain(server.Logs.Entries, static entry => entry.Message.Contains("flood", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task ThriftCall_ThatIsForbidden_IsAnsweredBeforeItsArgumentsAreThere(bool hasHeader, bool isFramed)
    {
        await using TestServer server = await StartAsync(static options =>
        {
            options.Access.AllowByDefault = false;
            options.Access.Rules.Add(new RpcAccessRule { Allow = true, Methods = { "tests.Other/Say" } });
        });
        await using RawPeer peer = await server.ConnectRawAsync();
        byte[] request = Request("Say", "batch", hasHeader, isFramed, 500_000);

        await peer.WriteAsync(request[..4_096]);
        RawMessage answer = await peer.ReadAsync();

        Assert.Equal(Wire.Exception, answer.Type);
        Assert.Equal(7, answer.SequenceId);

        // What follows is no request, and what follows that is one.
        await peer.WriteAsync([.. request[4_096..], .. Wire.Framed(Wire.Message("OnlyHere", Wire.Call, 8, Wire.StringField(1, "x")))]);
        Assert.Equal(8, (await peer.ReadAsync()).SequenceId);
        await peer.WriteAsync(Wire.TTHeader(Wire.Message("Say", Wire.Call, 9, Wire.StringField(1, "x")), 9, ints: [(3, "someone"), (6, "tests.Other")]));
        Assert.Equal(9, (await peer.ReadAsync()).SequenceId);
    }

    [Fact]
    public async Task ThriftCall_ByACallerThatMay_IsAskedOnceAndServed()
    {
        int asked = 0;
        await using TestServer server = await StartAsync(options => options.Access.Checks.Add((_, context) =>
        {
            Interlocked.Increment(ref asked);
            return context.Peer?.Service == "front" ? null : "who are you?";
        }));
        await using RawPeer peer = await server.ConnectRawAsync();
        byte[] request = Request("Say", "front", hasHeader: true, isFramed: false, 500_000);

        await peer.WriteAsync(request[..4_096]);
        await Limit.UntilAsync(() => Volatile.Read(ref asked) == 1, "the caller is known");
        await peer.WriteAsync(request[4_096..]);

        Assert.Equal(Wire.Reply, (await peer.ReadAsync()).Type);
        Assert.Equal(1, asked);

        byte[] refused = Request("Say", "batch", hasHeader: true, isFramed: false, 500_000);
        await peer.WriteAsync(refused[..4_096]);
        Assert.Equal(Wire.Exception, (await peer.ReadAsync()).Type);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task ThriftCall_WhileAnotherOfItsConnectionRuns_IsAnsweredInItsTurn()
    {
        await using TestServer server = await StartAsync(static options => options.Access.Rules.Add(new RpcAccessRule { Methods = { "Move" } }));
        var release = new TaskCompletionSource();
        server.Echo.Say = async (text, _) =>
        {
            await release.Task;
            return text;
        };
        await using RawPeer peer = await server.ConnectRawAsync();
        byte[] large = Request("Move", "batch", hasHeader: true, isFramed: false, 500_000);

        await peer.WriteAsync(Wire.Framed(Wire.Message("Say", Wire.Call, 1, Wire.StringField(1, "first"))));
        await Limit.UntilAsync(() => server.Server.CallsInFlight == 1, "the first call runs");
        await peer.WriteAsync(large[..4_096]);
        release.SetResult();

        Assert.Equal(1, (await peer.ReadAsync()).SequenceId);
        await peer.WriteAsync(large[4_096..]);
        Assert.Equal(7, (await peer.ReadAsync()).SequenceId);
    }

    [Fact]
    public async Task ThriftCall_TurnedDownAndNeverSentToItsEnd_LosesItsConnectionInTime()
    {
        var time = new ManualTime();
        await using TestServer server = await StartAsync(static options => options.Access.AllowByDefault = false, time);
        await using RawPeer peer = await server.ConnectRawAsync();
        await peer.WriteAsync(Request("Say", "batch", hasHeader: true, isFramed: false, 500_000)[..4_096]);
        Assert.Equal(Wire.Exception, (await peer.ReadAsync()).Type);
        await Limit.SettleAsync();

        time.Advance(TimeSpan.FromSeconds(6));

        Assert.Null(await peer.TryReadAsync());
    }

    [Theory]
    [InlineData(RpcProtocol.ThriftFramed)]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    [InlineData(RpcProtocol.KitexProtobuf)]
    [InlineData(RpcProtocol.Grpc)]
    public async Task Client_LargeRequestIsTurnedDown_ConnectionIsUsedFurther(RpcProtocol protocol)
    {
        await using TestServer server = await StartAsync(static options => options.Access.Rules.Add(new RpcAccessRule { Methods = { "tests.Other/OnlyHere" } }));
        await using RpcChannel channel = server.Connect(protocol);
        string text = new('x', 4_000_000);
        for (int i = 0; i < 10; i++)
        {
            RpcException denied = await Assert.ThrowsAsync<RpcException>(async () => await channel.CreateClient<IOther>().OnlyHereAsync(text));
            Assert.Equal(RpcStatusCode.PermissionDenied, denied.Code);
            Assert.Equal("hi", await channel.CreateClient<IEcho>().SayAsync("hi"));
        }
    }

    [Theory]
    [InlineData(RpcProtocol.ThriftFramed)]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    [InlineData(RpcProtocol.KitexProtobuf)]
    [InlineData(RpcProtocol.Grpc)]
    public async Task Check_ThatThrows_TurnsTheCallDownAndTheServerLives(RpcProtocol protocol)
    {
        await using TestServer server = await StartAsync(static options => options.Access.Checks.Add(static (method, _) =>
            method.Name == "Move" ? throw new InvalidOperationException("the directory is down") : null));
        await using RpcChannel channel = server.Connect(protocol);
        IEcho echo = channel.CreateClient<IEcho>();

        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () => await echo.MoveAsync(default, 1, 1));

        Assert.Equal(RpcStatusCode.Internal, failure.Code);
        Assert.DoesNotContain("the directory is down", failure.Message);
        Assert.Equal("hi", await echo.SayAsync("hi"));
    }

    private static Task<TestServer> StartAsync(Action<RpcServerOptions> configure, TimeProvider? time = null) => TestServer.StartAsync(builder => builder.Configure(configure), time);

    private static byte[] Request(string method, string caller, bool hasHeader, bool isFramed, int bytes)
    {
        byte[] message = Wire.Message(method, Wire.Call, 7, Wire.StringField(1, new string('x', bytes)));
        message = isFramed ? Wire.Framed(message) : message;
        return hasHeader ? Wire.TTHeader(message, 7, ints: [(3, caller)]) : message;
    }
}
