namespace Tern.Governance.Tests.Failure;

/// <summary>What keeps a call from being tried again, and how its failure says so.</summary>
public sealed class StopTests
{
    private static readonly RetryOptions s_retry = new() { Backoff = RetryBackoff.Fixed, Delay = TimeSpan.FromMilliseconds(100), On = RetryReasons.All };

    [Fact]
    public async Task Retry_Backoff_IsWaitedFor()
    {
        var time = new ManualTime();
        await using Fleet fleet = await Fleet.StartAsync(2, time);
        var served = new List<long>();
        fleet.ServeWith((_, _) =>
        {
            lock (served)
            {
                served.Add(time.GetTimestamp() / TimeSpan.TicksPerMillisecond);
            }

            throw new RpcException(RpcStatusCode.Unavailable, "not now");
        });
        await using RpcChannel channel = fleet.Connect(options => options.AllMethods.Retry = s_retry, options => options.TimeProvider = time);

        Task call = channel.CreateClient<IEcho>().SayAsync("hi").AsTask();
        await Assert.ThrowsAsync<RpcException>(() => time.RunUntilAsync(call, TimeSpan.FromMilliseconds(10)));

        Assert.Equal(3, served.Count);
        Assert.InRange(served[1] - served[0], 100, 110);
        Assert.InRange(served[2] - served[1], 100, 110);
    }

    [Theory]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    [InlineData(RpcProtocol.Grpc)]
    public async Task Retry_ServerAsksForAPause_GoesBeforeThePolicy(RpcProtocol protocol)
    {
        var time = new ManualTime();
        await using Fleet fleet = await Fleet.StartAsync(2, time);
        var served = new List<long>();
        fleet.ServeWith((_, _) =>
        {
            lock (served)
            {
                served.Add(time.GetTimestamp() / TimeSpan.TicksPerMillisecond);
                return served.Count == 1 ? throw new RpcException(RpcStatusCode.ResourceExhausted, "busy") { RetryPushback = TimeSpan.FromMilliseconds(250) } : new("done");
            }
        });
        await using RpcChannel channel = fleet.Connect(options => options.AllMethods.Retry = s_retry, options =>
        {
            options.TimeProvider = time;
            options.Protocol = protocol;
        });

        Task<string> call = channel.CreateClient<IEcho>().SayAsync("hi").AsTask();
        await time.RunUntilAsync(call, TimeSpan.FromMilliseconds(10));

        Assert.Equal("done", await call);
        Assert.InRange(served[1] - served[0], 250, 260);
    }

    [Theory]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    [InlineData(RpcProtocol.Grpc)]
    public async Task Retry_ServerAsksForNone_EndsAndTheLedgerSaysSo(RpcProtocol protocol)
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        fleet.ServeWith(static (_, _) => throw new RpcException(RpcStatusCode.ResourceExhausted, "busy") { RetryPushback = TimeSpan.FromMilliseconds(-1) });
        await using RpcChannel channel = fleet.Connect(options => options.AllMethods.Retry = s_retry, options => options.Protocol = protocol);

        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () => await channel.CreateClient<IEcho>().SayAsync("hi"));

        Assert.Contains("no retry: the server asked for none", Assert.Single(failure.Attempts).Outcome);
        Assert.True(failure.RetryPushback < TimeSpan.Zero);
    }

    [Fact]
    public async Task Retry_CallIsMadeForARetry_ChainStopsAndTheLedgerSaysSo()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        int served = 0;
        fleet.ServeWith((_, _) =>
        {
            Interlocked.Increment(ref served);
            throw new RpcException(RpcStatusCode.Unavailable, "not now");
        });
        await using RpcChannel inner = fleet.Connect(options => options.AllMethods.Retry = s_retry);
        await using TestServer outer = await TestServer.StartAsync();
        RpcException? failure = null;
        outer.Echo.Say = async (text, context) =>
        {
            try
            {
                return await inner.CreateClient<IEcho>().SayAsync(text, context);
            }
            catch (RpcException exception)
            {
                failure = exception;
                throw;
            }
        };
        await using RpcChannel channel = outer.Connect(RpcProtocol.ThriftTTHeader);
        var retried = new CallContext();
        retried.Persistent.Set("RetryReq", "2");

        await Assert.ThrowsAnyAsync<RpcException>(async () => await channel.CreateClient<IEcho>().SayAsync("hi", retried));

        Assert.Equal(1, served);
        Assert.Contains("chain stop retry", Assert.Single(failure!.Attempts).Outcome);
    }

    [Fact]
    public async Task Retry_PauseReachesBehindTheDeadline_EndsAtOnce()
    {
        var time = new ManualTime();
        await using Fleet fleet = await Fleet.StartAsync(2, time);
        fleet.ServeWith(static (_, _) => throw new RpcException(RpcStatusCode.Unavailable, "not now"));
        await using RpcChannel channel = fleet.Connect(
            options =>
            {
                options.AllMethods.Timeout = TimeSpan.FromMilliseconds(50);
#pragma warning disable TERN2016 // What becomes of such a policy is what is tested.
                options.AllMethods.Retry = s_retry;
#pragma warning restore TERN2016
            },
            options => options.TimeProvider = time);

        // The clock stands still: a pause would last for ever.
        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () => await channel.CreateClient<IEcho>().SayAsync("hi").AsTask().Within());

        Assert.Contains("no retry: it would come 100 ms later, behind the deadline", Assert.Single(failure.Attempts).Outcome);
    }

    [Fact]
    public async Task Retry_NotIdempotent_TheLedgerSaysSo()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        fleet.Servers[0].Echo.Send = fleet.Servers[1].Echo.Send = static (_, _) => throw new RpcException(RpcStatusCode.Unavailable, "not now");
        await using RpcChannel channel = fleet.Connect(options => options.AllMethods.Retry = s_retry);

        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () => await channel.CreateClient<IEcho>().SendAsync(new Parcel { Name = "x" }));

        Assert.Contains("no retry: Send is not [Idempotent]", Assert.Single(failure.Attempts).Outcome);
    }

    [Fact]
    public async Task Retry_MaxDurationIsOver_EndsAndTheLedgerSaysSo()
    {
        var time = new ManualTime();
        await using Fleet fleet = await Fleet.StartAsync(2, time);
        fleet.ServeWith(static (_, _) => throw new RpcException(RpcStatusCode.Unavailable, "not now"));
        await using RpcChannel channel = fleet.Connect(
#pragma warning disable TERN2016 // What becomes of such a policy is what is tested.
            options => options.AllMethods.Retry = new RetryOptions
            {
                Backoff = RetryBackoff.Fixed, Delay = TimeSpan.FromMilliseconds(100), MaxDuration = TimeSpan.FromMilliseconds(100), MaxRetries = 5,
            },
#pragma warning restore TERN2016
            options => options.TimeProvider = time);

        Task call = channel.CreateClient<IEcho>().SayAsync("hi").AsTask();
        RpcException failure = await Assert.ThrowsAsync<RpcException>(() => time.RunUntilAsync(call, TimeSpan.FromMilliseconds(10)));

        Assert.Equal(2, failure.Attempts.Count);
        Assert.Contains("MaxDuration of 100 ms is over", failure.Attempts[1].Outcome);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Retry_SameInstance_GoesBackOrElsewhere(bool sameInstance)
    {
        await using Fleet fleet = await Fleet.StartAsync(3);
        fleet.ServeWith(static (_, _) => throw new RpcException(RpcStatusCode.Unavailable, "not now"));
        await using RpcChannel channel = fleet.Connect(options => options.AllMethods.Retry = new RetryOptions { Backoff = RetryBackoff.None, On = RetryReasons.All, SameInstance = sameInstance });

        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () => await channel.CreateClient<IEcho>().SayAsync("hi"));

        Assert.Equal(sameInstance ? 1 : 3, failure.Attempts.Select(static attempt => attempt.Endpoint).Distinct().Count());
    }

    [Fact]
    public async Task Retry_ByResult_RepeatsUntilTheAnswerWillDo()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        int served = 0;
        fleet.ServeWith((_, _) => new(Interlocked.Increment(ref served) < 3 ? "not yet" : "done"));
        await using RpcChannel channel = fleet.Connect(options => options.AllMethods.Retry = new RetryOptions { Backoff = RetryBackoff.None, OnResult = static result => result is "not yet" });

        Assert.Equal("done", await channel.CreateClient<IEcho>().SayAsync("hi"));
    }

    [Fact]
    public async Task UsePolicy_OneCall_GoesBeforeThatOfTheMethod()
    {
        await using Fleet fleet = await Fleet.StartAsync(3);
        int served = 0;
        fleet.ServeWith((_, _) =>
        {
            Interlocked.Increment(ref served);
            throw new RpcException(RpcStatusCode.Unavailable, "not now");
        });
        await using RpcChannel channel = fleet.Connect(options => options.AllMethods.Retry = new RetryOptions { Backoff = RetryBackoff.None, On = RetryReasons.All });
        IEcho echo = channel.CreateClient<IEcho>();

        await Assert.ThrowsAsync<RpcException>(async () => await echo.SayAsync("hi", new CallContext().UsePolicy(new MethodPolicyOptions { Retry = new RetryOptions { MaxRetries = 0 } })));
        Assert.Equal(1, served);

        await Assert.ThrowsAsync<RpcException>(async () => await echo.SayAsync("hi", new CallContext()));
        Assert.Equal(4, served);
    }

    [Fact]
    public async Task Retry_MiddlewareLosesTheConnectionAndSaysNothingElse_IsNoLicenceToRepeat()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        int attempts = 0;
        await using RpcChannel channel = fleet.Connect(options =>
        {
            options.AllMethods.Retry = s_retry;
            options.UseInstance((_, _) =>
            {
                attempts++;
                throw new RpcConnectionException("The proxy is gone.");
            });
        });

        await Assert.ThrowsAsync<RpcConnectionException>(async () => await channel.CreateClient<IEcho>().MoveAsync(new Point(1, 2), 3, 4));

        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task Retry_NoFurtherInstanceHasTheTag_IsNotSentThereAgain()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        fleet.Answer = () =>
        [
            new ServiceInstance("memory://nobody") { Tags = new Dictionary<string, string> { ["version"] = "2" } },
            .. fleet.Servers.Select(static server => new ServiceInstance(server.Endpoint)),
        ];
        await using RpcChannel channel = fleet.Connect(options => options.Balancer = LoadBalancers.Tagged("version", static (in PickContext pick) => pick.Persistent("version")));
        var context = new CallContext();
        context.Persistent.Set("version", "2");

        RpcConnectionException failure = await Assert.ThrowsAsync<RpcConnectionException>(async () => await channel.CreateClient<IEcho>().SayAsync("hi", context));

        Assert.Equal("memory://nobody", Assert.Single(failure.Attempts).Endpoint);
        Assert.False(failure.MayHaveBeenSent);
    }

    [Fact]
    public async Task Retry_BesideBackups_WaitsBehindAFailure()
    {
        var time = new ManualTime();
        await using Fleet fleet = await Fleet.StartAsync(3, time);
        var served = new List<long>();
        var silent = new TaskCompletionSource<string>();
        fleet.ServeWith((_, _) =>
        {
            lock (served)
            {
                served.Add(time.GetTimestamp() / TimeSpan.TicksPerMillisecond);
                return served.Count switch
                {
                    1 => new(silent.Task),
                    2 => throw new RpcException(RpcStatusCode.Unavailable, "not now"),
                    _ => new("third"),
                };
            }
        });
        await using RpcChannel channel = fleet.Connect(
            options =>
            {
                options.AllMethods.Retry = s_retry;
                options.AllMethods.Backup = new BackupOptions { Delay = TimeSpan.FromMilliseconds(20) };
            },
            options => options.TimeProvider = time);
        await channel.WarmUpAsync(TestContext.Current.CancellationToken);

        Task<string> call = channel.CreateClient<IEcho>().SayAsync("hi").AsTask();
        await Limit.UntilAsync(() => served.Count == 1, "the first request is there");
        await time.RunUntilAsync(call, TimeSpan.FromMilliseconds(10));

        // A silence of 20 ms, then the pause of 100 ms behind the failure.
        Assert.Equal("third", await call);
        Assert.True(served[1] - served[0] >= 20);
        Assert.True(served[2] - served[1] >= 100, $"the third came {served[2] - served[1]} ms behind the second");
        silent.SetResult("late");
    }
}
