using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>What callers over gRPC hear of failures.</summary>
/// <remarks>Source: gRPC <c>statuscodes.md</c>; business status: Kitex <c>pkg/remote/trans/nphttp2</c>.</remarks>
internal static class GrpcErrors
{
    public static RpcStatusCode CodeOf(WireFormatException exception) =>
        exception.Error == WireFormatError.SizeLimit ? RpcStatusCode.ResourceExhausted : RpcStatusCode.Internal;

    /// <summary>Code and message of a failure that the method does not declare.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="context">The call's context.</param>
    /// <param name="includesDetails">Whether the caller may learn of exceptions that the handler did not mean for it.</param>
    public static (RpcStatusCode Code, string Message) Describe(Exception error, CallContext context, bool includesDetails) => error switch
    {
        RpcBizException biz => (RpcStatusCode.Internal, biz.Message),
        RpcException own => (own.Code == RpcStatusCode.Ok ? RpcStatusCode.Internal : own.Code, own.Message),
        OperationCanceledException when context.Remaining == TimeSpan.Zero => (RpcStatusCode.DeadlineExceeded, "the deadline passed"),
        _ when includesDetails => (RpcStatusCode.Unknown, $"{error.GetType().Name}: {error.Message}"),
        _ => (RpcStatusCode.Unknown, "the handler failed (set IncludeExceptionDetails on the server to send the reason)"),
    };

    /// <summary>What becomes of an answer that cannot be written.</summary>
    public static Exception OfUnsendable(Exception exception) => exception is WireFormatException format
        ? new RpcException(CodeOf(format), $"the answer cannot be sent: {format.Message}", format)
        : exception;
}
