using Microsoft.Extensions.Logging;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>What a Thrift caller is told of an exception that a handler threw and its method does not declare.</summary>
/// <param name="Type">Type number of the application exception.</param>
/// <param name="Message">Its text.</param>
/// <param name="Status">The status that Tern's own clients read.</param>
internal readonly record struct HandlerFailure(int Type, string Message, RpcStatusCode Status)
{
    /// <summary>What the handler says beyond the message.</summary>
    public IReadOnlyList<RpcStatusDetail> Details { get; init; } = [];

    /// <summary>When the caller may try again; <see langword="null"/> if the handler does not say.</summary>
    public TimeSpan? Pushback { get; init; }

    /// <summary>Describes a failure.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="context">The call's context.</param>
    /// <param name="includesDetails">Whether the caller may learn of exceptions that the handler did not mean for it.</param>
    public static HandlerFailure Of(Exception error, CallContext context, bool includesDetails) => error switch
    {
        RpcBizException biz => new(ApplicationExceptionTypes.InternalError, biz.Message, RpcStatusCode.Unknown),
        RpcException own => new(own.ApplicationExceptionType ?? TypeOf(own.Code), own.Message, own.Code) { Details = own.Details, Pushback = own.RetryPushback },
        OperationCanceledException when context.Remaining == TimeSpan.Zero => new(ApplicationExceptionTypes.InternalError, "the deadline passed", RpcStatusCode.DeadlineExceeded),
        _ => new(ApplicationExceptionTypes.InternalError, Describe(error, includesDetails), RpcStatusCode.Internal),
    };

    /// <summary>The application exception that says all of it.</summary>
    /// <param name="hasHeader">Whether a TTHeader tells the status already.</param>
    public ThriftApplicationException ToException(bool hasHeader)
    {
        bool isToldByType = hasHeader || ApplicationExceptionTypes.ToStatus(Type) == Status;
        return new ThriftApplicationException(Type, Message)
        {
            // The text stands in front of it already.
            Status = isToldByType && Details.Count == 0 ? default(ReadOnlyMemory<byte>) : GrpcStatusDetails.Write(Status, "", Details),
        };
    }

    /// <summary>Logs a failure as what it is: the handler's fault, or an answer.</summary>
    public static void Log(ILogger log, RpcMethod method, RpcPeer peer, Exception error, bool isCancelled)
    {
        if (error is RpcBizException or RpcException { Code: not RpcStatusCode.Internal } || (error is OperationCanceledException && isCancelled))
        {
            ConnectionLog.CallRefused(log, method.FullName, peer.Address, error.Message);
        }
        else
        {
            ConnectionLog.HandlerFailed(log, method.FullName, peer.Address, error);
        }
    }

    private static int TypeOf(RpcStatusCode code) =>
        code == RpcStatusCode.Unimplemented ? ApplicationExceptionTypes.UnknownMethod : ApplicationExceptionTypes.InternalError;

    // Kitex begins so too; what follows tells the caller no more than the server's owner allows.
    private static string Describe(Exception error, bool includesDetails) => includesDetails
        ? $"biz error: {error.GetType().Name}: {error.Message}"
        : "biz error: the handler failed (set IncludeExceptionDetails on the server to send the reason)";
}
