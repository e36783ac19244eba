namespace Tern.Protocols;

/// <summary>What one call carries beyond its arguments.</summary>
/// <param name="Timeout">Time that the server is told, or <see langword="null"/>.</param>
/// <param name="Own">What the caller set for this call, or <see langword="null"/>.</param>
/// <param name="Ambient">The call that the running handler serves, whose persistent metadata travels on, or <see langword="null"/>.</param>
internal readonly record struct RequestMetadata(TimeSpan? Timeout, CallContext? Own, CallContext? Ambient)
{
    /// <summary>Whether there is nothing that travels in headers of its own over gRPC, but for the timeout.</summary>
    public bool IsBare =>
        Ambient?.PersistentOrNull is null
        && (Own is null || (Own.TransientOrNull is null && Own.PersistentOrNull is null && Own.RequestHeadersOrNull is null));

    /// <summary>Whether the template of the method is all that the header needs.</summary>
    public bool IsEmpty =>
        Timeout is null
        && Ambient is null
        && (Own is null || (Own.TransientOrNull is null && Own.PersistentOrNull is null && Own.TransportKeysOrNull is null));
}
