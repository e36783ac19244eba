namespace Tern;

/// <summary>Makes a server known to a registry. Implementations are thread-safe. A server is told of one by <see cref="RegistrationExtensions.UseRegistry"/>.</summary>
public interface IServiceRegistry
{
    /// <summary>Registers an instance and keeps it registered, by leases or heartbeats, until <see cref="DeregisterAsync"/>.</summary>
    /// <remarks>May be called again for the same address, with another weight or other tags: the newest holds.</remarks>
    /// <exception cref="Exception">The registry refused or could not be reached; the server logs it, serves on, and tries again.</exception>
    ValueTask RegisterAsync(ServiceRegistration registration, CancellationToken cancellationToken);

    /// <summary>Takes the instance out, so that no caller finds it any more. Doing it twice, or for an instance that was never registered, does nothing.</summary>
    /// <exception cref="Exception">The registry refused or could not be reached; the server logs it, tries again for a while, and stops in any case.</exception>
    ValueTask DeregisterAsync(ServiceRegistration registration, CancellationToken cancellationToken);
}

/// <summary>What a server tells a registry about itself.</summary>
/// <param name="Service">Name of the service that callers look for.</param>
/// <param name="Instance">Address, weight and tags.</param>
public sealed record ServiceRegistration(string Service, ServiceInstance Instance);
