using Tern.Tests.Contracts;

namespace Tern.Server.Tests.Calls;

/// <summary>What surrounds a call, and what travels on to the calls that its handler makes.</summary>
public sealed class CallContextTests
{
    [Fact]
    public async Task Handler_ReadsWhatTheCallerSet()
    {
        var time = new ManualTime();
        CallContext? seen = null;
        string[] metadata = [];
        await using TestServer server = await TestServer.StartAsync(time: time);
        server.Echo.Say = (text, context) =>
        {
            seen = context;
            metadata =
            [
                $"{context!.Transient["hop"]} {context.Transient["gdpr-token"]} {context.Persistent["chain"]}",
                $"{context.TransportKeys[10]} {context.Peer!.Service} {context.Method!.FullName} {context.Protocol}",
                $"{context.Remaining} {context.Deadline is not null}",
            ];
            return new(text);
        };
        await using RpcChannel channel = server.Connect(configure: options =>
        {
            options.CallerService = "shop.front";
            options.TimeProvider = time;
        });
        var own = new CallContext { Timeout = TimeSpan.FromSeconds(25) };
        own.Transient["hop"] = "one";
        own.Transient["gdpr-token"] = "token";
        own.Persistent["chain"] = "all";
        own.TransportKeys[10] = "prod";

        await channel.CreateClient<IEcho>().SayAsync("x", own);

        Assert.NotSame(own, seen);
        Assert.Equal(["one token all", "prod shop.front tests.Echo/Say ThriftTTHeader", "00:00:25 True"], metadata);
    }

    [Fact]
    public async Task Peer_WhoseHeaderReportsAnotherAddress_KeepsItsOwnBesideIt()
    {
        await using TestServer server = await TestServer.StartAsync(endpoint: "tcp://127.0.0.1:0");
        var seen = new List<RpcPeer>();
        server.Echo.Say = (text, context) =>
        {
            seen.Add(context!.Peer!);
            return new(text);
        };
        await using RawPeer peer = await RawPeer.ConnectAsync(server.Endpoint);
        byte[] say = Wire.Message("Say", Wire.Call, 1, Wire.StringField(1, "x"));
        foreach ((string Key, string Value)[] strings in ((string, string)[][])[[("rip", "10.1.2.3:44")], [("rip", "10.9.9.9:1")], [("rip", "")], []])
        {
            await peer.WriteAsync(Wire.TTHeader(say, 1, 0, strings, [(3, "front")]));
            await peer.ReadAsync();
        }

        Assert.Equal(["10.1.2.3:44", "10.9.9.9:1", null, null], seen.Select(static s => s.ReportedAddress));
        Assert.All(seen, static s => Assert.StartsWith("tcp://127.0.0.1:", s.Address, StringComparison.Ordinal));
        Assert.All(seen, static s => Assert.Equal("front", s.Service));
    }

    [Fact]
    public async Task Backward_SetByTheHandler_ReachesTheCaller()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Say = async (text, context) =>
        {
            context!.Backward["early"] = "1";
            await Task.Yield();
            context.Backward["late"] = "2";
            return text == "throw" ? throw new RpcException(RpcStatusCode.NotFound, "no") : text;
        };
        foreach (ConnectionMode mode in (ConnectionMode[])[ConnectionMode.Pooled, ConnectionMode.Multiplexed])
        {
            await using RpcChannel channel = server.Connect(mode: mode);
            var own = new CallContext();
            await channel.CreateClient<IEcho>().SayAsync("x", own);
            Assert.Equal("1 2", $"{own.Backward["early"]} {own.Backward["late"]}");

            var failed = new CallContext();
            await Assert.ThrowsAsync<RpcException>(async () => await channel.CreateClient<IEcho>().SayAsync("throw", failed));
            Assert.Equal("2", failed.Backward["late"]);
            Assert.Equal(2, failed.Backward.Count);
        }
    }

    [Fact]
    public async Task Current_RequestWithMetadata_FollowsTheHandlerThroughItsAwaits()
    {
        var seen = new List<CallContext?>();
        CallContext? parameter = null;
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Say = async (text, context) =>
        {
            parameter = context;
            seen.Add(CallContext.Current);
            await Task.Yield();
            seen.Add(CallContext.Current);
            await Task.Run(() => seen.Add(CallContext.Current));
            return text;
        };
        await using RpcChannel channel = server.Connect();
        var own = new CallContext();
        own.Persistent["k"] = "v";

        await channel.CreateClient<IEcho>().SayAsync("x", own);

        Assert.All(seen, context => Assert.Same(parameter, context));
        Assert.Equal(3, seen.Count);
        Assert.Null(CallContext.Current);
    }

    [Fact]
    public async Task Current_RequestsWithADeadlineAlone_FollowTheirHandlersAndKnowNothingOfEachOther()
    {
        var time = new ManualTime();
        var seen = new List<string>();
        await using TestServer server = await TestServer.StartAsync(time: time);
        server.Echo.Say = async (text, context) =>
        {
            seen.Add($"{text} {ReferenceEquals(CallContext.Current, context)} {context!.Backward.Count} {context.Persistent.Count} {context.Compression}");
            await Task.Yield();
            CallContext current = await Task.Run(() => CallContext.Current!);
            seen.Add($"{text} {ReferenceEquals(current, context)} {current.Remaining} {current.CancellationToken.IsCancellationRequested}");
            current.Backward["of"] = text;
            current.Persistent["of"] = text;
            current.Compression = text;
            return text;
        };
        await using RpcChannel channel = server.Connect(configure: options => options.TimeProvider = time);
        foreach (string text in (string[])["a", "b", "c"])
        {
            var own = new CallContext { Timeout = TimeSpan.FromSeconds(text[0] - 'a' + 5) };
            await channel.CreateClient<IEcho>().SayAsync(text, own);
            Assert.Equal(text, own.Backward["of"]);
        }

        Assert.Equal(["a True 0 0 ", "a True 00:00:05 False", "b True 0 0 ", "b True 00:00:06 False", "c True 0 0 ", "c True 00:00:07 False"], seen);
    }

    [Theory]
    [InlineData("received")]
    [InlineData("set by the handler")]
    public async Task Current_WorkThatAHandlerLeavesBehind_NeverSeesMetadataOfALaterCall(string origin)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var leftBehind = new List<Task<string?>>();
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Say = (text, context) =>
        {
            if (origin != "received")
            {
                context!.Persistent["of"] = text;
            }

            leftBehind.Add(LeaveAsync());
            return new(text);

            async Task<string?> LeaveAsync()
            {
                await signal.Task;
                return CallContext.Current!.Persistent["of"];
            }
        };
        await using RpcChannel channel = server.Connect();
        foreach (string text in (string[])["a", "b", "c"])
        {
            var own = new CallContext { Timeout = TimeSpan.FromSeconds(25) };
            if (origin == "received")
            {
                own.Persistent["of"] = text;
            }

            await channel.CreateClient<IEcho>().SayAsync(text, own);
        }

        signal.SetResult();

        Assert.Equal(["a", "b", "c"], (await Task.WhenAll(leftBehind).Within()).Select(static text => text));
    }

    [Fact]
    public async Task Current_WorkLeftBehindWritesIntoItsContext_NoLaterCallBeginsWithThat()
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task leftBehind = Task.CompletedTask;
        var seen = new List<int>();
        await using TestServer server = await TestServer.StartAsync();
        await using RpcChannel channel = server.Connect();
        IEcho client = channel.CreateClient<IEcho>();
        server.Echo.Say = (text, _) =>
        {
            leftBehind = WriteAsync();
            return new(text);

            async Task WriteAsync()
            {
                await signal.Task;
                CallContext.Current!.Persistent["left"] = "behind";
            }
        };
        await client.SayAsync("a", new CallContext { Timeout = TimeSpan.FromSeconds(25) });
        await Limit.SettleAsync();
        signal.SetResult();
        await leftBehind.Within();
        server.Echo.Say = (text, context) =>
        {
            seen.Add(context!.Persistent.Count);
            return new(text);
        };

        await client.SayAsync("b", new CallContext { Timeout = TimeSpan.FromSeconds(25) });

        Assert.Equal([0], seen);
    }

    [Fact]
    public async Task Current_BareRequest_HasThePeerAfterAnAwaitAndRefusesBackward()
    {
        bool isSame = false;
        string? address = null;
        Exception? refusal = null;
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Say = async (text, context) =>
        {
            isSame = ReferenceEquals(CallContext.Current, context);
            await Task.Yield();
            address = CallContext.Current?.Peer?.Address;
            refusal = Record.Exception(() => CallContext.Current!.Backward);
            return text;
        };
        await using RpcChannel channel = server.Connect();

        await channel.CreateClient<IEcho>().SayAsync("x");

        Assert.True(isSame);
        Assert.StartsWith("memory://", address, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(refusal);
    }

    [Fact]
    public async Task Current_CodeOfAnotherCallOnTheSameThread_SeesItsOwn()
    {
        // Continues where it is completed, which is inside the handler of the second call.
        var signal = new TaskCompletionSource();
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        string? seen = null;
        await using TestServer server = await TestServer.StartAsync();
        server.Echo.Say = async (text, context) =>
        {
            if (text == "first")
            {
                waiting.SetResult();
                await signal.Task;
                seen = CallContext.Current?.Persistent["who"];
            }
            else
            {
                signal.SetResult();
            }

            return text;
        };
        await using RpcChannel one = server.Connect();
        await using RpcChannel two = server.Connect();
        var ofFirst = new CallContext();
        ofFirst.Persistent["who"] = "first";
        var ofSecond = new CallContext();
        ofSecond.Persistent["who"] = "second";

        Task<string> first = one.CreateClient<IEcho>().SayAsync("first", ofFirst).AsTask();
        await waiting.Task.Within();
        await two.CreateClient<IEcho>().SayAsync("second", ofSecond);
        await first.Within();

        Assert.Equal("first", seen);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task NestedCall_GetsWhatTravelsOnAndNothingElse(bool awaitsFirst, bool passesContext)
    {
        var time = new ManualTime();
        await using TestServer inner = await TestServer.StartAsync(time: time);
        await using RpcChannel toInner = inner.Connect(configure: options => options.TimeProvider = time);
        await using TestServer outer = await TestServer.StartAsync(time: time);
        string? nested = null;
        TimeSpan? remaining = null;
        inner.Echo.Say = (text, context) =>
        {
            nested = $"{context!.Persistent["chain"]} {context.Transient["hop"] ?? "none"} {context.Peer!.Method ?? "none"}";
            remaining = context.Remaining;
            return new(text);
        };
        outer.Echo.Say = async (text, context) =>
        {
            await (awaitsFirst ? Task.Run(static () => { }) : Task.CompletedTask);
            time.Advance(TimeSpan.FromSeconds(2));
            return await toInner.CreateClient<IEcho>().SayAsync(text, passesContext ? context : null);
        };
        await using RpcChannel channel = outer.Connect(configure: options => options.TimeProvider = time);
        var own = new CallContext { Timeout = TimeSpan.FromSeconds(10) };
        own.Persistent["chain"] = "all";
        own.Transient["hop"] = "one";

        await channel.CreateClient<IEcho>().SayAsync("x", own);

        Assert.Equal("all none Say", nested);
        Assert.Equal(TimeSpan.FromSeconds(8), remaining);
    }

    [Fact]
    public async Task NestedCall_WithAContextOfItsOwn_AddsToWhatTravelsOn()
    {
        await using TestServer inner = await TestServer.StartAsync();
        await using RpcChannel toInner = inner.Connect();
        await using TestServer outer = await TestServer.StartAsync();
        string? nested = null;
        inner.Echo.Say = (text, context) =>
        {
            nested = $"{context!.Persistent["chain"]} {context.Persistent["kept"]} {context.Persistent["more"]} {context.Persistent.Count}";
            return new(text);
        };
        outer.Echo.Say = async (text, _) =>
        {
            var mine = new CallContext();
            mine.Persistent["chain"] = "changed";
            mine.Persistent["more"] = "new";
            return await toInner.CreateClient<IEcho>().SayAsync(text, mine);
        };
        await using RpcChannel channel = outer.Connect();
        var own = new CallContext();
        own.Persistent["chain"] = "all";
        own.Persistent["kept"] = "old";

        await channel.CreateClient<IEcho>().SayAsync("x", own);

        Assert.Equal("changed old new 3", nested);
    }

    [Fact]
    public async Task NestedCall_DeadlineOfTheOuterHasPassed_IsNotSent()
    {
        var time = new ManualTime();
        await using TestServer inner = await TestServer.StartAsync();
        await using RpcChannel toInner = inner.Connect();
        await using TestServer outer = await TestServer.StartAsync(time: time);
        var outcome = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        outer.Echo.Say = async (text, _) =>
        {
            time.Advance(TimeSpan.FromSeconds(2));
            outcome.SetResult(await Record.ExceptionAsync(async () => await toInner.CreateClient<IEcho>().SayAsync(text)));
            return text;
        };
        await using RpcChannel channel = outer.Connect();

        await Assert.ThrowsAsync<RpcTimeoutException>(async () => await channel.CreateClient<IEcho>().SayAsync("x", new CallContext { Timeout = TimeSpan.FromSeconds(1) }));

        Assert.IsType<RpcTimeoutException>(await outcome.Task.Within());
        Assert.Equal(0, inner.Server.ConnectionCount);
    }
}
