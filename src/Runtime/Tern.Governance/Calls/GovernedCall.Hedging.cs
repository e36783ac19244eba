using Polly;
using Polly.Hedging;

namespace Tern.Governance;

/// <content>What follows a silence: a further request beside the one under way; the first answer ends the call. Polly runs them.</content>
internal sealed partial class GovernedCall<TArguments, TReply>
{
    // Pause before the attempt that answers a failure, in ticks; it is taken by that attempt. Those that answer a silence have none.
    private long _pauseAfterFailure;

    private async Task HedgeAsync(Task<TReply> first)
    {
        lock (_onFirstAttempt)
        {
            (_tried ??= []).Add(_node);
        }

        // Neither the context nor this object go back to their pools: what has lost may still hold them.
        ResilienceContext context = ResilienceContextPool.Shared.Get(_cancellationToken);
        Outcome<object> outcome;
        try
        {
            outcome = await Hedging().ExecuteOutcomeAsync(static (context, call) => call.self.EndOf(call.first, context.CancellationToken), context, (self: this, first)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // A predicate of the user's threw.
            outcome = Outcome.FromException<object>(exception);
        }

        Volatile.Write(ref _isClaimed, 1);
        if (outcome.Exception is { } error)
        {
            Fail(error);
        }
        else
        {
            var answer = (Answer)outcome.Result!;
            TakeAnswerOf(answer.Context);
            Succeed(answer.Reply);
        }
    }

    // Typed by object: Polly's hedging asks of its result type what a type parameter of ours cannot promise to trimming.
    private ResiliencePipeline<object> Hedging()
    {
        bool isMixed = _policy.Retry is not null;
        return new ResiliencePipelineBuilder<object> { TimeProvider = _path.TimeProvider }
            .AddHedging(new HedgingStrategyOptions<object>
            {
                MaxHedgedAttempts = Math.Max(_policy.Backup!.MaxBackups, _policy.Retry?.MaxRetries ?? 0),
                ShouldHandle = arguments => new ValueTask<bool>(isMixed && MayRepeat(arguments.Outcome.Exception, arguments.Outcome.Result is Answer answer ? answer.Reply : null)),

                // The silence before the first backup has passed already.
                DelayGenerator = arguments => new ValueTask<TimeSpan>(arguments.AttemptNumber == 0 ? TimeSpan.Zero : _policy.Backup!.Delay ?? TimeSpan.Zero),
                ActionGenerator = arguments => arguments.AttemptNumber == 0 || _policy.Budget.TryTake() ? () => BackupAsync(arguments.ActionContext.CancellationToken) : null,
            })
            .Build();
    }

    // A failure is followed by its pause as it is without backups.
    private bool MayRepeat(Exception? error, object? reply)
    {
        if (!MayRetry(error, reply))
        {
            return false;
        }

        TimeSpan pause = PauseAfter(error);
        if (IsTooLate(pause))
        {
            return false;
        }

        Interlocked.Exchange(ref _pauseAfterFailure, pause.Ticks);
        return true;
    }

    // Polly waits for every attempt before it answers. One that has lost goes on, but not here: the token says that another one has decided.
    private async ValueTask<Outcome<object>> EndOf(Task<TReply> first, CancellationToken decided)
    {
        try
        {
            return Outcome.FromResult<object>(new Answer(await first.WaitAsync(decided).ConfigureAwait(false), _firstContext));
        }
        catch (Exception exception)
        {
            if (!first.IsCompleted)
            {
                // Nobody will look at how it ends.
                _ = first.ContinueWith(static lost => _ = lost.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }

            return Outcome.FromException<object>(exception);
        }
    }

    private async ValueTask<Outcome<object>> BackupAsync(CancellationToken decided)
    {
        Interlocked.Increment(ref _repeats);
        Outcome<TReply> outcome;
        CallContext context;
        try
        {
            if (Interlocked.Exchange(ref _pauseAfterFailure, 0) is > 0 and var pause)
            {
                await Task.Delay(TimeSpan.FromTicks(pause), _path.TimeProvider, decided).ConfigureAwait(false);
            }

            // It never fails: what goes wrong is in its outcome.
            (outcome, context) = await AttemptAgainAsync().AsTask().WaitAsync(decided).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            return Outcome.FromException<object>(exception);
        }

        return outcome.Exception is { } error ? Outcome.FromException<object>(error) : Outcome.FromResult<object>(new Answer(outcome.Result!, context));
    }

    /// <summary>What an attempt brought.</summary>
    private sealed record Answer(TReply Reply, CallContext? Context);
}
