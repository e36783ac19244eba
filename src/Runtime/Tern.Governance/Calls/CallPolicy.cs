using Polly;
using Polly.Retry;

namespace Tern.Governance;

/// <summary>What governs the calls of one method on one channel, ready for use.</summary>
internal sealed class CallPolicy
{
    public static readonly ResiliencePropertyKey<IRepeats> Repeats = new("tern.repeats");

    public CallPolicy(RpcMethod method, MethodPolicyOptions options, TimeProvider timeProvider, Action<BreakerState> breakerChanged, RepeatBudget budget)
    {
        Method = method;
        Timeout = options.Timeout;
        AttemptTimeout = options.AttemptTimeout;
        Fallback = options.Fallback;
        Budget = budget;
        Breaker = options.Breaker is { } breaker ? new CallBreaker(breaker, timeProvider, breakerChanged) : null;

        // Streams and one-way calls have no attempt that could be told to have failed before it began to have effects.
        if (method.Kind == MethodKind.Unary)
        {
            Retry = options.Retry;
            Backup = method.IsIdempotent && options.Backup is { } backup ? new BackupTimer(backup, timeProvider) : null;
        }

        Pipeline = new ResiliencePipelineBuilder { TimeProvider = timeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = static arguments => new ValueTask<bool>(Of(arguments.Context).ShouldRepeat(arguments.Outcome.Exception, arguments.Outcome.Result)),
                DelayGenerator = static arguments => new ValueTask<TimeSpan?>(Of(arguments.Context).NextPause()),
            })
            .Build();
    }

    public RpcMethod Method { get; }

    public TimeSpan? Timeout { get; }

    public TimeSpan? AttemptTimeout { get; }

    public RetryOptions? Retry { get; }

    public BackupTimer? Backup { get; }

    public CallBreaker? Breaker { get; }

    public RpcFallback? Fallback { get; }

    public RepeatBudget Budget { get; }

    /// <summary>Runs further attempts; what they are and when they end is asked of the call.</summary>
    public ResiliencePipeline Pipeline { get; }

    /// <summary>Whether an attempt may follow one whose request may have reached a server.</summary>
    public bool MayRepeat => Method.IsIdempotent && (Retry is { MaxRetries: > 0 } || Backup is not null);

    private static IRepeats Of(ResilienceContext context) =>
        context.Properties.TryGetValue(Repeats, out IRepeats? repeats) ? repeats : throw new InvalidOperationException("The call is not in its context.");
}

/// <summary>What a call says about its further attempts.</summary>
internal interface IRepeats
{
    /// <summary>Whether one more attempt follows an outcome; taking it is then counted.</summary>
    bool ShouldRepeat(Exception? error, object? reply);

    /// <summary>Time before the attempt.</summary>
    TimeSpan NextPause();
}
