using Tern.Protocols;

namespace Tern.AspNetCore;

/// <summary>What a caller is told of a failed call, in whichever protocol. Immutable.</summary>
/// <param name="Code">The status.</param>
/// <param name="Message">Text for the caller.</param>
internal sealed record CallFailure(RpcStatusCode Code, string Message)
{
    public IReadOnlyList<RpcStatusDetail> Details { get; init; } = [];

    /// <summary>The business answer, or <see langword="null"/> for a failure.</summary>
    public RpcBizException? Biz { get; init; }

    /// <summary>The failure that an exception stands for which the method does not declare.</summary>
    public static CallFailure Of(Exception error, CallContext context, bool includesDetails)
    {
        (RpcStatusCode code, string message) = GrpcErrors.Describe(error, context, includesDetails);
        return new CallFailure(code, message) { Details = (error as RpcException)?.Details ?? [], Biz = error as RpcBizException };
    }

    /// <summary>An exception that the method declares.</summary>
    /// <param name="error">What the handler threw.</param>
    /// <param name="declared">The exception as a message.</param>
    public static CallFailure OfDeclared(Exception error, RpcStatusDetail declared) => new(RpcStatusCode.Unknown, error.Message) { Details = [declared] };
}
