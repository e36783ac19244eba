using Microsoft.AspNetCore.Http;
using Tern.Protocols;

namespace Tern.AspNetCore;

/// <summary>Answers requests for methods that a mapped service does not have.</summary>
internal sealed class UnknownMethodEndpoint(string service, ServiceSettings settings)
{
    /// <summary>Route value with the method's name.</summary>
    public const string MethodParameter = "method";

    public async Task ServeAsync(HttpContext http)
    {
        if (HttpExchange.TryBegin(http, settings, isUnary: true) is { } exchange)
        {
            ConnectionLog.UnknownMethod(settings.Log, HttpPeer.AddressOf(http), service, http.Request.RouteValues[MethodParameter]?.ToString() ?? "");
            await RefuseAsync(exchange, http.Request.Path).ConfigureAwait(false);
        }
    }

    /// <summary>Says that there is no such method.</summary>
    public static ValueTask RefuseAsync(HttpExchange exchange, PathString path) =>
        exchange.EndAsync(new CallContext(), new CallFailure(RpcStatusCode.Unimplemented, $"there is no method {path.Value?.TrimStart('/')}"));
}
