namespace Tern;

/// <summary>A registry inside the process, for tests and for programs of one process: servers register with it, channels find them by it and are told of each change at once. Thread-safe.</summary>
/// <param name="scheme">Scheme of its targets: a channel for <c>registry:///shop.Catalog</c> finds the instances of <c>shop.Catalog</c>.</param>
public sealed class InMemoryRegistry(string scheme = "registry") : IServiceRegistry, IServiceResolver
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SortedDictionary<string, ServiceInstance>> _services = new(StringComparer.Ordinal);
    private readonly List<Subscription> _subscriptions = [];

    /// <inheritdoc/>
    public string Scheme => scheme;

    /// <summary>The instances of a service, in the order of their addresses; empty if there is none.</summary>
    public IReadOnlyList<ServiceInstance> GetInstances(string service)
    {
        lock (_gate)
        {
            return _services.TryGetValue(service, out SortedDictionary<string, ServiceInstance>? instances) ? [.. instances.Values] : [];
        }
    }

    /// <inheritdoc/>
    public ValueTask RegisterAsync(ServiceRegistration registration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(registration);
        Change(registration.Service, instances => instances[registration.Instance.Address] = registration.Instance);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DeregisterAsync(ServiceRegistration registration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(registration);
        Change(registration.Service, instances => instances.Remove(registration.Instance.Address));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<ResolvedService> ResolveAsync(ServiceTarget target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        return new(new ResolvedService(GetInstances(target.Name)));
    }

    /// <inheritdoc/>
    public IDisposable Watch(ServiceTarget target, Action<ResolvedService> changed)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(changed);
        var subscription = new Subscription(this, target.Name, changed);
        lock (_gate)
        {
            _subscriptions.Add(subscription);
        }

        return subscription;
    }

    // Told under the lock: of two changes nobody may hear the first one last.
    private void Change(string service, Action<SortedDictionary<string, ServiceInstance>> change)
    {
        lock (_gate)
        {
            if (!_services.TryGetValue(service, out SortedDictionary<string, ServiceInstance>? instances))
            {
                _services.Add(service, instances = new SortedDictionary<string, ServiceInstance>(StringComparer.Ordinal));
            }

            change(instances);
            var answer = new ResolvedService([.. instances.Values]);
            foreach (Subscription subscription in _subscriptions.Where(subscription => subscription.Service == service).ToArray())
            {
                subscription.Changed(answer);
            }
        }
    }

    private sealed class Subscription(InMemoryRegistry registry, string service, Action<ResolvedService> changed) : IDisposable
    {
        public string Service => service;

        public Action<ResolvedService> Changed => changed;

        public void Dispose()
        {
            lock (registry._gate)
            {
                registry._subscriptions.Remove(this);
            }
        }
    }
}
