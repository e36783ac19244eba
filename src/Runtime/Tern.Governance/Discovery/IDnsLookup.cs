using System.Net;

namespace Tern;

/// <summary>Asks DNS. Implementations are thread-safe.</summary>
public interface IDnsLookup
{
    /// <summary>Asks for the addresses of a host (A and AAAA).</summary>
    /// <exception cref="Exception">The name does not exist, or nobody answers.</exception>
    ValueTask<DnsAnswer<IPAddress>> FindAddressesAsync(string host, CancellationToken cancellationToken);

    /// <summary>Asks for the service records of a name (SRV), such as <c>_tern._tcp.catalog.internal</c>.</summary>
    /// <exception cref="Exception">The name does not exist, or nobody answers.</exception>
    ValueTask<DnsAnswer<DnsServiceRecord>> FindServicesAsync(string name, CancellationToken cancellationToken);
}

/// <summary>An answer of DNS.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
/// <param name="Records">The records.</param>
/// <param name="TimeToLive">Time for which they hold; <see langword="null"/> if the source does not say.</param>
public sealed record DnsAnswer<T>(IReadOnlyList<T> Records, TimeSpan? TimeToLive = null);

/// <summary>A service record (RFC 2782).</summary>
/// <param name="Host">Host of the service.</param>
/// <param name="Port">Its port.</param>
/// <param name="Priority">Hosts with the lowest number are used.</param>
/// <param name="Weight">Share of the calls among hosts of the same priority.</param>
public sealed record DnsServiceRecord(string Host, int Port, int Priority, int Weight);

/// <summary>The look-ups that Tern brings.</summary>
public static class DnsLookup
{
    /// <summary>Addresses as the operating system finds them, with its <c>hosts</c> file, search domains and cache, which does not say how long they hold; service records from its DNS servers.</summary>
    public static IDnsLookup System { get; } = new Governance.Discovery.SystemDnsLookup();
}
