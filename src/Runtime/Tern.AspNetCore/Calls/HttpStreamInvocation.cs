using Tern.Server;

namespace Tern.AspNetCore;

/// <summary>A call with streams of an HTTP request as middleware sees it.</summary>
internal sealed class HttpStreamInvocation<TService, TRequest, TReply>(StreamEndpoint<TService, TRequest, TReply> endpoint, HttpCall call) : StreamInvocation
    where TService : class
{
    public override RpcMethod Method => endpoint.Method;

    public override CallContext Context => call.Context;

    protected override ValueTask CallHandlerAsync() => new(endpoint.RunHandlerAsync(call));
}
