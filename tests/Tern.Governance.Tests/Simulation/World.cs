namespace Tern.Governance.Tests.Simulation;

/// <summary>Some clients and some servers in virtual time: the governance is the real one, the network below its attempts is not. All runs on the thread that moves the clock.</summary>
internal sealed class World : IServiceResolver, IAsyncDisposable
{
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(1);

    private readonly List<RpcChannel> _channels = [];
    private readonly List<IEcho> _clients = [];
    private readonly Dictionary<int, int> _servedNotIdempotent = [];
    private int _lastId;

    public World(int seed, int instances, int clients = 2, Action<GovernanceOptions>? configure = null)
    {
        Random = new Random(seed);
        for (int i = 0; i < instances; i++)
        {
            var instance = new VirtualInstance($"memory://instance-{i}", 5 * Random.Next(1, 4), Time, Random);
            instance.Served = id =>
            {
                Served++;
                if (id % 2 == 1)
                {
                    _servedNotIdempotent[id] = _servedNotIdempotent.GetValueOrDefault(id) + 1;
                }
            };
            Instances.Add(instance);
        }

        Registered = [.. Instances];
        for (int client = 0; client < clients; client++)
        {
            RpcChannel channel = Connect(client, seed, configure);
            _channels.Add(channel);
            _clients.Add(channel.CreateClient<IEcho>());
        }
    }

    public ManualTime Time { get; } = new();

    public Random Random { get; }

    public List<VirtualInstance> Instances { get; } = [];

    public int ClientCount => _clients.Count;

    /// <summary>What the registry says.</summary>
    public List<VirtualInstance> Registered { get; set; }

    /// <summary>Whether the registry answers.</summary>
    public bool RegistryIsUp { get; set; } = true;

    public string Scheme => "world";

    /// <summary>The lane of a third of the calls that may be repeated; <see langword="null"/>: none of them has one.</summary>
    public string? LaneOfSome { get; set; }

    /// <summary>Calls that may be repeated, and how many of them failed.</summary>
    public int Calls { get; private set; }

    public int Failures { get; private set; }

    /// <summary>Calls of both kinds.</summary>
    public int AllCalls => _lastId;

    /// <summary>Requests that reached a server.</summary>
    public int Served { get; private set; }

    /// <summary>Calls that must not be repeated and were.</summary>
    public IEnumerable<int> ServedTwice => _servedNotIdempotent.Where(static entry => entry.Value > 1).Select(static entry => entry.Key);

    public ValueTask<ResolvedService> ResolveAsync(ServiceTarget target, CancellationToken cancellationToken) => RegistryIsUp
        ? new(new ResolvedService([.. Registered.Select(Describe)]))
        : throw new InvalidOperationException("The registry is down.");

    /// <summary>Has the instances found, which is the only thing that does not happen on the thread of the clock. No time passes.</summary>
    public async Task StartAsync()
    {
        TimeSpan latency = Instances[0].Latency;
        Instances.ForEach(static instance => instance.Latency = TimeSpan.Zero);
        foreach (IEcho client in _clients)
        {
            await client.SayAsync("0");
        }

        await Task.Yield();
        Instances.ForEach(instance => instance.Latency = latency);
        Reset();
    }

    /// <summary>Lets time pass, with calls in it.</summary>
    /// <param name="seconds">How long.</param>
    /// <param name="perSecond">Calls in a second, on the average.</param>
    public void Run(double seconds, int perSecond = 500)
    {
        for (int step = 0; step < seconds * 1_000; step++)
        {
            // Poisson: several may come at once.
            for (double next = Exponential(); next < perSecond / 1_000.0; next += Exponential())
            {
                _ = CallAsync(++_lastId);
            }

            Time.Advance(s_step);
        }
    }

    /// <summary>Forgets what was counted.</summary>
    public void Reset()
    {
        Calls = 0;
        Failures = 0;
        foreach (VirtualInstance instance in Instances)
        {
            instance.AttemptsOf.Clear();
            instance.AttemptsInLanes = 0;
        }
    }

    public double ShareOf(VirtualInstance instance) => (double)instance.Attempts / Math.Max(1, Instances.Sum(static one => one.Attempts));

    public double WeightOf(VirtualInstance instance) => (double)instance.Weight / Instances.Sum(static one => one.Weight);

    /// <summary>The same among the calls of one client.</summary>
    public double ShareOf(VirtualInstance instance, int client) =>
        (double)instance.AttemptsOf.GetValueOrDefault(client) / Math.Max(1, Instances.Sum(one => one.AttemptsOf.GetValueOrDefault(client)));

    public async ValueTask DisposeAsync()
    {
        foreach (RpcChannel channel in _channels)
        {
            await channel.DisposeAsync();
        }
    }

    private RpcChannel Connect(int client, int seed, Action<GovernanceOptions>? configure) =>
        RpcChannel.Connect("world:///echo", options =>
        {
            options.TimeProvider = Time;
            options.Protocol = RpcProtocol.ThriftTTHeader;
            options.UseGovernance(governance =>
            {
                governance.Resolvers.Add(this);
                governance.Random = new Random(seed + 1 + client);
                governance.UseInstance((invocation, _) => Instances.Single(instance => instance.Address == invocation.Context.Peer!.Address).ServeAsync(invocation, client));
                governance.InstanceBreaker = new BreakerOptions { ConsecutiveFailures = 5, CoolDown = TimeSpan.FromSeconds(2) };
                governance.Outliers = new OutlierOptions { BaseEjectionTime = TimeSpan.FromSeconds(5), Interval = TimeSpan.FromSeconds(1), MinRequests = 50 };
                governance.SlowStart = TimeSpan.FromSeconds(2);
                governance.AllMethods.Timeout = TimeSpan.FromMilliseconds(500);
                governance.AllMethods.AttemptTimeout = AttemptTimeout;
                governance.AllMethods.Retry = new RetryOptions { MaxRetries = 3, Delay = TimeSpan.FromMilliseconds(5) };
                configure?.Invoke(governance);
            });
        });

    private static ServiceInstance Describe(VirtualInstance instance) => new(instance.Address)
    {
        Weight = instance.Weight,
        Tags = instance.Lane is { } lane ? new Dictionary<string, string> { [ServiceTags.Lane] = lane } : new Dictionary<string, string>(),
    };

    private CallContext? ContextOfCall()
    {
        if (LaneOfSome is not { } lane || Random.Next(3) != 0)
        {
            return null;
        }

        var context = new CallContext();
        context.Persistent.Set(ServiceTags.Lane, lane);
        return context;
    }

    private double Exponential() => -Math.Log(1 - Random.NextDouble());

    // Every second call must not be repeated.
    private async Task CallAsync(int id)
    {
        IEcho echo = _clients[Random.Next(_clients.Count)];
        if (id % 2 == 1)
        {
            try
            {
                await echo.MoveAsync(new Point(id, 0), 0, 0).ConfigureAwait(false);
            }
            catch (RpcException)
            {
                // What was sent and lost stays lost.
            }

            return;
        }

        Calls++;
        try
        {
            string reply = await echo.SayAsync(id.ToString(System.Globalization.CultureInfo.InvariantCulture), ContextOfCall()).ConfigureAwait(false);
            Assert.Equal(id, int.Parse(reply, System.Globalization.CultureInfo.InvariantCulture));
        }
        catch (RpcException)
        {
            Failures++;
        }
    }
}
