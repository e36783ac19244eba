namespace Tern.Governance.Tests.Calls;

public sealed class RetryTests
{
    [Fact]
    public async Task Say_ServerUnavailable_IsRepeatedElsewhere()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        fleet.Servers[0].Echo.Say = static (_, _) => throw new RpcException(RpcStatusCode.Unavailable, "not now");
        fleet.Servers[1].Echo.Say = static (text, context) => new($"{text} {context!.Persistent["RetryReq"] ?? "first"}");
        await using RpcChannel channel = fleet.Connect(options => options.AllMethods.Retry = new RetryOptions { Backoff = RetryBackoff.None, On = RetryReasons.All });
        IEcho echo = channel.CreateClient<IEcho>();

        string[] answers = [await echo.SayAsync("hi", new CallContext()), await echo.SayAsync("hi", new CallContext()), await echo.SayAsync("hi", new CallContext())];

        Assert.Contains("hi 2", answers);
        Assert.All(answers, answer => Assert.True(answer is "hi 2" or "hi first", answer));
    }

    [Fact]
    public async Task Move_NotIdempotent_IsNeverRepeated()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        int served = 0;
        foreach (TestServer server in fleet.Servers)
        {
            server.Echo.Send = (_, _) =>
            {
                Interlocked.Increment(ref served);
                throw new RpcException(RpcStatusCode.Unavailable, "not now");
            };
        }

        await using RpcChannel channel = fleet.Connect(options => options.AllMethods.Retry = new RetryOptions { On = RetryReasons.All });

        RpcException failure = await Assert.ThrowsAnyAsync<RpcException>(async () => await channel.CreateClient<IEcho>().SendAsync(new Parcel { Name = "x" }));

        Assert.Equal(1, served);
        Assert.Single(failure.Attempts);
    }

    [Fact]
    public async Task Say_AllAttemptsFail_TheirLedgerIsInTheFailure()
    {
        await using Fleet fleet = await Fleet.StartAsync(3);
        foreach (TestServer server in fleet.Servers)
        {
            server.Echo.Say = static (_, _) => throw new RpcException(RpcStatusCode.Unavailable, "not now");
        }

        await using RpcChannel channel = fleet.Connect(options => options.AllMethods.Retry = new RetryOptions { Backoff = RetryBackoff.None, On = RetryReasons.All });

        RpcException failure = await Assert.ThrowsAnyAsync<RpcException>(async () => await channel.CreateClient<IEcho>().SayAsync("hi"));

        Assert.Equal(3, failure.Attempts.Count);
        Assert.Equal(3, failure.Attempts.Select(attempt => attempt.Endpoint).Distinct().Count());
    }

    [Fact]
    public async Task Say_BudgetIsSpent_FailsAtOnce()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        int served = 0;
        foreach (TestServer server in fleet.Servers)
        {
            server.Echo.Say = (_, _) =>
            {
                Interlocked.Increment(ref served);
                throw new RpcException(RpcStatusCode.Unavailable, "not now");
            };
        }

        await using RpcChannel channel = fleet.Connect(options =>
        {
            options.RetryBudget = 0;
            options.RetryBudgetFloor = 3;
            options.AllMethods.Retry = new RetryOptions { MaxRetries = 1, Backoff = RetryBackoff.None, On = RetryReasons.All };
        });
        IEcho echo = channel.CreateClient<IEcho>();

        for (int i = 0; i < 10; i++)
        {
            await Assert.ThrowsAnyAsync<RpcException>(async () => await echo.SayAsync("hi"));
        }

        Assert.Equal(13, served);
    }

    [Fact]
    public async Task Say_InstanceIsSilent_BackupAnswers()
    {
        var time = new ManualTime();
        await using Fleet fleet = await Fleet.StartAsync(2);
        var never = new TaskCompletionSource<string>();
        await using RpcChannel channel = fleet.Connect(
            options => options.AllMethods.Backup = new BackupOptions { Delay = TimeSpan.FromMilliseconds(20) },
            options => options.TimeProvider = time);
        IEcho echo = channel.CreateClient<IEcho>();

        // The clock must not run on while a connection is being made.
        await channel.WarmUpAsync(TestContext.Current.CancellationToken);
        int arrived = 0;
        fleet.Servers[0].Echo.Say = (_, _) =>
        {
            Interlocked.Increment(ref arrived);
            return new(never.Task);
        };
        fleet.Servers[1].Echo.Say = (_, _) =>
        {
            Interlocked.Increment(ref arrived);
            return new("backup");
        };

        for (int i = 0; i < 4; i++)
        {
            int before = Volatile.Read(ref arrived);
            Task<string> call = echo.SayAsync("hi").AsTask();
            await Limit.UntilAsync(() => Volatile.Read(ref arrived) > before, "the request is there");
            await time.RunUntilAsync(call, TimeSpan.FromMilliseconds(25));
            Assert.Equal("backup", await call);
        }

        never.SetResult("late");
    }

    [Fact]
    public async Task Say_ServiceBreakerOpens_CallsAreRefusedUntilTheCoolDownIsOver()
    {
        var time = new ManualTime();
        await using Fleet fleet = await Fleet.StartAsync(1);
        int served = 0;
        bool isSick = true;
        List<BreakerChange> changes = [];
        fleet.Servers[0].Echo.Say = (text, _) =>
        {
            Interlocked.Increment(ref served);
            return isSick ? throw new RpcException(RpcStatusCode.Internal, "sick") : new(text);
        };
        await using RpcChannel channel = fleet.Connect(
            options =>
            {
                options.AllMethods.Breaker = new BreakerOptions { MinSamples = 10, CoolDown = TimeSpan.FromSeconds(5) };
                options.OnBreakerChanged = changes.Add;
            },
            options => options.TimeProvider = time);
        IEcho echo = channel.CreateClient<IEcho>();
        for (int i = 0; i < 10; i++)
        {
            await Assert.ThrowsAnyAsync<RpcException>(async () => await echo.SayAsync("hi"));
        }

        RpcException refusal = await Assert.ThrowsAnyAsync<RpcException>(async () => await echo.SayAsync("hi"));
        Assert.Contains("circuit breaker", refusal.Message);
        Assert.Equal(10, served);

        isSick = false;
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("hi", await echo.SayAsync("hi"));
        await Assert.ThrowsAnyAsync<RpcException>(async () => await echo.SayAsync("hi"));
        Assert.Equal(BreakerState.HalfOpen, channel.GetBreakerState("Say"));

        time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.Equal("hi", await echo.SayAsync("hi"));
        Assert.Equal("hi", await echo.SayAsync("hi"));
        Assert.Equal(13, served);
        Assert.Equal(BreakerState.Closed, channel.GetBreakerState("tests.Echo/Say"));
        Assert.Equal([BreakerState.Open, BreakerState.HalfOpen, BreakerState.Closed], changes.Select(static change => change.State));
        Assert.All(changes, static change => Assert.Equal(("fleet:///echo", "tests.Echo/Say"), (change.Target, change.Method)));
    }
}
