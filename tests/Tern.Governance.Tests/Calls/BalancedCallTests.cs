namespace Tern.Governance.Tests.Calls;

public sealed class BalancedCallTests
{
    [Fact]
    public async Task Say_ThreeInstances_EachServesAThird()
    {
        await using Fleet fleet = await Fleet.StartAsync(3);
        int[] served = new int[3];
        for (int i = 0; i < 3; i++)
        {
            int index = i;
            fleet.Servers[i].Echo.Say = (text, _) =>
            {
                Interlocked.Increment(ref served[index]);
                return new(text);
            };
        }

        await using RpcChannel channel = fleet.Connect();
        IEcho echo = channel.CreateClient<IEcho>();
        for (int i = 0; i < 300; i++)
        {
            Assert.Equal("hi", await echo.SayAsync("hi"));
        }

        Assert.Equal([100, 100, 100], served);
    }

    [Fact]
    public async Task Move_InstanceDoesNotListen_GoesElsewhereAlthoughNotIdempotent()
    {
        await using Fleet fleet = await Fleet.StartAsync(1);
        fleet.Answer = () => [new ServiceInstance("memory://nobody-1"), new ServiceInstance("memory://nobody-2"), new ServiceInstance(fleet.Servers[0].Endpoint.ToString())];
        await using RpcChannel channel = fleet.Connect();
        IEcho echo = channel.CreateClient<IEcho>();

        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(new Point(2, 3), await echo.MoveAsync(new Point(1, 1), 1, 2));
        }
    }

    [Fact]
    public async Task Say_NoInstanceListens_FailureTellsEachAttempt()
    {
        await using Fleet fleet = await Fleet.StartAsync(0);
        fleet.Answer = () => [new ServiceInstance("memory://nobody-1"), new ServiceInstance("memory://nobody-2")];
        await using RpcChannel channel = fleet.Connect();

        RpcConnectionException failure = await Assert.ThrowsAsync<RpcConnectionException>(async () => await channel.CreateClient<IEcho>().SayAsync("hi"));

        Assert.False(failure.MayHaveBeenSent);
        Assert.Equal("tests.Echo/Say", failure.Method);
        Assert.Equal(["memory://nobody-1", "memory://nobody-2"], failure.Attempts.Select(attempt => attempt.Endpoint).Order());
        Assert.Contains("weighted-round-robin", failure.Attempts[0].Reason);
    }

    [Fact]
    public async Task Say_ResolverFailsLater_LastGoodInstancesStay()
    {
        var time = new ManualTime();
        await using Fleet fleet = await Fleet.StartAsync(1);
        await using RpcChannel channel = fleet.Connect(channel: options => options.TimeProvider = time);
        IEcho echo = channel.CreateClient<IEcho>();
        await echo.SayAsync("hi");
        int asked = fleet.Questions;

        fleet.Answer = () => throw new InvalidOperationException("down");
        time.Advance(TimeSpan.FromSeconds(11));

        Assert.True(fleet.Questions > asked);
        Assert.Equal("hi", await echo.SayAsync("hi"));
    }

    [Fact]
    public async Task Say_RegistryPushesAnother_NewCallsGoThere()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        fleet.Servers[1].Echo.Say = (_, _) => new("second");
        fleet.Answer = () => [new ServiceInstance(fleet.Servers[0].Endpoint.ToString())];
        await using RpcChannel channel = fleet.Connect();
        IEcho echo = channel.CreateClient<IEcho>();
        await echo.SayAsync("hi");

        fleet.Push(new ServiceInstance(fleet.Servers[1].Endpoint.ToString()));

        Assert.Equal("second", await echo.SayAsync("hi"));
    }

    [Fact]
    public async Task Count_Streaming_GoesToAnInstance()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        fleet.Answer = () => [new ServiceInstance("memory://nobody"), new ServiceInstance(fleet.Servers[0].Endpoint.ToString())];
        await using RpcChannel channel = fleet.Connect(channel: options => options.Protocol = RpcProtocol.Grpc);

        int count = 0;
        await foreach (string word in channel.CreateClient<IStreams>().WordsAsync("a b c"))
        {
            count++;
        }

        Assert.Equal(3, count);
    }

    [Theory]
    [InlineData("nowhere:///x", "Nothing resolves 'nowhere:///x': add a resolver for 'nowhere'")]
    [InlineData("x", "has no scheme")]
    public void Connect_TargetThatNothingResolves_SaysWhatToAdd(string target, string message)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => RpcChannel.Connect(target, options => options.UseGovernance()));

        Assert.Contains(message, error.Message);
    }

    [Theory]
    [InlineData(RpcProtocol.Grpc)]
    [InlineData(RpcProtocol.ThriftTTHeader)]
    public async Task Count_NoMessageWithinTheTimeOfItsMethod_FailsAndTheInstanceIsFreeAgain(RpcProtocol protocol)
    {
        var time = new ManualTime();
        await using Fleet fleet = await Fleet.StartAsync(1);
        var never = new TaskCompletionSource();
        fleet.Servers[0].Streams.Count = (request, _) => Silent(request, never.Task);
        await using RpcChannel channel = fleet.Connect(
            static options =>
            {
                options.Methods["Count"] = new MethodPolicyOptions { ReceiveTimeout = TimeSpan.FromSeconds(2) };
                options.AllMethods.ReceiveTimeout = TimeSpan.FromMinutes(5);
                options.AllMethods.Breaker = new BreakerOptions { ConsecutiveFailures = 1 };
            },
            options =>
            {
                options.TimeProvider = time;
                options.Protocol = protocol;
            });
        await using IAsyncEnumerator<Point> replies = channel.CreateClient<IStreams>().CountAsync(new Point(1, 2)).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await replies.MoveNextAsync().Within());
        Assert.Equal(1, Assert.Single(channel.GetInstances()).InFlight);

        Task<bool> second = replies.MoveNextAsync().AsTask();
        time.Advance(TimeSpan.FromMilliseconds(1_999));
        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAsync<RpcTimeoutException>(() => second.Within());
        await Limit.UntilAsync(() => channel.GetInstances()[0].InFlight == 0, "the stream no longer counts");
        Assert.Equal(BreakerState.Open, channel.GetBreakerState("Count"));
        never.SetResult();
    }

    [Fact]
    public async Task Count_OpenStreams_SpreadByWeightWhileTheyLive()
    {
        await using Fleet fleet = await Fleet.StartAsync(2);
        fleet.Answer = () => [.. fleet.Servers.Select(static (server, i) => new ServiceInstance(server.Endpoint) { Weight = i == 0 ? 30 : 10 })];
        var release = new TaskCompletionSource();
        foreach (TestServer server in fleet.Servers)
        {
            server.Streams.Count = (request, _) => Silent(request, release.Task);
        }

        await using RpcChannel channel = fleet.Connect(static options => options.Balancer = LoadBalancers.LeastInFlight);
        IStreams streams = channel.CreateClient<IStreams>();
        var open = new List<IAsyncEnumerator<Point>>();
        for (int i = 0; i < 80; i++)
        {
            IAsyncEnumerator<Point> stream = streams.CountAsync(new Point(i, 0)).GetAsyncEnumerator(TestContext.Current.CancellationToken);
            Assert.True(await stream.MoveNextAsync().Within());
            open.Add(stream);
        }

        int heavy = channel.GetInstances().Single(static instance => instance.Instance.Weight == 30).InFlight;
        Assert.Equal(80, channel.GetInstances().Sum(static instance => instance.InFlight));
        Assert.InRange(heavy, 56, 64);
        release.SetResult();
        foreach (IAsyncEnumerator<Point> stream in open)
        {
            Assert.False(await stream.MoveNextAsync().Within());
            await stream.DisposeAsync();
        }

        Assert.Equal(0, channel.GetInstances().Sum(static instance => instance.InFlight));
    }

    private static async IAsyncEnumerable<Point> Silent(Point first, Task until)
    {
        yield return first;
        await until;
    }
}
