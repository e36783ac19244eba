namespace Tern.Server;

/// <summary>How far a call has come through the gates. A value of the call that changes with it.</summary>
internal struct GateTicket
{
    /// <summary>Whether it was looked at, so that it must be taken through the gates even if they have been opened meanwhile.</summary>
    public readonly bool IsBegun => Asked != 0 || IsAllowed || Full.Gate is not null;

    /// <summary>Whether somebody has looked if it may be made.</summary>
    public bool IsAllowed { get; set; }

    /// <summary>The gate that was full when the call arrived, and why: its arguments were not read.</summary>
    public (CallGate? Gate, RpcLimitKind Limit) Full { get; set; }

    /// <summary>Gates that it has been asked at.</summary>
    public int Asked { get; set; }

    /// <summary>Whether it waits at the last of them.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>Why it was turned down while it waited.</summary>
    public RpcException? Refusal { get; set; }

    /// <summary>The user's limiter, while it thinks; <see langword="null"/> if it does not.</summary>
    public Task<CallPermit>? Asking { get; set; }

    /// <summary>What the user's limiter gets back when the call has ended.</summary>
    public IDisposable? Lease { get; set; }

    /// <summary>Timestamps at which it got in; zero where it did not.</summary>
    public long OwnSince { get; set; }

    /// <inheritdoc cref="OwnSince"/>
    public long ServerSince { get; set; }
}
