namespace Tern.Server;

/// <summary>The gates in the way of a method's calls: its own, then the server's. Thread-safe.</summary>
/// <param name="own">The method's.</param>
/// <param name="server">The server's.</param>
/// <param name="gates">What all gates of the server share.</param>
internal sealed class MethodGates(CallGate own, CallGate server, ServerGates gates)
{
    /// <summary>Whether there is no gate in the way, so that calls need not be taken through them.</summary>
    public bool IsOpen => own.IsOpen && server.IsOpen;

    public CallGate Own => own;

    /// <summary>Takes a call on its way; <see langword="false"/> if it must wait for <see cref="IGatedCall.Resume"/>, and be taken on again then.</summary>
    /// <param name="call">The call.</param>
    /// <param name="ticket">Its ticket.</param>
    /// <param name="refusal">Why the call is turned down; <see langword="null"/> if it may run, or must wait.</param>
    public bool Pass(IGatedCall call, ref GateTicket ticket, out RpcException? refusal)
    {
        refusal = ticket.Refusal;
        if (refusal is not null)
        {
            return true;
        }

        if (ticket.IsWaiting)
        {
            ticket.IsWaiting = false;
            Enter(ref ticket);
        }

        while (ticket.Asked < 2)
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

        return true;
    }

    /// <summary>The call has ended, or was turned down.</summary>
    public void Leave(ref GateTicket ticket)
    {
        if (ticket.ServerSince != 0)
        {
            server.Leave(ticket.ServerSince);
        }

        if (ticket.OwnSince != 0)
        {
            own.Leave(ticket.OwnSince);
        }

        ticket = default;
    }

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
