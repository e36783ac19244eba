using System.Diagnostics;
using System.Threading.RateLimiting;

namespace Tern.Governance.Tests.Documentation;

// What docs/governance.md shows, word for word; a test compares.

internal sealed class FileResolver : IServiceResolver
{
    public string Scheme => "file";

    public async ValueTask<ResolvedService> ResolveAsync(ServiceTarget target, CancellationToken cancellationToken)
    {
        string[] lines = await File.ReadAllLinesAsync("/" + target.Name, cancellationToken);
        return new ResolvedService([.. lines.Select(line => new ServiceInstance(line))]);
    }
}

internal sealed class FileRegistry(string folder) : IServiceRegistry
{
    public async ValueTask RegisterAsync(ServiceRegistration registration, CancellationToken cancellationToken) =>
        await File.WriteAllTextAsync(PathOf(registration), registration.Instance.Address, cancellationToken);

    public ValueTask DeregisterAsync(ServiceRegistration registration, CancellationToken cancellationToken)
    {
        File.Delete(PathOf(registration));
        return ValueTask.CompletedTask;
    }

    private string PathOf(ServiceRegistration registration) =>
        Path.Combine(folder, $"{registration.Service}@{registration.Instance.Address.Replace('/', '_')}");
}

internal sealed class FirstAvailable : ILoadBalancer
{
    public string Name => "first-available";

    public IInstancePicker CreatePicker(IReadOnlyList<InstanceState> instances, Random random) => new Picker(instances);

    private sealed class Picker(IReadOnlyList<InstanceState> instances) : IInstancePicker
    {
        public InstanceState? Pick(in PickContext context) => instances.FirstOrDefault(instance => instance.IsAvailable);
    }
}

internal static class Retries
{
    public static RetryOptions OnLocks { get; } = new()
    {
        MaxRetries = 3,
        OnError = error => error is RpcException { Code: RpcStatusCode.FailedPrecondition } failure && failure.Message.Contains("locked"),
        OnResult = result => result is "",
    };
}

internal static class Timings
{
    public static RpcMiddleware To(Action<string, TimeSpan> note) => async (invocation, next) =>
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            await next(invocation);
        }
        finally
        {
            note($"{invocation.Method.Name} at {invocation.Context.Peer?.Address}", Stopwatch.GetElapsedTime(started));
        }
    };
}

internal sealed class ShopSuite : IGovernanceSuite
{
    public string Name => "shop";

    public void Apply(GovernanceOptions options)
    {
        options.Resolvers.Add(new FileResolver());
        options.Balancer = LoadBalancers.LaneAware(LoadBalancers.LeastInFlight);
        options.AllMethods.Breaker = new BreakerOptions();
    }
}

internal static class Sizes
{
    public static RpcStreamMiddleware AtMost(int messages) => message =>
    {
        if (message.Direction == RpcStreamDirection.Received && message.Number > messages)
        {
            throw new RpcException(RpcStatusCode.ResourceExhausted, $"{message.Method.Name} takes {messages} messages.");
        }

        return ValueTask.CompletedTask;
    };
}

internal sealed class ShopClients : IChannelSuite
{
    public string Name => "shop clients";

    public void Apply(RpcChannelOptions options)
    {
        options.Protocol = RpcProtocol.ThriftTTHeader;
        options.Connections = ConnectionMode.Multiplexed;
        options.UseStream(Sizes.AtMost(1_000)).UseGovernance(governance => governance.Use(new ShopSuite()));
    }
}

internal sealed class ShopServers(IServiceRegistry registry) : IServerSuite
{
    public string Name => "shop servers";

    public void Apply(RpcServerBuilder builder) => builder
        .UseRegistry(registry, options => options.Tags["team"] = "shop")
        .UseStream(Sizes.AtMost(10_000))
        .Configure(options => options.CallLimits.Adaptive = new RpcAdaptiveLimit());
}

internal static class Tokens
{
    public static RpcAccessCheck Known(IReadOnlySet<string> tokens) => (method, context) =>
        context.Transient["token"] is not { } token ? $"{method.Name} needs a token"
        : tokens.Contains(token) ? null
        : "nobody knows this token";
}

internal sealed class QuotaOfCallers(PartitionedRateLimiter<string> quotas) : ICallLimiter
{
    public async ValueTask<CallPermit> AcquireAsync(RpcMethod method, CallContext context)
    {
        RateLimitLease lease = await quotas.AcquireAsync($"{context.Peer?.Service} {method.Service}", 1, context.CancellationToken);
        return lease.IsAcquired ? CallPermit.Granted(lease)
            : CallPermit.Refused(lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan later) ? later : null, "your quota is used up");
    }
}
