using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Tern;

/// <summary>The address by which callers reach a server.</summary>
internal static class ServerAddress
{
    private const string Tcp = "tcp";

    /// <summary>The address to register; <see langword="null"/> if nothing says what it is.</summary>
    /// <param name="given">What the options say.</param>
    /// <param name="endpoints">What the server listens on.</param>
    public static string? Of(string? given, IReadOnlyList<RpcEndpoint> endpoints) =>
        given ?? ((endpoints.FirstOrDefault(static endpoint => endpoint.Scheme == Tcp) ?? endpoints.FirstOrDefault()) is { } endpoint ? Of(endpoint) : null);

    /// <summary>An address as an endpoint is written: registries write TCP addresses without a scheme.</summary>
    public static string WithScheme(string address) => address.Contains("://", StringComparison.Ordinal) ? address : $"{Tcp}://{address}";

    // Registries and the clients of other languages expect host:port.
    private static string Of(RpcEndpoint endpoint)
    {
        if (endpoint.Scheme != Tcp)
        {
            return endpoint.ToString();
        }

        string host = IsEveryAddress(endpoint.Host) ? OwnAddress() : endpoint.Host;
        return string.Create(CultureInfo.InvariantCulture, $"{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{endpoint.Port}");
    }

    private static bool IsEveryAddress(string host) =>
        host is "*" or "" || (IPAddress.TryParse(host, out IPAddress? address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)));

    // As Kitex's registries do: the first IPv4 address that is not the loopback; on a machine without a network, the loopback.
    private static string OwnAddress() =>
        NetworkInterface.GetAllNetworkInterfaces()
            .Where(static network => network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .SelectMany(static network => network.GetIPProperties().UnicastAddresses)
            .Select(static unicast => unicast.Address)
            .FirstOrDefault(static address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address))
            ?.ToString() ?? IPAddress.Loopback.ToString();
}
