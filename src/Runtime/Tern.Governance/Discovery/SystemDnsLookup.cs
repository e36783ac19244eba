using System.Net;
using System.Net.NetworkInformation;

namespace Tern.Governance.Discovery;

/// <summary>The operating system's look-up for addresses, and a question of our own for service records, for which .NET has none.</summary>
internal sealed class SystemDnsLookup : IDnsLookup
{
    private const int DnsPort = 53;

    public async ValueTask<DnsAnswer<IPAddress>> FindAddressesAsync(string host, CancellationToken cancellationToken) =>
        new(await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false));

    public ValueTask<DnsAnswer<DnsServiceRecord>> FindServicesAsync(string name, CancellationToken cancellationToken) =>
        new DnsClient(Servers()).FindServicesAsync(name, cancellationToken);

    // Asked for anew each time: a machine may move to another network. On Unix this reads /etc/resolv.conf.
    private static IPEndPoint[] Servers() =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces()
            .Where(static network => network.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown)
            .SelectMany(static network => network.GetIPProperties().DnsAddresses)
            .Distinct()
            .Select(static address => new IPEndPoint(address, DnsPort)),
    ];
}
