namespace Tern.Governance.Tests.Calls;

/// <summary>Calls that a client does not let out.</summary>
public sealed class AccessTests
{
    [Fact]
    public async Task Say_ForbiddenMethod_IsNotSentAndNobodyIsLookedFor()
    {
        await using Fleet fleet = await Fleet.StartAsync(1);
        int served = 0;
        fleet.ServeWith((text, _) => new($"{text} {++served}"));
        await using RpcChannel channel = fleet.Connect(static options =>
        {
            options.Access.Rules.Add(new RpcAccessRule { Methods = { "Say" }, Reason = "not from here" });
            options.AllMethods.Retry = new RetryOptions { On = RetryReasons.All };
        });

        RpcException denied = await Assert.ThrowsAsync<RpcException>(async () => await channel.CreateClient<IEcho>().SayAsync("hi"));

        Assert.Equal(RpcStatusCode.PermissionDenied, denied.Code);
        Assert.Contains("not from here", denied.Message);
        Assert.Equal((0, 0), (served, fleet.Questions));
        Assert.Equal(new Point(1, 1), await channel.CreateClient<IEcho>().MoveAsync(default, 1, 1));
    }

    [Fact]
    public async Task Say_ByMetadataAndCaller_GoesByWhatTheCallerSetAndTheChannelStates()
    {
        await using Fleet fleet = await Fleet.StartAsync(1);
        await using RpcChannel channel = fleet.Connect(
            static options =>
            {
                options.Access.AllowByDefault = false;
                options.Access.Rules.Add(new RpcAccessRule { Allow = true, Callers = { "front" }, Metadata = { ["plan"] = RpcAccessRule.Any } });
            },
            static options => options.CallerService = "front");
        IEcho echo = channel.CreateClient<IEcho>();
        var context = new CallContext();
        context.Persistent["plan"] = "gold";

        Assert.Equal("in", await echo.SayAsync("in", context));
        Assert.Equal(RpcStatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(async () => await echo.SayAsync("out"))).Code);
    }

    [Fact]
    public async Task Stream_Forbidden_IsNotOpened()
    {
        await using Fleet fleet = await Fleet.StartAsync(1);
        await using RpcChannel channel = fleet.Connect(static options => options.Access.Rules.Add(new RpcAccessRule { Methods = { "tests.Streams/*" } }));

        RpcException denied = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (Point _ in channel.CreateClient<IStreams>().CountAsync(new Point(1, 2)))
            {
            }
        });

        Assert.Equal(RpcStatusCode.PermissionDenied, denied.Code);
    }

    [Fact]
    public async Task Say_Forbidden_OpensNoBreaker()
    {
        await using Fleet fleet = await Fleet.StartAsync(1);
        await using RpcChannel channel = fleet.Connect(static options =>
        {
            options.Access.Checks.Add(static (_, context) => context.Transient["token"] is null ? "no token" : null);
            options.AllMethods.Breaker = new BreakerOptions { ConsecutiveFailures = 1 };
        });
        IEcho echo = channel.CreateClient<IEcho>();
        await Assert.ThrowsAsync<RpcException>(async () => await echo.SayAsync("out"));
        var context = new CallContext();
        context.Transient["token"] = "x";

        Assert.Equal("in", await echo.SayAsync("in", context));
    }
}
