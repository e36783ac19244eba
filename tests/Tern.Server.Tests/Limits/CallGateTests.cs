namespace Tern.Server.Tests.Limits;

public sealed class CallGateTests
{
    private readonly ManualTime _time = new();
    private readonly CallGate _gate;

    public CallGateTests() => _gate = new CallGate("the server", _time, new RefusedCalls(null));

    [Fact]
    public void Enter_NoLimit_IsOpen()
    {
        Assert.True(_gate.IsOpen);

        _gate.Apply(new RpcCallLimits { ConcurrentCalls = 1 });
        Assert.False(_gate.IsOpen);

        _gate.Apply(new RpcCallLimits());
        Assert.True(_gate.IsOpen);
    }

    [Fact]
    public void Enter_AllPlacesTaken_IsRefusedUntilOneLeaves()
    {
        _gate.Apply(new RpcCallLimits { ConcurrentCalls = 2 });
        Assert.Equal(GateAnswer.Entered, Enter(new Call()));
        Assert.Equal(GateAnswer.Entered, Enter(new Call()));

        Assert.Equal(GateAnswer.Refused, _gate.Enter(new Call(), null, out RpcException? refusal));
        Assert.Equal(RpcStatusCode.ResourceExhausted, refusal!.Code);
        Assert.Equal("The call was turned down: the server runs 2 calls at once, and 0 wait.", refusal.Message);

        _gate.Leave(_time.GetTimestamp());
        Assert.Equal(GateAnswer.Entered, Enter(new Call()));
        Assert.Equal(2, _gate.InFlight);
    }

    [Fact]
    public void Enter_RateIsUsedUp_IsRefusedWithTheTimeUntilTheNextTick()
    {
        _gate.Apply(new RpcCallLimits { CallsPerSecond = 10 });
        _time.Advance(TimeSpan.FromMilliseconds(30));
        Assert.Equal(GateAnswer.Entered, Enter(new Call()));

        Assert.Equal(GateAnswer.Refused, _gate.Enter(new Call(), null, out RpcException? refusal));

        Assert.Equal("The call was turned down: request too frequent: the server takes 10 calls a second.", refusal!.Message);
        Assert.Equal(TimeSpan.FromMilliseconds(70), refusal.RetryPushback);
    }

    [Fact]
    public void Leave_OthersWait_LetsThemInInTheirOrder()
    {
        _gate.Apply(new RpcCallLimits { ConcurrentCalls = 1, QueueLength = 2 });
        Call first = new(), second = new();
        Enter(new Call());
        Assert.Equal([GateAnswer.Waits, GateAnswer.Waits, GateAnswer.Refused], [Enter(first), Enter(second), Enter(new Call())]);

        _gate.Leave(1);
        Assert.Equal((1, 0), (first.Granted, second.Granted));

        _gate.Leave(1);
        Assert.Equal((1, 1), (first.Granted, second.Granted));
        Assert.Equal((1, 0), (_gate.InFlight, _gate.Waiting));
    }

    [Fact]
    public void Leave_PrioritiesDiffer_LetsTheHighestInFirst()
    {
        _gate.Apply(new RpcCallLimits { ConcurrentCalls = 1, QueueLength = 3 });
        Call low = new(1), high = new(3), middle = new(2);
        Enter(new Call());
        Enter(low);
        Enter(high);
        Enter(middle);

        _gate.Leave(1);
        Assert.Equal((0, 1, 0), (low.Granted, high.Granted, middle.Granted));
        _gate.Leave(1);
        Assert.Equal((0, 1, 1), (low.Granted, high.Granted, middle.Granted));
    }

    [Fact]
    public void Enter_QueueIsFullOfLowerPriorities_TakesThePlaceOfTheLast()
    {
        _gate.Apply(new RpcCallLimits { ConcurrentCalls = 1, QueueLength = 2 });
        Call older = new(1), newer = new(1), high = new(2);
        Enter(new Call());
        Enter(older);
        Enter(newer);

        Assert.Equal(GateAnswer.Refused, Enter(new Call(1)));
        Assert.Equal(GateAnswer.Waits, Enter(high));

        Assert.Equal(RpcStatusCode.ResourceExhausted, newer.Refusal?.Code);
        Assert.Null(older.Refusal);
        _gate.Leave(1);
        Assert.Equal((1, 0), (high.Granted, older.Granted));
    }

    [Fact]
    public void Waiting_LongerThanTheTimeout_IsRefusedToTheMillisecond()
    {
        _gate.Apply(new RpcCallLimits { ConcurrentCalls = 1, QueueLength = 5, QueueTimeout = TimeSpan.FromMilliseconds(100) });
        Call first = new(), second = new();
        Enter(new Call());
        Enter(first);
        _time.Advance(TimeSpan.FromMilliseconds(40));
        Enter(second);

        _time.Advance(TimeSpan.FromMilliseconds(59));
        Assert.Null(first.Refusal);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Contains("QueueTimeout", first.Refusal!.Message, StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromMilliseconds(39));
        Assert.Null(second.Refusal);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.NotNull(second.Refusal);
        Assert.Equal((1, 0), (_gate.InFlight, _gate.Waiting));
        Assert.Equal(0, _time.TimerCount);
    }

    [Fact]
    public void Apply_MorePlacesOrNone_LetsInWhoWaits()
    {
        _gate.Apply(new RpcCallLimits { ConcurrentCalls = 1, QueueLength = 5 });
        Call[] waiting = [new(), new(), new()];
        Enter(new Call());
        Assert.All(waiting, call => Assert.Equal(GateAnswer.Waits, Enter(call)));

        _gate.Apply(new RpcCallLimits { ConcurrentCalls = 2, QueueLength = 5 });
        Assert.Equal([1, 0, 0], waiting.Select(call => call.Granted));

        _gate.Apply(new RpcCallLimits());
        Assert.Equal([1, 1, 1], waiting.Select(call => call.Granted));
        Assert.Equal(4, _gate.InFlight);
    }

    [Fact]
    public void Apply_FewerPlaces_LetsNobodyInUntilEnoughHaveLeft()
    {
        _gate.Apply(new RpcCallLimits { ConcurrentCalls = 3 });
        Enter(new Call());
        Enter(new Call());
        Enter(new Call());

        _gate.Apply(new RpcCallLimits { ConcurrentCalls = 1 });

        _gate.Leave(1);
        _gate.Leave(1);
        Assert.Equal(GateAnswer.Refused, Enter(new Call()));
        _gate.Leave(1);
        Assert.Equal(GateAnswer.Entered, Enter(new Call()));
    }

    [Fact]
    public async Task EnterAndLeave_FromManyThreads_NeverLetsInTooManyAndForgetsNobody()
    {
        const int Most = 3;
        _gate.Apply(new RpcCallLimits { ConcurrentCalls = Most, QueueLength = 1_000 });
        int inside = 0, worst = 0;

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (int i = 0; i < 500; i++)
            {
                var call = new Call();
                GateAnswer answer = Enter(call);
                if (answer == GateAnswer.Waits)
                {
                    await call.Resumed.Task.Within();
                }

                int now = Interlocked.Increment(ref inside);
                worst = Math.Max(Volatile.Read(ref worst), now);
                await Task.Yield();
                Interlocked.Decrement(ref inside);
                _gate.Leave(1);
            }
        })));

        Assert.InRange(worst, 1, Most);
        Assert.Equal((0, 0), (_gate.InFlight, _gate.Waiting));
    }

    private GateAnswer Enter(Call call) => _gate.Enter(call, static (_, context) => int.Parse(context.Transient["priority"]!, System.Globalization.CultureInfo.InvariantCulture), out RpcException? _);

    private sealed class Call : IGatedCall
    {
        private int _granted;

        public Call(int priority = 0) => Context.Transient.Set("priority", priority.ToString(System.Globalization.CultureInfo.InvariantCulture));

        public TaskCompletionSource Resumed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Granted => _granted;

        public RpcException? Refusal { get; private set; }

        public RpcMethod Method { get; } = new SomeMethod();

        public CallContext Context { get; } = new();

        public void Resume(RpcException? refusal)
        {
            Refusal = refusal;
            _granted += refusal is null ? 1 : 0;
            Resumed.TrySetResult();
        }
    }

    private sealed class SomeMethod() : RpcMethod("tests.Echo", "Say", MethodKind.Unary, isIdempotent: true);
}
