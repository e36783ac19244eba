namespace Tern.Server;

/// <summary>How far a call has come through the gates. A value of the call that changes with it.</summary>
internal struct GateTicket
{
    /// <summary>Gates that it has been asked at.</summary>
    public int Asked { get; set; }

    /// <summary>Whether it waits at the last of them.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>Why it was turned down while it waited.</summary>
    public RpcException? Refusal { get; set; }

    /// <summary>Timestamps at which it got in; zero where it did not.</summary>
    public long OwnSince { get; set; }

    /// <inheritdoc cref="OwnSince"/>
    public long ServerSince { get; set; }
}
