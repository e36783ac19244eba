using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Tern;
using Tern.AspNetCore;

namespace Microsoft.AspNetCore.Hosting;

/// <summary>Serves Tern on an endpoint of Kestrel.</summary>
public static class TernListenOptionsExtensions
{
    /// <summary>Hands every connection of this endpoint to the Tern server, which recognises each of its protocols by the first bytes.</summary>
    /// <param name="listenOptions">The endpoint; connection middleware that was added before, such as <c>UseHttps</c>, goes first.</param>
    /// <returns>The endpoint.</returns>
    /// <remarks>
    /// The server is the one of <c>AddTernServer</c>, with its services, options and limits; it need not listen on addresses of its own. When Kestrel
    /// stops, calls in flight get <see cref="RpcServerOptions.DrainTimeout"/> to end. Nothing else can share the endpoint, HTTP included.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The host has no Tern server.</exception>
    public static ListenOptions UseTern(this ListenOptions listenOptions)
    {
        ArgumentNullException.ThrowIfNull(listenOptions);
        var server = listenOptions.ApplicationServices.GetService<RpcServer>()
            ?? throw new InvalidOperationException(
                "UseTern needs a Tern server. Add one to the host's services: builder.Services.AddTernServer().AddService<TContract, TImplementation>().");
        server.IsFedByOthers = true;
        var handler = new TernConnectionHandler(server);
        listenOptions.Run(handler.OnConnectedAsync);
        return listenOptions;
    }
}
