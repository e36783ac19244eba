namespace Tern;

/// <summary>Finds the instances of a service. Implementations are thread-safe.</summary>
public interface IServiceResolver
{
    /// <summary>Scheme of the targets that it resolves, lower case: <c>etcd</c> for <c>etcd:///shop.Catalog</c>.</summary>
    string Scheme { get; }

    /// <summary>Asks for the instances of a service.</summary>
    /// <param name="target">The service.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="Exception">Whatever goes wrong: the instances that were known before stay in use, and the failure is logged. An empty answer counts as a failure too.</exception>
    ValueTask<ResolvedService> ResolveAsync(ServiceTarget target, CancellationToken cancellationToken);

    /// <summary>Asks to be told of changes. Polling goes on beside it, for a registry may lose a subscriber without a word.</summary>
    /// <param name="target">The service.</param>
    /// <param name="changed">Takes all instances as they are now. May be called from any thread.</param>
    /// <returns>Ends the subscription when disposed; <see langword="null"/> if the resolver cannot push.</returns>
    IDisposable? Watch(ServiceTarget target, Action<ResolvedService> changed) => null;
}

/// <summary>The instances of a service.</summary>
/// <param name="Instances">All of them.</param>
public sealed record ResolvedService(IReadOnlyList<ServiceInstance> Instances)
{
    /// <summary>Time for which the answer holds, if the source says so (the time to live of DNS); the next question comes then, and no later than the refresh interval.</summary>
    /// <value><see langword="null"/> by default: the refresh interval of the options.</value>
    public TimeSpan? ValidFor { get; init; }
}
