namespace Tern.Server;

/// <summary>Runs what is awaited anyway behind the limits of a server: streams, and the user's fallback handler.</summary>
internal sealed class GatedRun : IGatedCall
{
    private readonly TaskCompletionSource<RpcException?> _resumed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private GatedRun(RpcMethod method, CallContext context)
    {
        Method = method;
        Context = context;
    }

    public RpcMethod Method { get; }

    public CallContext Context { get; }

    /// <summary>Runs a call when there is room for it.</summary>
    /// <param name="gates">The gates in its way.</param>
    /// <param name="method">The method.</param>
    /// <param name="context">What surrounds the call.</param>
    /// <param name="isAllowed">Whether somebody has looked if it may be made.</param>
    /// <param name="run">The call.</param>
    /// <exception cref="RpcException">The call was turned down.</exception>
    public static async Task RunAsync(MethodGates gates, RpcMethod method, CallContext context, bool isAllowed, Func<Task> run)
    {
        GateTicket ticket = new() { IsAllowed = isAllowed };
        try
        {
            // One at each gate: it may wait at both.
            var call = new GatedRun(method, context);
            RpcException? refusal;
            while (!gates.Pass(call, ref ticket, out refusal))
            {
                ticket.Refusal = await call._resumed.Task.ConfigureAwait(false);
                call = new GatedRun(method, context);
            }

            if (refusal is not null)
            {
                throw refusal;
            }

            await run().ConfigureAwait(false);
        }
        finally
        {
            gates.Leave(ref ticket);
        }
    }

    void IGatedCall.Resume(RpcException? refusal) => _resumed.TrySetResult(refusal);
}
