using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Tern.AspNetCore;

/// <summary>Addresses of peers as Tern writes them.</summary>
internal static class HttpPeer
{
    /// <summary>Who sent a request.</summary>
    public static RpcPeer Of(HttpContext http) => new(AddressOf(http)) { Certificate = http.Connection.ClientCertificate };

    /// <summary>Address of who sent a request; a proxy's word for it counts if the application lets it.</summary>
    public static string AddressOf(HttpContext http)
    {
        ConnectionInfo connection = http.Connection;
        return connection.RemoteIpAddress is { } address
            ? AddressOf(new IPEndPoint(address, connection.RemotePort), null, connection.Id)
            : AddressOf(null, http.Features.Get<Microsoft.AspNetCore.Connections.Features.IConnectionEndPointFeature>()?.LocalEndPoint, connection.Id);
    }

    /// <summary>Address of the other end of a connection.</summary>
    public static string AddressOf(EndPoint? remote, EndPoint? local, string connection) => (remote ?? local) switch
    {
        IPEndPoint address => RpcEndpoint.Tcp(address).ToString(),
        UnixDomainSocketEndPoint => string.Create(CultureInfo.InvariantCulture, $"unix://{local}"),
        var other => other?.ToString() ?? connection,
    };
}
