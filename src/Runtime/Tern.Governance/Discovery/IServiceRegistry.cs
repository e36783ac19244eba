namespace Tern;

/// <summary>Makes a server known to a registry. Implementations are thread-safe.</summary>
public interface IServiceRegistry
{
    /// <summary>Registers an instance and keeps it registered, by leases or heartbeats, until <see cref="DeregisterAsync"/>.</summary>
    /// <exception cref="Exception">The registry refused or could not be reached; the server does not start.</exception>
    ValueTask RegisterAsync(ServiceRegistration registration, CancellationToken cancellationToken);

    /// <summary>Takes the instance out, so that no caller finds it any more. Doing it twice does nothing.</summary>
    ValueTask DeregisterAsync(ServiceRegistration registration, CancellationToken cancellationToken);
}

/// <summary>What a server tells a registry about itself.</summary>
/// <param name="Service">Name of the service that callers look for.</param>
/// <param name="Instance">Address, weight and tags.</param>
public sealed record ServiceRegistration(string Service, ServiceInstance Instance);
