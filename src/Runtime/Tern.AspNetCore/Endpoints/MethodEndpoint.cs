using Microsoft.AspNetCore.Http;
using Tern.Protocols;

namespace Tern.AspNetCore;

/// <summary>Serves the requests for one method. Immutable and thread-safe.</summary>
internal abstract class MethodEndpoint(RpcMethod method, ServiceSettings settings)
{
    public RpcMethod Method { get; } = method;

    public ServiceSettings Settings { get; } = settings;

    /// <summary>Serves one request; never throws, unless the connection does.</summary>
    public async Task ServeAsync(HttpContext http)
    {
        // Routes of ASP.NET Core know no case, names on the wire do.
        bool isExact = http.Request.Path.Value?.EndsWith(Method.FullName, StringComparison.Ordinal) == true;
        bool isUnary = Method.Kind is MethodKind.Unary or MethodKind.OneWay;
        if (HttpExchange.TryBegin(http, Settings, isUnary) is not { } exchange)
        {
            return;
        }

        if (isExact)
        {
            await new HttpCall(this, exchange).RunAsync().ConfigureAwait(false);
        }
        else
        {
            await UnknownMethodEndpoint.RefuseAsync(exchange, http.Request.Path).ConfigureAwait(false);
        }
    }

    /// <summary>Reads the request, calls the handler and sends what it answers. An exception is the call's failure.</summary>
    public abstract Task HandleAsync(HttpCall call);

    /// <summary>Writes an exception that the method declares as a message; <see langword="null"/> if it declares none such.</summary>
    public abstract RpcStatusDetail? Describe(Exception exception);
}
