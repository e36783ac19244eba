namespace Tern.Governance.Tests;

/// <summary>Some servers in memory, and a resolver that a test changes.</summary>
internal sealed class Fleet : IServiceResolver, IAsyncDisposable
{
    private readonly List<TestServer> _servers = [];
    private Action<ResolvedService>? _changed;

    public string Scheme => "fleet";

    public IReadOnlyList<TestServer> Servers => _servers;

    /// <summary>What the registry says; a test may make it fail.</summary>
    public Func<IReadOnlyList<ServiceInstance>> Answer { get; set; } = static () => [];

    public int Questions { get; private set; }

    /// <summary>How long its answers hold.</summary>
    public TimeSpan? ValidFor { get; set; }

    public static async Task<Fleet> StartAsync(int servers, TimeProvider? time = null)
    {
        var fleet = new Fleet();
        for (int i = 0; i < servers; i++)
        {
            fleet._servers.Add(await TestServer.StartAsync(time: time));
        }

        fleet.Answer = () => [.. fleet._servers.Select(static server => new ServiceInstance(server.Endpoint.ToString()))];
        return fleet;
    }

    public RpcChannel Connect(Action<GovernanceOptions>? configure = null, Action<RpcChannelOptions>? channel = null) =>
        RpcChannel.Connect("fleet:///echo", options =>
        {
            options.Protocol = RpcProtocol.ThriftTTHeader;
            options.Connections = ConnectionMode.Multiplexed;
            channel?.Invoke(options);
            TestServer.BeGenerous(options);
            options.UseGovernance(governance =>
            {
                governance.Resolvers.Add(this);
                governance.Random = new Random(1);
                configure?.Invoke(governance);
            });
        });

    /// <summary>Has every server answer <c>Say</c> so.</summary>
    public void ServeWith(Func<string, CallContext?, ValueTask<string>> say)
    {
        foreach (TestServer server in _servers)
        {
            server.Echo.Say = say;
        }
    }

    public ValueTask<ResolvedService> ResolveAsync(ServiceTarget target, CancellationToken cancellationToken)
    {
        Questions++;
        return new(new ResolvedService(Answer()) { ValidFor = ValidFor });
    }

    public IDisposable? Watch(ServiceTarget target, Action<ResolvedService> changed)
    {
        _changed = changed;
        return null;
    }

    public void Push(params IReadOnlyList<ServiceInstance> instances) => _changed!(new ResolvedService(instances));

    public async ValueTask DisposeAsync()
    {
        foreach (TestServer server in _servers)
        {
            await server.DisposeAsync();
        }
    }
}
