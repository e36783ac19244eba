namespace Tern.Server;

/// <summary>A call with streams of a connection as the server's middleware sees it.</summary>
internal sealed class BoundStreamInvocation<TService, TRequest, TReply>(BoundStream<TService, TRequest, TReply> stream) : StreamInvocation
    where TService : class
{
    public override RpcMethod Method => stream.Method;

    public override CallContext Context => stream.Context;

    protected override ValueTask CallHandlerAsync() => stream.RunHandlerAsync();
}
