using Polly;
using Polly.CircuitBreaker;

namespace Tern.Governance;

/// <summary>One circuit of Polly, asked and told about calls that run outside of it, so that a call through a closed circuit allocates nothing. Thread-safe.</summary>
internal sealed class CircuitGate
{
    private readonly TimeProvider _timeProvider;
    private readonly ResiliencePipeline<bool> _pipeline;
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly CircuitBreakerManualControl _manual = new();
    private readonly long _coolDown;
    private readonly Action<BreakerState> _changed;
    private long _closedUntil;
    private int _told;
    private TaskCompletionSource<bool>? _probe;

    /// <param name="failureRate">Share of failures that opens it.</param>
    /// <param name="minSamples">Calls within the window below which it does not open.</param>
    /// <param name="window">Time over which calls are counted.</param>
    /// <param name="coolDown">Time that it stays open.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="changed">Told of each new state, under no lock of the gate.</param>
    public CircuitGate(double failureRate, int minSamples, TimeSpan window, TimeSpan coolDown, TimeProvider timeProvider, Action<BreakerState> changed)
    {
        _timeProvider = timeProvider;
        _changed = changed;
        _coolDown = (long)(coolDown.TotalSeconds * timeProvider.TimestampFrequency);
        _pipeline = new ResiliencePipelineBuilder<bool> { TimeProvider = timeProvider }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<bool>
            {
                FailureRatio = failureRate,
                MinimumThroughput = minSamples,
                SamplingDuration = window,
                BreakDuration = coolDown,
                StateProvider = _state,
                ManualControl = _manual,
                ShouldHandle = static outcome => new ValueTask<bool>(outcome.Outcome.Result),
            })
            .Build();
    }

    public BreakerState State => _state.CircuitState switch
    {
        CircuitState.Closed => BreakerState.Closed,
        CircuitState.HalfOpen => BreakerState.HalfOpen,
        _ => BreakerState.Open,
    };

    /// <summary>Whether a call would be let through now; asking changes nothing.</summary>
    public bool IsOpenForCalls
    {
        get
        {
            long until = Volatile.Read(ref _closedUntil);
            return until == 0 || (_timeProvider.GetTimestamp() >= until && Volatile.Read(ref _probe) is null);
        }
    }

    /// <summary>Asks for a call. One that is let through must be told of by <see cref="Record"/>, or taken back by <see cref="Forget"/>.</summary>
    /// <param name="isProbe">Whether the call is the probe of a half-open circuit.</param>
    public bool TryEnter(out bool isProbe)
    {
        isProbe = Volatile.Read(ref _closedUntil) != 0;
        return !isProbe || (IsOpenForCalls && TryProbe());
    }

    /// <summary>Tells how a call ended.</summary>
    public void Record(bool failed, bool isProbe)
    {
        if (!isProbe)
        {
            Feed(failed);
        }
        else if (Interlocked.Exchange(ref _probe, null) is { } probe)
        {
            EndProbe(probe, failed);
        }
    }

    // What follows the probe runs here and now, so that the next call meets the circuit as the probe has left it; a context of the thread would send it elsewhere.
    private static void EndProbe(TaskCompletionSource<bool> probe, bool failed)
    {
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            probe.SetResult(failed);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>Takes back a call that was let through and says nothing about its target.</summary>
    public void Forget(bool isProbe)
    {
        if (isProbe)
        {
            // A circuit that learns nothing stays open.
            Record(failed: true, isProbe: true);
        }
    }

    /// <summary>Forgets what was counted.</summary>
    public void Reset()
    {
        Task reset = _manual.CloseAsync();
        if (!reset.IsCompleted)
        {
            _ = reset.ContinueWith(static task => _ = task.Exception, TaskScheduler.Default);
        }
    }

    private void Feed(bool failed)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get();
        ValueTask<Outcome<bool>> told = _pipeline.ExecuteOutcomeAsync(
            static (_, result) => new ValueTask<Outcome<bool>>(Outcome.FromResult(result)), context, failed);

        // Nothing in it waits; a circuit that has just opened answers with its own refusal, which is of no interest here.
        _ = told.IsCompleted ? told.Result : default;
        ResilienceContextPool.Shared.Return(context);
        if (failed)
        {
            FollowState();
        }
    }

    // Polly's own events are told on another thread, and make what is asked of it wait for them; whoever asks next must know at once.
    private void FollowState()
    {
        BreakerState now = State;
        if (now != BreakerState.HalfOpen)
        {
            Volatile.Write(ref _closedUntil, now == BreakerState.Closed ? 0 : Math.Max(1, _timeProvider.GetTimestamp() + _coolDown));
        }

        if ((BreakerState)Interlocked.Exchange(ref _told, (int)now) != now)
        {
            _changed(now);
        }
    }

    // Polly takes a call as the probe by running it; so it is given a task that ends when the call does, and that is over when the call is told of.
    private bool TryProbe()
    {
        var probe = new TaskCompletionSource<bool>();
        if (Interlocked.CompareExchange(ref _probe, probe, null) is not null)
        {
            return false;
        }

        var attempt = new ProbeAttempt(this, probe);
        Task running = RunAsync(attempt);
        if (attempt.IsRunning)
        {
            return true;
        }

        _ = running;
        Interlocked.CompareExchange(ref _probe, null, probe);
        return false;
    }

    private async Task RunAsync(ProbeAttempt attempt)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get();
        await _pipeline.ExecuteOutcomeAsync(
            static async (_, running) =>
            {
                running.Begin();
                return Outcome.FromResult(await running.Probe.Task.ConfigureAwait(false));
            },
            context,
            attempt).ConfigureAwait(false);
        ResilienceContextPool.Shared.Return(context);
        if (attempt.IsRunning)
        {
            FollowState();
        }
    }

    private sealed class ProbeAttempt(CircuitGate gate, TaskCompletionSource<bool> probe)
    {
        public TaskCompletionSource<bool> Probe => probe;

        public bool IsRunning { get; private set; }

        public void Begin()
        {
            IsRunning = true;
            gate.FollowState();
        }
    }
}
