using Tern.Protocols;

namespace Tern.Governance;

/// <content>Streaming calls: an instance is picked when the stream is opened, and what cannot be opened goes elsewhere. Once open, a stream is never repeated.</content>
internal sealed partial class GovernedPath
{
    public override async ValueTask<bool> OpenStreamAsync(ClientStream stream, CallContext? context)
    {
        CallPolicy policy = PolicyOf(stream.Method, context);
        if (Deny(policy, stream.Method, context) is { } denial)
        {
            throw denial;
        }

        BreakerEntry methodEntry = policy.Breaker?.TryEnter() ?? BreakerEntry.Entered;
        if (methodEntry == BreakerEntry.Refused)
        {
            throw BreakerOpen(stream.Method);
        }

        stream.ReceiveTimeout = policy.Options.ReceiveTimeout;
        stream.ConnectTimeout = policy.Options.ConnectTimeout;

        // Of the handler that opens the stream: behind an await it is no longer to be had.
        CallContext? handler = CallContext.Current;
        List<InstanceNode>? tried = null;
        for (int attempt = 1; ; attempt++)
        {
            InstanceSet instances = await Directory.GetAsync().ConfigureAwait(false);
            var pick = new PickContext(stream.Method, context ?? handler, attempt) { Now = TimeProvider.GetTimestamp(), Failed = tried, IsLastConnect = attempt > 1 && attempt >= Options.MaxConnectAttempts };
            (InstanceNode node, BreakerEntry entry) = PickForStream(pick, instances, tried);
            long started = TimeProvider.GetTimestamp();
            node.State.Load.Begin();
            try
            {
                bool isOpen = await node.Path.OpenStreamAsync(stream, context).ConfigureAwait(false);

                // A probe must not wait for a stream that may live for days: that it was opened is its success.
                bool isProbe = methodEntry == BreakerEntry.Probe;
                if (isProbe)
                {
                    policy.Breaker?.Record(methodEntry, failed: false, TimeProvider.GetTimestamp());
                }

                stream.Observe(new StreamUse(this, node, entry, isProbe ? null : policy.Breaker));
                return isOpen;
            }
            catch (Exception exception)
            {
                AttemptOutcome outcome = AttemptOutcomes.Of(exception);
                long now = TimeProvider.GetTimestamp();
                node.NoteEnd(entry, outcome, SecondsBetween(started, now), now);
                (tried ??= []).Add(node);
                if (outcome != AttemptOutcome.NotSent || attempt >= Options.MaxConnectAttempts || Options.Mesh || !instances.HasUntried(pick with { Failed = tried }, tried))
                {
                    if (outcome != AttemptOutcome.Cancelled)
                    {
                        policy.Breaker?.Record(methodEntry, outcome.IsFailure(), now);
                    }

                    throw;
                }
            }
        }
    }

    private (InstanceNode Node, BreakerEntry Entry) PickForStream(in PickContext pick, InstanceSet instances, List<InstanceNode>? tried)
    {
        for (int i = 0; i < instances.Nodes.Count && instances.Pick(pick, tried) is { } node; i++)
        {
            BreakerEntry entry = node.Breaker?.TryEnter() ?? BreakerEntry.Entered;
            if (entry != BreakerEntry.Refused)
            {
                return (node, entry);
            }
        }

        throw NoInstance(pick.Method, instances);
    }

    /// <summary>Why no instance got a call.</summary>
    public RpcConnectionException NoInstance(RpcMethod method, InstanceSet instances) => new(
        $"{method.FullName} was not sent: none of the {instances.Nodes.Count} instances of {Directory.Target} takes calls now; their breakers are open, they are ejected, or as many calls are under way as MaxConcurrencyPerInstance allows, or the balancer '{Options.Balancer.Name}' has none for this call.")
    {
        Method = method.FullName,
        MayHaveBeenSent = false,
    };

    /// <summary>A stream that is under way on an instance.</summary>
    private sealed class StreamUse(GovernedPath path, InstanceNode node, BreakerEntry entry, CallBreaker? methodBreaker) : IStreamObserver
    {
        public void OnEnded(Exception? error)
        {
            AttemptOutcome outcome = AttemptOutcomes.Of(error);
            long now = path.TimeProvider.GetTimestamp();

            // How long a stream lives says nothing about how fast its instance is, and that it was opened is what the instance's breaker asks.
            node.State.Load.End(-1, now);
            if (outcome == AttemptOutcome.Cancelled)
            {
                // The caller had enough: what it was for was reached.
                outcome = AttemptOutcome.Answered;
            }

            node.Breaker?.Record(entry, failed: false, now);
            node.State.Health?.Note(outcome.IsFailure(), now);
            methodBreaker?.Record(BreakerEntry.Entered, outcome.IsFailure(), now);
        }
    }
}
