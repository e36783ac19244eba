using System.Collections.Concurrent;
using Tern.Tests.Contracts;

namespace Tern.Server.Tests.Calls;

public sealed class MiddlewareTests
{
    private static readonly RpcMiddleware s_short = static (invocation, _) =>
    {
        invocation.SetReply("short cut");
        return default;
    };

    [Fact]
    public async Task Use_SeveralOnBothEnds_RunsTheFirstAddedOutermost()
    {
        var order = new ConcurrentQueue<string>();
        RpcMiddleware Note(string name) => async (invocation, next) =>
        {
            order.Enqueue($"{name} before {invocation.Method.Name}");
            await next(invocation);
            order.Enqueue($"{name} after");
        };
        await using TestServer server = await TestServer.StartAsync(builder => builder.Use(Note("server 1")).Use(Note("server 2")));
        await using RpcChannel channel = server.Connect(configure: options => options.Use(Note("client 1")).Use(Note("client 2")));

        Assert.Equal("x", await channel.CreateClient<IEcho>().SayAsync("x"));

        Assert.Equal(
            ["client 1 before Say", "client 2 before Say", "server 1 before Say", "server 2 before Say", "server 2 after", "server 1 after", "client 2 after", "client 1 after"],
            order);
    }

    [Fact]
    public async Task Access_ArgumentsAndReply_AreTypedAndCanBeReplaced()
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.Use(async (invocation, next) =>
        {
            if (invocation.Method.Name == "Move")
            {
                Assert.Equal(3, invocation.ArgumentCount);
                Assert.Equal(new Point(1, 2), invocation.GetArgument<Point>(0));
                invocation.SetArgument(1, invocation.GetArgument<int>(1) * 10);
                Assert.Throws<InvalidCastException>(() => invocation.GetArgument<string>(1));
                Assert.Throws<ArgumentOutOfRangeException>(() => invocation.GetArgument<int>(3));
                Assert.False(invocation.HasReply);
                Assert.Throws<InvalidOperationException>(() => invocation.GetReply<Point>());
            }

            await next(invocation);
            if (invocation.Method.Name == "Move")
            {
                Assert.True(invocation.HasReply);
                Assert.Throws<InvalidCastException>(() => invocation.SetReply("text"));
                invocation.SetReply(invocation.GetReply<Point>() with { Y = -1 });
            }
        }));
        await using RpcChannel channel = server.Connect(configure: options => options.Use(async (invocation, next) =>
        {
            invocation.SetArgument(2, 0);
            await next(invocation);
            invocation.SetReply(invocation.GetReply<Point>() with { X = invocation.GetReply<Point>().X + 1 });
        }));

        Assert.Equal(new Point(32, -1), await channel.CreateClient<IEcho>().MoveAsync(new Point(1, 2), 3, 4));
    }

    [Fact]
    public async Task ShortCut_OnEitherEnd_AnswersWithoutTheRest()
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.Use(s_short));
        server.Echo.Say = (_, _) => throw new InvalidOperationException("must not be called");
        await using RpcChannel channel = server.Connect();
        Assert.Equal("short cut", await channel.CreateClient<IEcho>().SayAsync("x"));

        await using RpcChannel nowhere = RpcChannel.Connect("memory://nobody-listens", options => options.Use(s_short));
        Assert.Equal("short cut", await nowhere.CreateClient<IEcho>().SayAsync("x"));
    }

    [Fact]
    public async Task NoAnswerAtAll_IsAnErrorThatSaysWhatToDo()
    {
        await using TestServer server = await TestServer.StartAsync(builder => builder.Use(static (_, _) => default).Configure(options => options.IncludeExceptionDetails = true));
        await using RpcChannel channel = server.Connect();

        RpcException error = await Assert.ThrowsAsync<RpcException>(async () => await channel.CreateClient<IEcho>().SayAsync("x"));

        Assert.Contains("SetReply", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exceptions_OfHandlerAndPeer_PassThroughMiddleware()
    {
        var seen = new ConcurrentQueue<string>();
        RpcMiddleware Watch(string end) => async (invocation, next) =>
        {
            try
            {
                await next(invocation);
            }
            catch (Exception exception)
            {
                seen.Enqueue($"{end} {exception.GetType().Name}");
                throw;
            }
        };
        await using TestServer server = await TestServer.StartAsync(builder => builder.Use(Watch("server")));
        server.Echo.Send = (_, _) => throw new TooFar { Place = "moon" };
        await using RpcChannel channel = server.Connect(configure: options => options.Use(Watch("client")));

        await Assert.ThrowsAsync<TooFar>(async () => await channel.CreateClient<IEcho>().SendAsync(new Parcel { Name = "p" }));

        Assert.Equal(["server TooFar", "client TooFar"], seen);
    }

    [Fact]
    public async Task Middleware_OneWayAndVoid_GoThroughToo()
    {
        var noted = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var methods = new ConcurrentQueue<string>();
        RpcMiddleware note = (invocation, next) =>
        {
            methods.Enqueue(invocation.Method.Name);
            return next(invocation);
        };
        await using TestServer server = await TestServer.StartAsync(builder => builder.Use(note));
        server.Echo.Note = text =>
        {
            noted.SetResult(text);
            return default;
        };
        await using RpcChannel channel = server.Connect(configure: options => options.Use(note));

        await channel.CreateClient<IEcho>().NoteAsync("x");
        Assert.Equal("x", await noted.Task.Within());
        await channel.CreateClient<IOther>().DoAsync();

        Assert.Equal(["Note", "Note", "Do", "Do"], methods);
    }

    [Fact]
    public async Task Middleware_TriesTheHandlerAgain_AnswersWithTheLastOutcome()
    {
        int calls = 0;
        await using TestServer server = await TestServer.StartAsync(builder => builder.Use(async (invocation, next) =>
        {
            try
            {
                await next(invocation);
            }
            catch (TimeoutException)
            {
                await next(invocation);
            }
        }));
        server.Echo.Say = (text, _) => ++calls == 1 ? throw new TimeoutException() : new(text);
        await using RpcChannel channel = server.Connect();

        Assert.Equal("x", await channel.CreateClient<IEcho>().SayAsync("x"));
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task Context_OnTheClient_IsWhatTheCallerPassedAndTellsThePeerAfterwards()
    {
        CallContext? seen = null;
        await using TestServer server = await TestServer.StartAsync();
        await using RpcChannel channel = server.Connect(configure: options => options.Use((invocation, next) =>
        {
            seen = invocation.Context;
            invocation.Context.Persistent["from"] = "middleware";
            return next(invocation);
        }));
        string? received = null;
        server.Echo.Say = (text, context) =>
        {
            received = context!.Persistent["from"];
            return new(text);
        };
        var own = new CallContext();
        await channel.CreateClient<IEcho>().SayAsync("x", own);

        Assert.Same(own, seen);
        Assert.Equal("middleware", received);
        Assert.Equal("tests.Echo/Say", own.Method!.FullName);
        Assert.Equal(RpcProtocol.ThriftTTHeader, own.Protocol);
        Assert.Equal(channel.Endpoint.ToString(), own.Peer!.Address);

        await channel.CreateClient<IEcho>().SayAsync("x");
        Assert.Equal("middleware", received);
    }
}
