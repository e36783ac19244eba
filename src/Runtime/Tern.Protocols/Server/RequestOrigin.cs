namespace Tern.Protocols;

/// <summary>What a request says beyond its arguments: who asks, how long it may take, what travels with it.</summary>
internal abstract class RequestOrigin(RpcPeer peer)
{
    public RpcPeer Peer { get; protected set; } = peer;

    /// <summary>Time that the call has, or <see langword="null"/>.</summary>
    public TimeSpan? Timeout { get; protected init; }

    /// <summary>Integer keys of a TTHeader.</summary>
    public Dictionary<ushort, string>? Ints { get; protected init; }

    /// <summary>Whether metadata or headers of the user's travel with it.</summary>
    public bool HasMetadata { get; protected init; }

    /// <summary>Whether there is nothing that must follow the handler through its awaits.</summary>
    public bool IsBare => !HasMetadata && Timeout is null;

    /// <summary>Gives a context of its own what travels with the request; not called for a request without metadata.</summary>
    public abstract void CopyTo(CallContext context);
}
