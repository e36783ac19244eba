using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tern.Governance.Discovery;

/// <summary>Instances from DNS: <c>dns:///host:port</c> asks for addresses, <c>dns:///_service._proto.name</c> for service records. Source of the default port: kitex-contrib <c>resolver-dns</c>.</summary>
internal sealed class DnsResolver(string scheme, IDnsLookup lookup) : IServiceResolver
{
    public const string Dns = "dns";

    private const int DefaultPort = 443;

    public string Scheme => scheme;

    public async ValueTask<ResolvedService> ResolveAsync(ServiceTarget target, CancellationToken cancellationToken)
    {
        if (target.Authority.Length > 0)
        {
            throw new FormatException($"'{target}' names the DNS server '{target.Authority}', which is not supported: write {scheme}:///name:port, with three slashes, and set the server in the system or give a look-up of your own.");
        }

        return target.Name.StartsWith('_')
            ? await FindServicesAsync(target.Name, cancellationToken).ConfigureAwait(false)
            : await FindHostAsync(target, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<ResolvedService> FindHostAsync(ServiceTarget target, CancellationToken cancellationToken)
    {
        (string host, int port) = Split(target);
        DnsAnswer<IPAddress> answer = await lookup.FindAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        return new ResolvedService([.. answer.Records.Distinct().Select(address => InstanceOf(address, port, host, ServiceInstance.DefaultWeight))]) { ValidFor = answer.TimeToLive };
    }

    private async ValueTask<ResolvedService> FindServicesAsync(string name, CancellationToken cancellationToken)
    {
        DnsAnswer<DnsServiceRecord> services = await lookup.FindServicesAsync(name, cancellationToken).ConfigureAwait(false);
        if (services.Records.Count == 0)
        {
            return new ResolvedService([]);
        }

        int first = services.Records.Min(static record => record.Priority);
        DnsServiceRecord[] used = [.. services.Records.Where(record => record.Priority == first)];
        bool weighs = used.Any(static record => record.Weight > 0);
        var instances = new List<ServiceInstance>();
        TimeSpan? validFor = services.TimeToLive;
        Exception? failure = null;
        foreach (DnsServiceRecord record in used)
        {
            try
            {
                DnsAnswer<IPAddress> addresses = await lookup.FindAddressesAsync(record.Host, cancellationToken).ConfigureAwait(false);
                validFor = addresses.TimeToLive < (validFor ?? TimeSpan.MaxValue) ? addresses.TimeToLive : validFor;

                // A weight of zero is "very small" beside others (RFC 2782), and says nothing where all are.
                int weight = weighs ? Math.Max(1, record.Weight) : ServiceInstance.DefaultWeight;
                instances.AddRange(addresses.Records.Select(address => InstanceOf(address, record.Port, record.Host, weight)));
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                failure = exception;
            }
        }

        // Hosts without an address are left out as long as there are others.
        return instances.Count == 0 && failure is not null
            ? throw new InvalidOperationException($"None of the hosts of {name} has an address: {failure.Message}", failure)
            : new ResolvedService([.. instances.DistinctBy(static instance => instance.Address)]) { ValidFor = validFor };
    }

    private static ServiceInstance InstanceOf(IPAddress address, int port, string host, int weight)
    {
        string text = address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
        return new ServiceInstance(string.Create(CultureInfo.InvariantCulture, $"tcp://{text}:{port}"))
        {
            Weight = weight,
            Tags = IPAddress.TryParse(host, out _) ? new ServiceInstance("").Tags : new Dictionary<string, string>(StringComparer.Ordinal) { [ServiceTags.ServerName] = host.TrimEnd('.') },
        };
    }

    private static (string Host, int Port) Split(ServiceTarget target)
    {
        string name = target.Name;
        int colon = name.LastIndexOf(':');
        if (name.Length > 0 && (colon < 0 || name.EndsWith(']')))
        {
            return (name.Trim('[', ']'), DefaultPort);
        }

        return colon > 0 && int.TryParse(name.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= 65_535
            ? (name[..colon].Trim('[', ']'), port)
            : throw new FormatException($"'{target}' names no host and port; write it as {target.Scheme}:///catalog.internal:8888.");
    }
}
