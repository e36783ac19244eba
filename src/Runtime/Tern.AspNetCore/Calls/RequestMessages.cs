using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Tern.AspNetCore;

/// <summary>Takes messages out of a request, and names what is wrong with them.</summary>
internal static class RequestMessages
{
    /// <summary>Decodes the message that was read, and gives its memory back.</summary>
    /// <exception cref="RpcException">It cannot be decoded.</exception>
    public static T Read<T>(HttpExchange exchange, Func<HttpExchange, T> decode)
    {
        try
        {
            return decode(exchange);
        }
        catch (Exception exception) when (exception is not RpcValidationException)
        {
            // Not only what breaks the format: a message type may refuse a value in its constructor or setter.
            throw new RpcException(exchange.UnreadableCode, $"a message cannot be read: {exception.Message}", exception);
        }
        finally
        {
            exchange.Release();
        }
    }

    /// <summary>Reads the request of a method that has one.</summary>
    /// <exception cref="RpcException">There is none, there are several, or it cannot be read.</exception>
    public static async ValueTask<T> ReadOnlyOneAsync<T>(HttpCall call, RpcMethod method, Func<HttpExchange, T> decode)
    {
        HttpExchange exchange = call.Exchange;
        CancellationToken cancelled = call.Context.CancellationToken;
        if (!await exchange.ReadAsync(cancelled).ConfigureAwait(false))
        {
            throw new RpcException(RpcStatusCode.Internal, $"{method.FullName} needs a request, and the client ended the stream without one.");
        }

        T request = Read(exchange, decode);
        return await exchange.ReadAsync(cancelled).ConfigureAwait(false)
            ? throw new RpcException(RpcStatusCode.Internal, $"{method.FullName} takes one request, and the client sent several.")
            : request;
    }

    /// <summary>Lets a client take its time: between two requests of a stream there may be any.</summary>
    public static void AllowSlowRequests(HttpContext http)
    {
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }
}
