namespace Tern.Governance.Tests.Discovery;

/// <summary>When the resolver is asked, and what becomes of what it says.</summary>
public sealed class DirectoryTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Refresh_AnswerHoldsForASecond_IsAskedThenInsteadOfLater()
    {
        await using Fleet fleet = await Fleet.StartAsync(1);
        fleet.ValidFor = TimeSpan.FromSeconds(2);
        await using RpcChannel channel = Connect(fleet);
        await SayAsync(channel);
        Assert.Equal(1, fleet.Questions);

        _time.Advance(TimeSpan.FromMilliseconds(1_999));
        Assert.Equal(1, fleet.Questions);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, fleet.Questions);
    }

    [Fact]
    public async Task Refresh_AnswerHoldsForNoTime_PausesASecond()
    {
        await using Fleet fleet = await Fleet.StartAsync(1);
        fleet.ValidFor = TimeSpan.Zero;
        await using RpcChannel channel = Connect(fleet);
        await SayAsync(channel);

        _time.Advance(TimeSpan.FromMilliseconds(999));

        Assert.Equal(1, fleet.Questions);
    }

    [Fact]
    public async Task Refresh_NobodyCalls_RestsAndTheNextCallWakesIt()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        await using RpcChannel channel = Connect(fleet);
        await SayAsync(channel);

        _time.Advance(TimeSpan.FromMinutes(5));
        int asked = fleet.Questions;
        Assert.InRange(asked, 5, 9);
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(asked, fleet.Questions);

        await SayAsync(channel);
        Assert.Equal(asked + 1, fleet.Questions);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(asked + 2, fleet.Questions);
    }

    [Fact]
    public async Task Refresh_RegistryIsDownForLong_InstancesAreDroppedWhenStale()
    {
        await using Fleet fleet = await Fleet.StartAsync(1);
        Func<IReadOnlyList<ServiceInstance>> good = fleet.Answer;
        await using RpcChannel channel = Connect(fleet, options =>
        {
            options.StaleAfter = TimeSpan.FromMinutes(1);
            options.RestAfter = TimeSpan.FromHours(1);
        });
        await SayAsync(channel);
        fleet.Answer = static () => throw new InvalidOperationException("down");

        _time.Advance(TimeSpan.FromSeconds(59));
        await SayAsync(channel);
        _time.Advance(TimeSpan.FromSeconds(6));

        RpcConnectionException failure = await Assert.ThrowsAsync<RpcConnectionException>(() => SayAsync(channel));
        Assert.Contains("down", failure.Message);
        fleet.Answer = good;
        await SayAsync(channel);
    }

    [Fact]
    public async Task Refresh_WeightChanges_WhatIsKnownOfTheInstanceStays()
    {
        await using Fleet fleet = await Fleet.StartAsync(1);
        await using RpcChannel channel = Connect(fleet);
        await SayAsync(channel);
        InstanceState before = Assert.Single(channel.GetInstances());
        before.Load.Begin();
        await Limit.UntilAsync(() => fleet.Servers[0].Server.ConnectionCount == 2, "both connections are open");

        fleet.Push(new ServiceInstance(fleet.Servers[0].Endpoint.ToString()) { Weight = 77 });

        InstanceState after = Assert.Single(channel.GetInstances());
        Assert.Equal((77, 1), (after.Instance.Weight, after.InFlight));
        await SayAsync(channel);
        Assert.Equal(2, fleet.Servers[0].Server.ConnectionCount);
    }

    [Fact]
    public async Task Outliers_InstanceFailsInARow_IsEjectedForItsTimeAndLongerTheNext()
    {
        await using Fleet fleet = await Fleet.StartAsync(3);
        bool isSick = true;
        fleet.Servers[0].Echo.Say = (text, _) => isSick ? throw new RpcException(RpcStatusCode.Internal, "sick") : new(text);
        await using RpcChannel channel = Connect(fleet, options => options.Outliers = new OutlierOptions { ConsecutiveErrors = 3, BaseEjectionTime = TimeSpan.FromSeconds(10) });
        string sick = fleet.Servers[0].Endpoint.ToString();

        await FailThriceAsync();
        for (int i = 0; i < 20; i++)
        {
            await SayAsync(channel);
        }

        _time.Advance(TimeSpan.FromMilliseconds(9_999));
        Assert.True(State().IsEjected);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(State().IsEjected);

        await FailThriceAsync();
        _time.Advance(TimeSpan.FromMilliseconds(19_999));
        Assert.True(State().IsEjected);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(State().IsEjected);
        isSick = false;
        await SayAsync(channel);

        async Task FailThriceAsync()
        {
            int failed = 0;
            for (int i = 0; i < 9; i++)
            {
                try
                {
                    await SayAsync(channel);
                }
                catch (RpcException)
                {
                    failed++;
                }
            }

            Assert.Equal(3, failed);
            Assert.True(State().IsEjected);
        }

        InstanceState State() => channel.GetInstances().Single(state => state.Instance.Address == sick);
    }

    [Fact]
    public async Task Outliers_AllFail_HalfStaysIn()
    {
        await using Fleet fleet = await Fleet.StartAsync(4);
        fleet.ServeWith(static (_, _) => throw new RpcException(RpcStatusCode.Internal, "sick"));
        await using RpcChannel channel = Connect(fleet, static options => options.Outliers = new OutlierOptions { ConsecutiveErrors = 1 });

        for (int i = 0; i < 40; i++)
        {
            await Assert.ThrowsAnyAsync<RpcException>(() => SayAsync(channel));
        }

        Assert.Equal(2, channel.GetInstances().Count(static state => state.IsEjected));
    }

    [Fact]
    public async Task Outliers_RateFarBelowTheOthers_IsEjected()
    {
        await using Fleet fleet = await Fleet.StartAsync(6);
        int calls = 0;
        fleet.Servers[0].Echo.Say = (text, _) => Interlocked.Increment(ref calls) % 3 == 0 ? throw new RpcException(RpcStatusCode.Internal, "sick") : new(text);
        await using RpcChannel channel = Connect(fleet, static options => options.Outliers = new OutlierOptions { MinRequests = 30 });
        for (int i = 0; i < 6 * 40; i++)
        {
            try
            {
                await SayAsync(channel);
            }
            catch (RpcException)
            {
            }
        }

        Assert.DoesNotContain(channel.GetInstances(), static state => state.IsEjected);
        _time.Advance(TimeSpan.FromSeconds(10));
        await SayAsync(channel);

        InstanceState ejected = Assert.Single(channel.GetInstances(), static state => state.IsEjected);
        Assert.Equal(fleet.Servers[0].Endpoint.ToString(), ejected.Instance.Address);
    }

    [Fact]
    public async Task SlowStart_NewInstance_ShareGrowsToItsWhole()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        string[] addresses = [.. fleet.Servers.Select(static server => server.Endpoint.ToString())];
        int served = 0;
        fleet.Servers[1].Echo.Say = (text, _) =>
        {
            Interlocked.Increment(ref served);
            return new(text);
        };
        fleet.Answer = () => [new ServiceInstance(addresses[0])];
        await using RpcChannel channel = Connect(fleet, static options => options.SlowStart = TimeSpan.FromSeconds(100));
        await SayAsync(channel);
        Assert.Equal(1, Assert.Single(channel.GetInstances()).Readiness);

        fleet.Answer = () => [new ServiceInstance(addresses[0]), new ServiceInstance(addresses[1])];
        fleet.Push(fleet.Answer().ToArray());

        Assert.InRange(await ServedOf(400), 20, 60);
        _time.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(0.5, channel.GetInstances().Single(state => state.Instance.Address == addresses[1]).Readiness, 2);
        Assert.InRange(await ServedOf(400), 100, 170);
        _time.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(200, await ServedOf(400));

        async Task<int> ServedOf(int calls)
        {
            served = 0;
            for (int i = 0; i < calls; i++)
            {
                await SayAsync(channel);
            }

            return served;
        }
    }

    [Fact]
    public async Task Stream_IsUnderWay_CountsAsInFlightUntilItsEnd()
    {
        await using Fleet fleet = await Fleet.StartAsync(1);
        await using RpcChannel channel = fleet.Connect(channel: static options => options.Protocol = RpcProtocol.Grpc);
        fleet.Servers[0].Streams.Count = static (_, context) => Endless(context.CancellationToken);
        await foreach (Point point in channel.CreateClient<IStreams>().CountAsync(new Point(0, 0)))
        {
            Assert.Equal(1, Assert.Single(channel.GetInstances()).InFlight);
            break;
        }

        await Limit.UntilAsync(() => channel.GetInstances()[0].InFlight == 0, "the stream is over");
    }

    [Fact]
    public async Task WarmUp_SomeInstancesListen_OpensTheirConnections()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        fleet.Answer = () => [.. fleet.Servers.Select(static server => new ServiceInstance(server.Endpoint.ToString())), new ServiceInstance("memory://nobody")];
        await using RpcChannel channel = fleet.Connect();

        await channel.WarmUpAsync(TestContext.Current.CancellationToken);

        await Limit.UntilAsync(() => fleet.Servers.All(static server => server.Server.ConnectionCount == 2), "both servers have both connections");
        fleet.Push(new ServiceInstance("memory://nobody"));
        await Assert.ThrowsAsync<RpcConnectionException>(() => channel.WarmUpAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Mesh_On_LeavesRetriesAndBreakersToTheProxy()
    {
        await using TestServer server = await TestServer.StartAsync();
        int served = 0;
        server.Echo.Say = (_, _) =>
        {
            Interlocked.Increment(ref served);
            throw new RpcException(RpcStatusCode.Unavailable, "not now");
        };
        await using RpcChannel channel = RpcChannel.Connect(server.Endpoint, options =>
        {
            options.Protocol = RpcProtocol.ThriftTTHeader;
            TestServer.BeGenerous(options);
            options.UseGovernance(static governance =>
            {
                governance.Mesh = true;
                governance.AllMethods.Retry = new RetryOptions { On = RetryReasons.All, Backoff = RetryBackoff.None };
                governance.AllMethods.Breaker = new BreakerOptions { ConsecutiveFailures = 1 };
            });
        });

        await Assert.ThrowsAsync<RpcException>(() => SayAsync(channel));
        await Assert.ThrowsAsync<RpcException>(() => SayAsync(channel));

        Assert.Equal(2, served);
        Assert.Null(channel.GetBreakerState("Say"));
    }

    private static async IAsyncEnumerable<Point> Endless([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new Point(1, 1);
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    private RpcChannel Connect(Fleet fleet, Action<GovernanceOptions>? configure = null) => fleet.Connect(configure, options => options.TimeProvider = _time);

    private static async Task SayAsync(RpcChannel channel) => Assert.Equal("hi", await channel.CreateClient<IEcho>().SayAsync("hi").AsTask().Within());
}
