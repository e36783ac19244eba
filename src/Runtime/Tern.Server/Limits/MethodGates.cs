namespace Tern.Server;

/// <summary>The gates in the way of a method's calls: its own, then the server's, then the user's limiter. Thread-safe.</summary>
/// <param name="own">The method's.</param>
/// <param name="server">The server's.</param>
/// <param name="limiter">The user's; <see langword="null"/>: none.</param>
/// <param name="gates">What all gates of the server share.</param>
internal sealed class MethodGates(CallGate own, CallGate server, ICallLimiter? limiter, ServerGates gates)
{
    private const int Gates = 2;

    private AccessPolicy? _access;

    /// <summary>Whether nothing is in the way, so that calls need not be taken through here.</summary>
    public bool IsOpen => limiter is null && own.IsOpen && server.IsOpen && Volatile.Read(ref _access) is null;

    public CallGate Own => own;

    /// <summary>Who may call; <see langword="null"/>: everybody.</summary>
    public AccessPolicy? Access
    {
        set => Volatile.Write(ref _access, value);
    }

    /// <summary>Looks at a call before its arguments are read: whether it is worth reading them.</summary>
    /// <param name="call">The call. It may be without a context yet; then nobody can say whether it may be made.</param>
    /// <param name="ticket">Its ticket, which notes why the call is turned down.</param>
    public bool MayRun(IGatedCall call, ref GateTicket ticket)
    {
        if (call.Context is not null && !ticket.IsAllowed)
        {
            ticket.IsAllowed = true;
            ticket.Refusal = Check(call.Method, call.Context);
        }

        if (ticket.Refusal is null)
        {
            ticket.Full = Full();
        }

        return ticket is { Refusal: null, Full.Gate: null };
    }

    /// <summary>Looks at a call of which nothing is known yet but what surrounds its arguments.</summary>
    /// <returns>Why it is turned down; <see langword="null"/>: it may be made, and need not be looked at again by <see cref="Access"/>.</returns>
    public RpcException? Examine(RpcMethod method, CallContext context)
    {
        if (Check(method, context) is { } denial)
        {
            return denial;
        }

        return Full() is { Gate: { } gate, Limit: var limit } ? gate.RefuseFull(method, context, limit) : null;
    }

    /// <summary>Takes a call on its way; <see langword="false"/> if it must wait for <see cref="IGatedCall.Resume"/>, and be taken on again then.</summary>
    /// <param name="call">The call.</param>
    /// <param name="ticket">Its ticket.</param>
    /// <param name="refusal">Why the call is turned down; <see langword="null"/> if it may run, or must wait.</param>
    public bool Pass(IGatedCall call, ref GateTicket ticket, out RpcException? refusal)
    {
        refusal = ticket.Refusal ?? Deny(call, ref ticket);
        if (refusal is not null)
        {
            return true;
        }

        if (ticket.Asking is { } asking)
        {
            ticket.Asking = null;
            ticket.IsWaiting = false;
            refusal = Take(asking.GetAwaiter().GetResult(), call, ref ticket);
            return true;
        }

        if (ticket.IsWaiting)
        {
            ticket.IsWaiting = false;
            Enter(ref ticket);
        }

        while (ticket.Asked < Gates)
        {
            CallGate gate = ticket.Asked++ == 0 ? own : server;

            // Before the gate is asked: it may resume the call on another thread at once.
            ticket.IsWaiting = true;
            switch (gate.Enter(call, gates.Priority, out refusal))
            {
                case GateAnswer.Waits:
                    return false;
                case GateAnswer.Refused:
                    ticket.IsWaiting = false;
                    return true;
            }

            ticket.IsWaiting = false;
            Enter(ref ticket);
        }

        return limiter is null || Ask(limiter, call, ref ticket, out refusal);
    }

    /// <summary>The call has ended, or was turned down.</summary>
    public void Leave(ref GateTicket ticket)
    {
        IDisposable? lease = ticket.Lease;
        if (ticket.ServerSince != 0)
        {
            server.Leave(ticket.ServerSince);
        }

        if (ticket.OwnSince != 0)
        {
            own.Leave(ticket.OwnSince);
        }

        ticket = default;
        lease?.Dispose();
    }

    /// <summary>Asks the user's limiter; <see langword="false"/> if the call must wait for it.</summary>
    private bool Ask(ICallLimiter limiter, IGatedCall call, ref GateTicket ticket, out RpcException? refusal)
    {
        refusal = null;
        ValueTask<CallPermit> asked = limiter.AcquireAsync(call.Method, call.Context);
        if (asked.IsCompleted)
        {
            refusal = Take(asked.GetAwaiter().GetResult(), call, ref ticket);
            return true;
        }

        // Set before anybody can be told: the call may go on, on another thread, at once.
        Task<CallPermit> asking = asked.AsTask();
        ticket.Asking = asking;
        ticket.IsWaiting = true;
        _ = asking.ContinueWith(
            static (_, state) => ((IGatedCall)state!).Resume(refusal: null), call, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return false;
    }

    private RpcException? Take(CallPermit permit, IGatedCall call, ref GateTicket ticket)
    {
        if (permit.IsGranted)
        {
            ticket.Lease = permit.Lease;
            return null;
        }

        gates.Refused.Add(call.Method, call.Context, RpcLimitKind.Limiter);
        return new RpcException(RpcStatusCode.ResourceExhausted, $"The call was turned down: {permit.Reason ?? "it is over a limit"}.") { Method = call.Method.FullName, RetryPushback = permit.Pushback };
    }

    // Who may not call takes up no room. Neither does a call whose arguments were not read, even if there is room by now.
    private RpcException? Deny(IGatedCall call, ref GateTicket ticket)
    {
        if (ticket.Full is { Gate: { } gate, Limit: var limit })
        {
            return gate.RefuseFull(call.Method, call.Context, limit);
        }

        if (ticket.IsAllowed)
        {
            return null;
        }

        ticket.IsAllowed = true;
        return Check(call.Method, call.Context);
    }

    private RpcException? Check(RpcMethod method, CallContext context)
    {
        RpcException? denial = Volatile.Read(ref _access)?.Check(method, context);
        if (denial is not null)
        {
            gates.Refused.AddDenied(method);
        }

        return denial;
    }

    private (CallGate? Gate, RpcLimitKind Limit) Full() =>
        own.FullBy(gates.Priority) is { } ownLimit ? (own, ownLimit) : server.FullBy(gates.Priority) is { } limit ? (server, limit) : default;

    private void Enter(ref GateTicket ticket)
    {
        long now = Math.Max(gates.Time.GetTimestamp(), 1);
        if (ticket.Asked == 1)
        {
            ticket.OwnSince = now;
        }
        else
        {
            ticket.ServerSince = now;
        }
    }
}
