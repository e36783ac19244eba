using Tern.Client;

namespace Tern.Governance;

/// <summary>An instance with its connections.</summary>
internal sealed class InstanceNode(InstanceState state, ChannelInvoker path, CallBreaker? breaker)
{
    public InstanceState State => state;

    public ChannelInvoker Path => path;

    /// <summary>Its breaker, or <see langword="null"/>.</summary>
    public CallBreaker? Breaker => breaker;

    public string Address => state.Instance.Address;

    /// <summary>Tells all that judge the instance how an attempt on it ended.</summary>
    /// <param name="entry">How the attempt came through the breaker.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="seconds">Time that it took.</param>
    /// <param name="now">The time, as a timestamp of the clock.</param>
    public void NoteEnd(BreakerEntry entry, AttemptOutcome outcome, double seconds, long now)
    {
        state.Load.End(outcome is AttemptOutcome.Answered or AttemptOutcome.TimedOut or AttemptOutcome.ServerError ? seconds : -1, now);
        if (outcome == AttemptOutcome.Cancelled)
        {
            return;
        }

        breaker?.Record(entry, outcome == AttemptOutcome.NotSent, now);
        state.Health?.Note(outcome.IsFailure(), now);
    }
}
