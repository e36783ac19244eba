using System.Security.Cryptography.X509Certificates;

namespace Tern;

/// <summary>The other end of a connection, as far as it is known.</summary>
/// <param name="Address">Its address: <c>tcp://10.0.0.7:41234</c>, <c>unix://…</c> or <c>memory://…</c>.</param>
public sealed record RpcPeer(string Address)
{
    /// <summary>Address that a header gives for the peer (TTHeader string key <c>rip</c>), or <see langword="null"/>; behind a proxy <see cref="Address"/> is the proxy's.</summary>
    /// <remarks>Whoever sends the header chooses it: fit for logs, not for deciding what a peer may do.</remarks>
    public string? ReportedAddress { get; init; }

    /// <summary>Service that the peer says it is (TTHeader int key 3), or <see langword="null"/>.</summary>
    public string? Service { get; init; }

    /// <summary>Method in which the peer made this call (TTHeader int key 20), or <see langword="null"/>.</summary>
    public string? Method { get; init; }

    /// <summary>Certificate that the peer presented on a TLS connection, or <see langword="null"/>.</summary>
    public X509Certificate2? Certificate { get; init; }
}
