using Tern.Server;

namespace Tern.AspNetCore;

/// <summary>A call of an HTTP request as middleware sees it.</summary>
internal sealed class HttpInvocation<TService, TArguments, TReply>(UnaryEndpoint<TService, TArguments, TReply> endpoint, HttpCall call, TArguments arguments)
    : ArgumentsInvocation<TArguments, TReply>
    where TService : class
    where TArguments : struct, IRpcArguments
{
    private TArguments _arguments = arguments;

    public override RpcMethod Method => endpoint.Method;

    public override CallContext Context => call.Context;

    protected override ref TArguments Arguments => ref _arguments;

    protected override ValueTask<TReply> CallHandlerAsync() => endpoint.InvokeAsync(call, _arguments);
}
