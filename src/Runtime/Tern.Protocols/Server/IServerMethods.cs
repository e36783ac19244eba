namespace Tern.Protocols;

/// <summary>The methods that a server offers. Built once; thread-safe.</summary>
internal interface IServerMethods
{
    /// <summary>The methods that a request for this service may reach.</summary>
    /// <param name="service">Service that the request names, without package; <see langword="null"/> if it names none.</param>
    ServiceMethods Of(string? service);

    /// <summary>The methods of the service with exactly this name and no other's; <see langword="null"/> if there is none.</summary>
    /// <param name="service">Service that the request names, with its package; without one, the service whose name ends so.</param>
    ServiceMethods? OfExactly(string service);

    /// <summary>Whether some methods turn calls down.</summary>
    bool IsGuarded { get; }

    /// <summary>A call for the user's fallback handler, or <see langword="null"/> if there is none.</summary>
    ServerCall? RentFallback(string? service, string method);

    /// <summary>What turns down calls of the user's fallback handler, or <see langword="null"/> if there is none.</summary>
    IGuardedMethod? GuardOfFallback(string? service, string method);
}

/// <summary>The methods of one service, by wire name.</summary>
internal abstract class ServiceMethods
{
    /// <summary>Whether the server has the service that was named.</summary>
    public abstract bool IsKnown { get; }

    /// <summary>A call of the unary or one-way method with this name, or <see langword="null"/> if there is no such method.</summary>
    public abstract ServerCall? TryRent(ReadOnlySpan<byte> name);

    /// <summary>A call of the streaming method with this name, or <see langword="null"/> if there is no such method.</summary>
    public abstract ServerStream? TryRentStream(ReadOnlySpan<byte> name);

    /// <summary>What turns down calls of the method with this name, of any kind; <see langword="null"/> if there is no such method.</summary>
    public abstract IGuardedMethod? GuardOf(ReadOnlySpan<byte> name);
}
