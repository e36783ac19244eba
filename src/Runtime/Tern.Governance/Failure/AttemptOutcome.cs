namespace Tern.Governance;

/// <summary>How an attempt ended, as far as governance cares.</summary>
internal enum AttemptOutcome
{
    /// <summary>With an answer; a business status and a declared exception are answers.</summary>
    Answered,

    /// <summary>The request did not leave.</summary>
    NotSent,

    /// <summary>Its time ran out.</summary>
    TimedOut,

    /// <summary>The connection broke behind the request, or the server says that it is unavailable.</summary>
    Unavailable,

    /// <summary>The server refused for a limit.</summary>
    Overloaded,

    /// <summary>The server failed.</summary>
    ServerError,

    /// <summary>The server refused the request for what it says.</summary>
    Refused,

    /// <summary>The caller gave up.</summary>
    Cancelled,
}

internal static class AttemptOutcomes
{
    /// <summary>The outcome that an exception stands for.</summary>
    public static AttemptOutcome Of(Exception? error) => error switch
    {
        null => AttemptOutcome.Answered,
        OperationCanceledException => AttemptOutcome.Cancelled,
        RpcConnectionException { MayHaveBeenSent: false } => AttemptOutcome.NotSent,
        RpcException failure => failure.Code switch
        {
            RpcStatusCode.Cancelled => AttemptOutcome.Cancelled,
            RpcStatusCode.DeadlineExceeded => AttemptOutcome.TimedOut,
            RpcStatusCode.Unavailable => AttemptOutcome.Unavailable,
            RpcStatusCode.ResourceExhausted => AttemptOutcome.Overloaded,
            RpcStatusCode.Internal or RpcStatusCode.Unknown or RpcStatusCode.Aborted or RpcStatusCode.DataLoss => AttemptOutcome.ServerError,
            _ => AttemptOutcome.Refused,
        },

        // RpcBizException and declared exceptions.
        _ => AttemptOutcome.Answered,
    };

    /// <summary>Whether the breaker of a method counts it as a failure. Source: governance of Kitex: every error but those that the caller's side made, and business answers.</summary>
    public static bool IsFailure(this AttemptOutcome outcome) => outcome is not (AttemptOutcome.Answered or AttemptOutcome.Cancelled or AttemptOutcome.Refused);

    public static RetryReasons ReasonOf(this AttemptOutcome outcome) => outcome switch
    {
        AttemptOutcome.NotSent => RetryReasons.NotSent,
        AttemptOutcome.TimedOut => RetryReasons.Timeout,
        AttemptOutcome.Unavailable => RetryReasons.Unavailable,
        AttemptOutcome.Overloaded => RetryReasons.Overload,
        AttemptOutcome.ServerError => RetryReasons.ServerError,
        _ => RetryReasons.None,
    };
}
