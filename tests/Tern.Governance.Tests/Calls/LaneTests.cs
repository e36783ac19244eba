namespace Tern.Governance.Tests.Calls;

/// <summary>Calls of a lane whose instances fail: they go to the base line without waiting for a breaker, and those of a lane that is well stay in it.</summary>
public sealed class LaneTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public async Task Call_NoInstanceOfItsLaneCanBeReached_IsServedByTheBaseLine(int dead)
    {
        await using Fleet fleet = await Fleet.StartAsync(1);
        fleet.Answer = () => [.. Enumerable.Range(0, dead).Select(static i => Blue($"memory://nobody-{i}")), new ServiceInstance(fleet.Servers[0].Endpoint)];
        await using RpcChannel channel = fleet.Connect(static options => options.Balancer = LoadBalancers.LaneAware());
        IEcho echo = channel.CreateClient<IEcho>();

        // Before the breakers open, and behind that.
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal("hi", await echo.SayAsync("hi", InBlue()));
        }
    }

    [Fact]
    public async Task Call_NotIdempotent_LaneCannotBeReached_IsServedByTheBaseLine()
    {
        await using Fleet fleet = await Fleet.StartAsync(1);
        fleet.Answer = () => [Blue("memory://nobody"), new ServiceInstance(fleet.Servers[0].Endpoint)];
        await using RpcChannel channel = fleet.Connect(static options =>
        {
            options.Balancer = LoadBalancers.LaneAware();
            options.InstanceBreaker = null;
        });
        IEcho behind = channel.CreateClient<IEcho>();

        // The lane comes with the call whose handler makes this one.
        await using TestServer front = await TestServer.StartAsync();
        front.Echo.Say = async (_, _) => (await behind.MoveAsync(new Point(1, 1), 1, 2)).ToString();
        await using RpcChannel toFront = front.Connect();

        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(new Point(2, 3).ToString(), await toFront.CreateClient<IEcho>().SayAsync("hi", InBlue()));
        }
    }

    [Fact]
    public async Task Call_AnotherInstanceOfItsLaneIsWell_StaysInTheLane()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        fleet.Servers[0].Echo.Say = static (_, _) => new("blue");
        fleet.Servers[1].Echo.Say = static (_, _) => new("base");
        fleet.Answer = () => [Blue("memory://nobody-1"), Blue("memory://nobody-2"), Blue(fleet.Servers[0].Endpoint.ToString()), new ServiceInstance(fleet.Servers[1].Endpoint)];
        await using RpcChannel channel = fleet.Connect(static options => options.Balancer = LoadBalancers.LaneAware());
        IEcho echo = channel.CreateClient<IEcho>();

        for (int i = 0; i < 30; i++)
        {
            Assert.Equal("blue", await echo.SayAsync("hi", InBlue()));
            Assert.Equal("base", await echo.SayAsync("hi"));
        }
    }

    [Fact]
    public async Task Call_NobodyCanBeReached_TellsOfTheLaneAndOfTheBaseLine()
    {
        await using Fleet fleet = await Fleet.StartAsync(0);
        fleet.Answer = static () => [Blue("memory://blue"), new ServiceInstance("memory://base")];
        await using RpcChannel channel = fleet.Connect(static options => options.Balancer = LoadBalancers.LaneAware());

        RpcConnectionException failure = await Assert.ThrowsAsync<RpcConnectionException>(async () => await channel.CreateClient<IEcho>().SayAsync("hi", InBlue()));

        Assert.False(failure.MayHaveBeenSent);
        Assert.Equal(["memory://blue", "memory://base"], failure.Attempts.Select(static attempt => attempt.Endpoint));
    }

    [Fact]
    public async Task Retry_EveryInstanceOfTheLaneHasFailed_GoesToTheBaseLineForThisCallOnly()
    {
        await using Fleet fleet = await Fleet.StartAsync(3);
        var served = new List<string>();
        foreach (int i in Enumerable.Range(0, 2))
        {
            fleet.Servers[i].Echo.Say = (_, _) =>
            {
                served.Add("blue");
                throw new RpcException(RpcStatusCode.Unavailable, "not now");
            };
        }

        fleet.Servers[2].Echo.Say = (text, _) =>
        {
            served.Add("base");
            return new(text);
        };
        fleet.Answer = () => [Blue(fleet.Servers[0].Endpoint.ToString()), Blue(fleet.Servers[1].Endpoint.ToString()), new ServiceInstance(fleet.Servers[2].Endpoint)];
        await using RpcChannel channel = fleet.Connect(static options =>
        {
            options.Balancer = LoadBalancers.LaneAware();
            options.AllMethods.Retry = new RetryOptions { MaxRetries = 3, Backoff = RetryBackoff.None };
        });
        IEcho echo = channel.CreateClient<IEcho>();

        for (int i = 0; i < 3; i++)
        {
            served.Clear();
            Assert.Equal("hi", await echo.SayAsync("hi", InBlue()));
            Assert.Equal(["blue", "blue", "base"], served);
        }
    }

    [Fact]
    public async Task Call_ItsLaneFailsAndItMayNotBeRepeated_LeavesTheBaseLineAlone()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        int served = 0;
        fleet.Servers[0].Echo.Say = static (_, _) => throw new RpcException(RpcStatusCode.Unavailable, "not now");
        fleet.Servers[1].Echo.Say = (text, _) =>
        {
            served++;
            return new(text);
        };
        fleet.Answer = () => [Blue(fleet.Servers[0].Endpoint.ToString()), new ServiceInstance(fleet.Servers[1].Endpoint)];
        await using RpcChannel channel = fleet.Connect(static options => options.Balancer = LoadBalancers.LaneAware());

        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () => await channel.CreateClient<IEcho>().SayAsync("hi", InBlue()));

        Assert.Equal(RpcStatusCode.Unavailable, failure.Code);
        Assert.Equal(0, served);
    }

    [Fact]
    public async Task Backup_TheLaneIsOnlySlow_StaysInIt()
    {
        var time = new ManualTime();
        await using Fleet fleet = await Fleet.StartAsync(2, time);
        var silent = new TaskCompletionSource<string>();
        int asked = 0;
        fleet.Servers[0].Echo.Say = (_, _) => Interlocked.Increment(ref asked) == 1 ? new(silent.Task) : new("blue");
        fleet.Servers[1].Echo.Say = static (_, _) => new("base");
        fleet.Answer = () => [Blue(fleet.Servers[0].Endpoint.ToString()), new ServiceInstance(fleet.Servers[1].Endpoint)];
        await using RpcChannel channel = fleet.Connect(
            static options =>
            {
                options.Balancer = LoadBalancers.LaneAware();
                options.AllMethods.Backup = new BackupOptions { Delay = TimeSpan.FromMilliseconds(20) };
            },
            options => options.TimeProvider = time);
        await channel.WarmUpAsync(TestContext.Current.CancellationToken);

        Task<string> call = channel.CreateClient<IEcho>().SayAsync("hi", InBlue()).AsTask();
        await Limit.UntilAsync(() => Volatile.Read(ref asked) == 1, "the first request is there");
        await time.RunUntilAsync(call, TimeSpan.FromMilliseconds(10));

        Assert.Equal("blue", await call);
        silent.SetResult("late");
    }

    [Fact]
    public async Task Stream_NoInstanceOfItsLaneCanBeReached_IsOpenedOnTheBaseLine()
    {
        await using Fleet fleet = await Fleet.StartAsync(1);
        fleet.Answer = () => [Blue("memory://nobody-1"), Blue("memory://nobody-2"), new ServiceInstance(fleet.Servers[0].Endpoint)];
        await using RpcChannel channel = fleet.Connect(static options => options.Balancer = LoadBalancers.LaneAware(), static options => options.Protocol = RpcProtocol.Grpc);

        fleet.Servers[0].Streams.Count = static (request, _) => Once(request);

        int count = 0;
        await foreach (Point point in channel.CreateClient<IStreams>().CountAsync(new Point(3, 4), InBlue()))
        {
            Assert.Equal(new Point(3, 4), point);
            count++;
        }

        Assert.Equal(1, count);
    }

    [Fact]
    public async Task LocalityFirst_NoInstanceOfTheZoneCanBeReached_IsServedByAnother()
    {
        await using Fleet fleet = await Fleet.StartAsync(1);
        fleet.Answer = () => [Of("memory://nobody", ServiceTags.Zone, "east"), Of(fleet.Servers[0].Endpoint.ToString(), ServiceTags.Zone, "west")];
        await using RpcChannel channel = fleet.Connect(static options => options.Balancer = LoadBalancers.LocalityFirst("east"));

        for (int i = 0; i < 10; i++)
        {
            Assert.Equal("hi", await channel.CreateClient<IEcho>().SayAsync("hi"));
        }
    }

    private static async IAsyncEnumerable<Point> Once(Point point)
    {
        await Task.Yield();
        yield return point;
    }

    private static CallContext InBlue()
    {
        var context = new CallContext();
        context.Persistent.Set(ServiceTags.Lane, "blue");
        return context;
    }

    private static ServiceInstance Blue(string address) => Of(address, ServiceTags.Lane, "blue");

    private static ServiceInstance Of(string address, string tag, string value) => new(address) { Tags = new Dictionary<string, string> { [tag] = value } };
}
