using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using Tern.Transport;

namespace Tern;

/// <summary>Address that a server listens on or a client connects to.</summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>tcp://host:port</c>: an IPv4 address, an IPv6 address in brackets, a DNS name, or <c>*</c> for every address of this machine. Port 0 lets a server pick one.</item>
/// <item><c>unix:///path</c>: an absolute path of a Unix domain socket, taken literally.</item>
/// <item><c>memory://name</c>: a server in the same process.</item>
/// </list>
/// Two endpoints are equal if they name the same address; host names compare without case. Instances are immutable and thread-safe.
/// </remarks>
public sealed record RpcEndpoint
{
    private readonly string _text;

    internal RpcEndpoint(string text, string scheme, string host, int port, string path)
    {
        _text = text;
        Scheme = scheme;
        Host = host;
        Port = port;
        Path = path;
    }

    /// <summary><c>tcp</c>, <c>unix</c> or <c>memory</c>, in lower case.</summary>
    public string Scheme { get; }

    /// <summary>Host of a <c>tcp</c> endpoint (IPv6 without brackets), name of a <c>memory</c> endpoint, else empty.</summary>
    public string Host { get; }

    /// <summary>Port of a <c>tcp</c> endpoint, 0 to 65535; else 0.</summary>
    public int Port { get; }

    /// <summary>Absolute path of a <c>unix</c> endpoint, else empty.</summary>
    public string Path { get; }

    /// <summary>Name by which the server knows itself, for certificates and <c>:authority</c>, where the host is an address that was looked up; <see langword="null"/>: the host.</summary>
    internal string? ServerName { get; init; }

    /// <summary>Reads an address.</summary>
    /// <param name="text">The address, for instance <c>tcp://127.0.0.1:8888</c>.</param>
    /// <exception cref="FormatException">The text is no address; the message names the wrong part and what to write instead.</exception>
    public static RpcEndpoint Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return EndpointParser.TryParse(text, out var endpoint, out var error) ? endpoint : throw new FormatException(error);
    }

    /// <summary>Reads an address, without an exception when it is none.</summary>
    /// <param name="text">The address.</param>
    /// <param name="endpoint">What was read, or <see langword="null"/>.</param>
    /// <returns>Whether the text is an address.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out RpcEndpoint? endpoint)
    {
        endpoint = null;
        return text is not null && EndpointParser.TryParse(text, out endpoint, out _);
    }

    /// <summary>The text that was read; for a bound endpoint, the address in use.</summary>
    /// <param name="endpoint">The endpoint.</param>
    public static implicit operator string(RpcEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return endpoint._text;
    }

    /// <summary>The text that was read; for a bound endpoint, the address in use.</summary>
    public override string ToString() => _text;

    /// <summary>Whether both name the same address.</summary>
    /// <param name="other">The other endpoint.</param>
    public bool Equals(RpcEndpoint? other)
    {
        return other is not null
            && Scheme == other.Scheme
            && Port == other.Port
            && Path == other.Path
            && string.Equals(Host, other.Host, HostComparison);
    }

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Scheme, Port, Path, Host.GetHashCode(HostComparison));

    internal static RpcEndpoint Tcp(string host, int port)
    {
        var text = host.Contains(':', StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"tcp://[{host}]:{port}")
            : string.Create(CultureInfo.InvariantCulture, $"tcp://{host}:{port}");
        return new RpcEndpoint(text, EndpointParser.Tcp, host, port, "");
    }

    /// <summary>Address as users write it: a mapped IPv4 address is shown as IPv4.</summary>
    internal static RpcEndpoint Tcp(IPEndPoint address)
    {
        var ip = address.Address.IsIPv4MappedToIPv6 ? address.Address.MapToIPv4() : address.Address;
        return Tcp(ip.ToString(), address.Port);
    }

    // Names in a process are looked up as written; DNS names are not.
    private StringComparison HostComparison => Scheme == EndpointParser.Tcp ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
}
