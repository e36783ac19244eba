using Polly;

namespace Tern.Governance;

/// <content>What follows a failure: further attempts, one after the other. Polly runs them and waits between them.</content>
internal sealed partial class GovernedCall<TArguments, TReply> : IRepeats
{
    // Servers and what they call see by it that a call is a repeat. Source: Kitex pkg/retry, persistent metainfo RetryReq.
    private const string RetryMark = "RetryReq";

    private const string BudgetSpent = "no retry: the retry budget is spent";

    private List<RpcAttempt>? _attempts;
    private List<InstanceNode>? _tried;

    // Those of them that answered with a failure, or could not be reached; one that is only slow to answer is not among them.
    private List<InstanceNode>? _failed;
    private TaskCompletionSource<TReply>? _firstEnd;
    private Outcome<TReply>? _untold;
    private int _repeats;
    private int _connects;
    private TimeSpan _pause;

    // Why there was no further attempt although the policy would have liked one.
    private string? _stop;

    /// <inheritdoc/>
    public bool ShouldRepeat(Exception? error, object? reply)
    {
        if (MayGoElsewhere(error))
        {
            _pause = TimeSpan.Zero;
            _connects++;
            return true;
        }

        if (!MayRetry(error, reply))
        {
            return false;
        }

        TimeSpan pause = PauseAfter(error);
        if (IsTooLate(pause))
        {
            return false;
        }

        if (!_policy.Budget.TryTake())
        {
            _stop = BudgetSpent;
            return false;
        }

        _pause = pause;
        _repeats++;
        return true;
    }

    /// <inheritdoc/>
    public TimeSpan NextPause() => _pause;

    // What the server asks for goes before what the policy says (gRFC A6).
    private TimeSpan PauseAfter(Exception? error) => PushbackOf(error) ?? Pauses.Before(_policy.Retry!, _repeats + 1, _path.Options.Random);

    private bool IsTooLate(TimeSpan pause)
    {
        bool isTooLate = pause >= Left;
        if (isTooLate)
        {
            _stop = $"no retry: it would come {pause.TotalMilliseconds:0.###} ms later, behind the deadline";
        }

        return isTooLate;
    }

    private void OnFirstFailed(Exception error)
    {
        double seconds = NoteEnd(_node, _nodeEntry, _started, AttemptOutcomes.Of(error));
        NoteAttempt(_node, error, 1, seconds);
        if (!TryClaim())
        {
            _firstEnd!.SetException(error);
        }
        else if (MayGoElsewhere(error) || MayRetry(error, null))
        {
            _ = RepeatAsync(Outcome.FromException<TReply>(error));
        }
        else
        {
            Fail(error);
        }
    }

    private void OnFirstRefused(TReply reply)
    {
        if (!TryClaim())
        {
            _firstEnd!.SetResult(reply);
        }
        else if (MayRetry(null, reply))
        {
            _ = RepeatAsync(Outcome.FromResult(reply));
        }
        else
        {
            Succeed(reply);
        }
    }

    /// <summary>Whether what was not sent may go to another instance at once, whatever the policies say.</summary>
    private bool MayGoElsewhere(Exception? error) =>
        error is RpcConnectionException { MayHaveBeenSent: false }
        && _connects + 1 < _path.Options.MaxConnectAttempts
        && !_path.Options.Mesh
        && _path.Directory.Current is { } instances
        && instances.HasUntried(PickContextOf(NextNumber(), ContextOf(NextNumber()), _path.TimeProvider.GetTimestamp()), _tried);

    private bool MayRetry(Exception? error, object? reply)
    {
        if (_policy.Retry is not { } retry || _repeats >= retry.MaxRetries || !IsRetryable(retry, error, reply))
        {
            return false;
        }

        // What was not sent is safe to send, whatever the method does.
        _stop = !_method.IsIdempotent && AttemptOutcomes.Of(error) != AttemptOutcome.NotSent ? $"no retry: {_method.Name} is not [Idempotent]"
            : _isChainStopped ? "chain stop retry: the call is itself made for a retry"
            : retry.MaxDuration is { } longest && _path.TimeProvider.GetElapsedTime(_started) >= longest ? $"no retry: MaxDuration of {longest.TotalMilliseconds:0.###} ms is over"
            : PushbackOf(error) < TimeSpan.Zero ? "no retry: the server asked for none"
            : null;
        return _stop is null;
    }

    private static bool IsRetryable(RetryOptions retry, Exception? error, object? reply)
    {
        AttemptOutcome outcome = AttemptOutcomes.Of(error);
        return error is null ? retry.OnResult?.Invoke(reply) == true
            : outcome is not (AttemptOutcome.Cancelled or AttemptOutcome.Answered) && ((retry.On & outcome.ReasonOf()) != 0 || retry.OnError?.Invoke(error) == true);
    }

    private static TimeSpan? PushbackOf(Exception? error) => (error as RpcException)?.RetryPushback;

    private async Task RepeatAsync(Outcome<TReply> first)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(_cancellationToken);
        context.Properties.Set(CallPolicy.Repeats, this);
        _untold = first;
        Outcome<TReply> last;
        try
        {
            last = await _policy.Pipeline.ExecuteOutcomeAsync(
                static (_, call) => call.TakeUntold() is { } known ? new ValueTask<Outcome<TReply>>(known) : call.RepeatOnceAsync(), context, this).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // A predicate of the user's threw.
            last = Outcome.FromException<TReply>(exception);
        }

        ResilienceContextPool.Shared.Return(context);
        if (last.Exception is { } error)
        {
            Fail(error);
        }
        else
        {
            Succeed(last.Result!);
        }
    }

    private Outcome<TReply>? TakeUntold()
    {
        Outcome<TReply>? untold = _untold;
        _untold = null;
        return untold;
    }

    private async ValueTask<Outcome<TReply>> RepeatOnceAsync()
    {
        (Outcome<TReply> outcome, CallContext context) = await AttemptAgainAsync().ConfigureAwait(false);
        if (outcome.Exception is null)
        {
            TakeAnswerOf(context);
        }

        return outcome;
    }

    /// <summary>Makes one further attempt, with a context of its own.</summary>
    private async ValueTask<(Outcome<TReply> Outcome, CallContext Context)> AttemptAgainAsync()
    {
        int number = NextNumber();
        CallContext context = ContextOf(number);
        try
        {
            InstanceSet instances = await _path.Directory.GetAsync().ConfigureAwait(false);
            BreakerEntry entry = BreakerEntry.Entered;
            InstanceNode? node = _policy.Retry is { SameInstance: true } && instances.Find(_node.Address) is { } same && same.State.IsAvailable ? same : Pick(instances, PickContextOf(number, context, _path.TimeProvider.GetTimestamp()), out entry);
            if (node is null)
            {
                return (Outcome.FromException<TReply>(_path.NoInstance(_method, instances)), context);
            }

            return (await AttemptOnAsync(node, entry, number, context).ConfigureAwait(false), context);
        }
        catch (Exception exception)
        {
            return (Outcome.FromException<TReply>(exception), context);
        }
    }

    private async ValueTask<Outcome<TReply>> AttemptOnAsync(InstanceNode node, BreakerEntry entry, int number, CallContext context)
    {
        long started = _path.TimeProvider.GetTimestamp();
        TimeSpan left = Left;
        TimeSpan limit = _policy.AttemptTimeout < left ? _policy.AttemptTimeout.Value : left;
        node.State.Load.Begin();
        try
        {
            TReply reply = await node.Path.AttemptAsync(_method, _arguments, context, _cancellationToken, limit > TimeSpan.Zero ? limit : TimeSpan.FromMilliseconds(1), _policy.Options.ConnectTimeout).ConfigureAwait(false);
            double seconds = NoteEnd(node, entry, started, AttemptOutcome.Answered);
            _policy.Backup?.NoteAnswer(seconds);
            return Outcome.FromResult(reply);
        }
        catch (Exception exception)
        {
            NoteAttempt(node, exception, number, NoteEnd(node, entry, started, AttemptOutcomes.Of(exception)));
            return Outcome.FromException<TReply>(exception);
        }
    }

    private int NextNumber() => 1 + _repeats + _connects;

    // What the handler that makes the call passes on is no longer to be had from the context that flows: the attempt runs elsewhere.
    private CallContext ContextOf(int number)
    {
        CallContext context = _context?.ForAttempt() ?? new CallContext();
        if (_travelling is not null)
        {
            foreach (KeyValuePair<string, string> entry in _travelling)
            {
                if (!context.Persistent.TryGetValue(entry.Key, out _))
                {
                    context.Persistent.Set(entry.Key, entry.Value);
                }
            }
        }

        if (_repeats > 0)
        {
            context.Persistent.Set(RetryMark, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return context;
    }

    private void NoteAttempt(InstanceNode node, Exception error, int number, double seconds)
    {
        RpcAttempt? own = error is RpcException { Attempts: [{ } single] } ? single : null;
        TimeSpan whole = TimeSpan.FromSeconds(seconds);
        string reason = number == 1 ? $"picked by {_path.Options.Balancer.Name}" : $"attempt {number}, picked by {_path.Options.Balancer.Name}";
        lock (_onFirstAttempt)
        {
            (_attempts ??= []).Add(new RpcAttempt(node.Address, reason, own?.Waited ?? TimeSpan.Zero, own is null ? whole : own.Ran, own?.Outcome ?? error.Message));
            (_tried ??= []).Add(node);
            (_failed ??= []).Add(node);
        }
    }
}
