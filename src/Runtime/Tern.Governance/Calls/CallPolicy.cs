using Polly;
using Polly.Retry;
using Tern.Server;

namespace Tern.Governance;

/// <summary>What governs the calls of one method on one channel, ready for use.</summary>
internal sealed class CallPolicy
{
    public static readonly ResiliencePropertyKey<IRepeats> Repeats = new("tern.repeats");

    private readonly string? _breakerPrint;
    private readonly string? _backupPrint;

    /// <param name="method">The method.</param>
    /// <param name="options">Its policy.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="breakerChanged">Told of each new state of the breaker.</param>
    /// <param name="budget">Room for repeats.</param>
    /// <param name="former">What governed the method before: its breaker and its measures go on where nothing is said to the contrary.</param>
    /// <param name="access">Which of its calls may be made; <see langword="null"/>: all.</param>
    public CallPolicy(RpcMethod method, MethodPolicyOptions options, AccessPolicy? access, TimeProvider timeProvider, Action<BreakerState> breakerChanged, RepeatBudget budget, CallPolicy? former)
    {
        Method = method;
        Access = access;
        Options = options;
        Timeout = options.Timeout;
        AttemptTimeout = options.AttemptTimeout;
        Fallback = options.Fallback;
        Budget = budget;
        _breakerPrint = options.Breaker?.Fingerprint();
        Breaker = former is not null && former._breakerPrint == _breakerPrint ? former.Breaker
            : options.Breaker is { } breaker ? new CallBreaker(breaker, timeProvider, breakerChanged)
            : null;

        // Streams and one-way calls have no attempt that could be told to have failed before it began to have effects.
        if (method.Kind == MethodKind.Unary)
        {
            Retry = options.Retry;
            _backupPrint = method.IsIdempotent ? options.Backup?.Fingerprint() : null;
            Backup = _backupPrint is null ? null : former?._backupPrint == _backupPrint ? former.Backup : new BackupTimer(options.Backup!, timeProvider);
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

    /// <summary>What the policy was made of.</summary>
    public MethodPolicyOptions Options { get; }

    public TimeSpan? Timeout { get; }

    public TimeSpan? AttemptTimeout { get; }

    public RetryOptions? Retry { get; }

    public BackupTimer? Backup { get; }

    public CallBreaker? Breaker { get; }

    public RpcFallback? Fallback { get; }

    /// <summary>Which calls may be made; <see langword="null"/>: all.</summary>
    public AccessPolicy? Access { get; }

    public RepeatBudget Budget { get; }

    /// <summary>Runs further attempts; what they are and when they end is asked of the call.</summary>
    public ResiliencePipeline Pipeline { get; }

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
