using Tern.Serialization;

namespace Tern.Protocols;

/// <content>Calls that are turned down by what their headers say.</content>
internal sealed partial class GrpcServerStream
{
    // What whoever guards the method looks at; the call gets a context of its own when it runs.
    private CallContext? _examined;

    /// <summary>Answers a call that may not be made, or that is too much, at once: its client hears of it before it has sent the message, and what it sends all the same is discarded.</summary>
    private bool IsTurnedDown(IGuardedMethod guard)
    {
        CallContext context = _examined ??= new CallContext();
        context.TimeProvider = connection.Scope.TimeProvider;
        context.IsOfHandler = true;
        context.Peer = _request.Peer;
        context.Method = guard.Method;
        context.Protocol = RpcProtocol.Grpc;
        if (!_request.IsBare)
        {
            _request.CopyTo(context);
        }

        if (_request.Timeout is { } timeout)
        {
            context.DeadlineTimestamp = connection.Scope.TimestampAfter(_arrived, timeout);
        }

        if (guard.Examine(context) is { } refusal)
        {
            TurnDown(guard.Method, refusal, context);
        }
        else
        {
            _isAllowed = true;
        }

        context.Reset();
        return !_isAllowed;
    }

    private void TurnDown(RpcMethod method, RpcException refusal, CallContext context)
    {
        _isAnswered = true;
        connection.Scope.NoteFailure(method, refusal);
        if (connection.Http2.TryEnter(out OutputBuffer buffer))
        {
            GrpcReplyWriter.WriteFailure(connection, this, buffer, method, refusal, ofCall: context, context: null);
            connection.Http2.Exit(inline: false);
        }
    }
}
