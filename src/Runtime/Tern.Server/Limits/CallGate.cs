using System.Globalization;

namespace Tern.Server;

/// <summary>Lets as many calls in as its limits say: all of a server, or those of one method. Thread-safe.</summary>
/// <remarks>A gate without limits is never asked. Getting in where there is room takes no lock and allocates nothing.</remarks>
internal sealed class CallGate : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CallQueue _queue = new();
    private readonly string _name;
    private readonly TimeProvider _time;
    private readonly RefusedCalls _refused;
    private ITimer? _timer;
    private State? _state;
    private int _inFlight;
    private int _waiting;

    /// <param name="name">What is limited, for messages: the server, or a method.</param>
    /// <param name="time">The clock.</param>
    /// <param name="refused">Where refusals are told.</param>
    public CallGate(string name, TimeProvider time, RefusedCalls refused)
    {
        _name = name;
        _time = time;
        _refused = refused;
    }

    /// <summary>Whether there is no limit.</summary>
    public bool IsOpen => Volatile.Read(ref _state) is null;

    /// <summary>Calls that are in.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Calls that wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Sets the limits. Calls that wait and would not have to any more go on.</summary>
    public void Apply(RpcCallLimits limits)
    {
        string fingerprint = limits.Fingerprint();
        lock (_lock)
        {
            if (_state?.Fingerprint != fingerprint)
            {
                Volatile.Write(ref _state, limits.IsOff ? null : new State(limits, fingerprint, _time));
            }
        }

        Admit();
    }

    /// <summary>Asks to get in.</summary>
    /// <param name="call">The call.</param>
    /// <param name="priority">Asked only if the call must wait.</param>
    /// <param name="refusal">Why the call is turned down, if it is.</param>
    public GateAnswer Enter(IGatedCall call, Func<RpcMethod, CallContext, int>? priority, out RpcException? refusal)
    {
        refusal = null;
        if (Volatile.Read(ref _state) is not { } state)
        {
            Interlocked.Increment(ref _inFlight);
            return GateAnswer.Entered;
        }

        if (state.Rate is { } rate && !rate.TryTake())
        {
            refusal = RefuseTooFrequent(call.Method, call.Context, state);
            return GateAnswer.Refused;
        }

        if (Volatile.Read(ref _waiting) == 0 && TryReserve(state))
        {
            return GateAnswer.Entered;
        }

        return Wait(call, state, priority?.Invoke(call.Method, call.Context) ?? 0, out refusal);
    }

    /// <summary>The limit that would turn a call down now, whatever it is; <see langword="null"/> if it may get in or wait.</summary>
    public RpcLimitKind? FullBy(Func<RpcMethod, CallContext, int>? priority)
    {
        if (Volatile.Read(ref _state) is not { } state)
        {
            return null;
        }

        if (state.Rate is { HasTokens: false })
        {
            return RpcLimitKind.Rate;
        }

        // One that waits may have to make way for a call of a higher priority, which only who has read the call can tell.
        int queue = state.Limits.QueueLength;
        return Volatile.Read(ref _inFlight) >= state.Most && Volatile.Read(ref _waiting) >= queue && (queue == 0 || priority is null) ? RpcLimitKind.Concurrency : null;
    }

    /// <summary>Turns down a call that came when the gate was full.</summary>
    public RpcException RefuseFull(RpcMethod method, CallContext context, RpcLimitKind limit)
    {
        State? state = Volatile.Read(ref _state);
        return limit == RpcLimitKind.Rate ? RefuseTooFrequent(method, context, state) : RefuseTooMany(method, context, state);
    }

    /// <summary>A call that got in has ended.</summary>
    /// <param name="begun">Timestamp at which it got in.</param>
    public void Leave(long begun)
    {
        int inFlight = Interlocked.Decrement(ref _inFlight) + 1;
        Volatile.Read(ref _state)?.Adaptive?.Add(begun, inFlight);
        if (Volatile.Read(ref _waiting) > 0)
        {
            Admit();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _timer?.Dispose();
        }
    }

    private bool TryReserve(State? state)
    {
        int most = state?.Most ?? int.MaxValue;
        int inFlight = Volatile.Read(ref _inFlight);
        while (inFlight < most)
        {
            int seen = Interlocked.CompareExchange(ref _inFlight, inFlight + 1, inFlight);
            if (seen == inFlight)
            {
                return true;
            }

            inFlight = seen;
        }

        return false;
    }

    private GateAnswer Wait(IGatedCall call, State state, int priority, out RpcException? refusal)
    {
        refusal = null;
        WaitingCall? displaced = null;
        lock (_lock)
        {
            if (_queue.Count == 0 && TryReserve(state))
            {
                return GateAnswer.Entered;
            }

            if (_queue.Count >= state.Limits.QueueLength)
            {
                displaced = _queue.Last is { } last && last.Priority < priority ? last : null;
                if (displaced is null)
                {
                    refusal = RefuseTooMany(call.Method, call.Context, state);
                    return GateAnswer.Refused;
                }

                _queue.Remove(displaced);
            }

            _queue.Add(new WaitingCall(call, priority, _time.GetTimestamp()));
            Volatile.Write(ref _waiting, _queue.Count);
            if (_queue.Count == 1)
            {
                SetTimer(state.Limits.QueueTimeout);
            }
        }

        displaced?.Call.Resume(Refuse(displaced.Call.Method, displaced.Call.Context, RpcLimitKind.Queue, pushback: null, $"a call of a higher priority took its place in the queue of {_name}"));

        // Somebody may have left between the look at the room and the place in the queue.
        Interlocked.MemoryBarrier();
        Admit();
        return GateAnswer.Waits;
    }

    /// <summary>Lets in whom there is room for.</summary>
    private void Admit()
    {
        while (true)
        {
            WaitingCall? next;
            lock (_lock)
            {
                if (_queue.Count == 0 || !TryReserve(_state))
                {
                    return;
                }

                next = _queue.TakeFirst()!;
                Volatile.Write(ref _waiting, _queue.Count);
            }

            // One that nobody waits for any more goes through too: only it can end itself.
            next.Call.Resume(refusal: null);
        }
    }

    private void SetTimer(TimeSpan due)
    {
        if (_timer is null)
        {
            using (ExecutionContext.SuppressFlow())
            {
                _timer = _time.CreateTimer(static gate => ((CallGate)gate!).RefuseLate(), this, due, Timeout.InfiniteTimeSpan);
            }
        }
        else
        {
            _timer.Change(due, Timeout.InfiniteTimeSpan);
        }
    }

    private void RefuseLate()
    {
        while (true)
        {
            WaitingCall late;
            lock (_lock)
            {
                if (_queue.Oldest is not { } oldest)
                {
                    return;
                }

                TimeSpan left = (_state?.Limits.QueueTimeout ?? TimeSpan.Zero) - _time.GetElapsedTime(oldest.Arrived);
                if (left > TimeSpan.Zero)
                {
                    SetTimer(left);
                    return;
                }

                late = oldest;
                _queue.Remove(late);
                Volatile.Write(ref _waiting, _queue.Count);
            }

            late.Call.Resume(Refuse(late.Call.Method, late.Call.Context, RpcLimitKind.Queue, pushback: null, $"it waited longer than QueueTimeout for {_name}"));
        }
    }

    private RpcException RefuseTooFrequent(RpcMethod method, CallContext context, State? state) =>
        Refuse(method, context, RpcLimitKind.Rate, state?.Rate?.NextRefill, $"request too frequent: {_name} takes {state?.Limits.CallsPerSecond} calls a second");

    private RpcException RefuseTooMany(RpcMethod method, CallContext context, State? state) =>
        Refuse(method, context, RpcLimitKind.Concurrency, pushback: null, $"{_name} runs {state?.Most} calls at once, and {Volatile.Read(ref _waiting)} wait");

    private RpcException Refuse(RpcMethod method, CallContext context, RpcLimitKind limit, TimeSpan? pushback, string reason)
    {
        _refused.Add(method, context, limit);
        return new RpcException(RpcStatusCode.ResourceExhausted, string.Create(CultureInfo.InvariantCulture, $"The call was turned down: {reason}."))
        {
            Method = method.FullName,
            RetryPushback = pushback,
        };
    }

    /// <summary>Limits that are in force, with what they count.</summary>
    private sealed class State(RpcCallLimits limits, string fingerprint, TimeProvider time)
    {
        public RpcCallLimits Limits => limits;

        public string Fingerprint => fingerprint;

        public CallRate? Rate { get; } = limits.CallsPerSecond is { } calls ? new CallRate(calls, time) : null;

        public AdaptiveConcurrency? Adaptive { get; } = limits.Adaptive is { } adaptive ? new AdaptiveConcurrency(adaptive, limits.ConcurrentCalls, time) : null;

        public int Most => Adaptive?.Limit ?? limits.ConcurrentCalls ?? int.MaxValue;
    }
}
