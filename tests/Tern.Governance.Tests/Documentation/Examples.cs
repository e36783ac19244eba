using System.Diagnostics;

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
