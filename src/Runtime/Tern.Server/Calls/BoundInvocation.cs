namespace Tern.Server;

/// <summary>A call of a connection as the server's middleware sees it.</summary>
internal sealed class BoundInvocation<TService, TArguments, TReply>(BoundCall<TService, TArguments, TReply> call) : ArgumentsInvocation<TArguments, TReply>
    where TService : class
    where TArguments : struct, IRpcArguments
{
    public override RpcMethod Method => call.Method;

    public override CallContext Context => call.Context;

    protected override ref TArguments Arguments => ref call.Arguments;

    protected override ValueTask<TReply> CallHandlerAsync()
    {
        ValueTask leaving = call.LeaveScopeAsync();
        return leaving.IsCompletedSuccessfully ? call.InvokeHandlerAsync() : CallHandlerAfterAsync(leaving);
    }

    private async ValueTask<TReply> CallHandlerAfterAsync(ValueTask leaving)
    {
        await leaving.ConfigureAwait(false);
        return await call.InvokeHandlerAsync().ConfigureAwait(false);
    }
}
