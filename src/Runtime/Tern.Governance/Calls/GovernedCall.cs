using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;
using Tern.Governance.Balancing;
using Tern.Protocols;
using Tern.Serialization;

namespace Tern.Governance;

/// <summary>One governed call. Its first attempt runs without a task and without allocating; what follows a failure or a silence is in the other parts.</summary>
/// <remarks>A pooled source of the caller's task. Whoever sets its end has claimed it before, so it ends exactly once.</remarks>
internal sealed partial class GovernedCall<TArguments, TReply> : IValueTaskSource<TReply>, IValueTaskSource, ICallArguments
    where TArguments : struct, IRpcArguments
{
    private static readonly ObjectPool<GovernedCall<TArguments, TReply>> s_pool = new(capacity: 4_096);

    private readonly Action _onFirstAttempt;
    private ManualResetValueTaskSourceCore<TReply> _core;
    private ConfiguredValueTaskAwaitable<TReply>.ConfiguredValueTaskAwaiter _first;
    private GovernedPath _path = null!;
    private CallPolicy _policy = null!;
    private MethodCodec<TArguments, TReply> _method = null!;
    private TArguments _arguments;
    private CallContext? _context;
    private CallContext? _firstContext;
    private CancellationToken _cancellationToken;
    private RpcMetadata? _travelling;
    private InstanceNode _node = null!;
    private BreakerEntry _methodEntry;
    private BreakerEntry _nodeEntry;
    private long _started;
    private long _ended;
    private long _deadline;
    private bool _isChainStopped;

    private GovernedCall() => _onFirstAttempt = EndFirstAttempt;

    public short Version => _core.Version;

    public static GovernedCall<TArguments, TReply> Rent(
        GovernedPath path, CallPolicy policy, MethodCodec<TArguments, TReply> method, in TArguments arguments, CallContext? context, CancellationToken cancellationToken, BreakerEntry entry)
    {
        GovernedCall<TArguments, TReply> call = s_pool.TryRent() ?? new GovernedCall<TArguments, TReply>();
        call._path = path;
        call._policy = policy;
        call._method = method;
        call._arguments = arguments;
        call._context = context;
        call._cancellationToken = cancellationToken;
        call._methodEntry = entry;
        call._started = path.TimeProvider.GetTimestamp();
        call.PlanTime();
        call.LookUpstream();
        return call;
    }

    /// <summary>Sends the first attempt.</summary>
    public ValueTask<TReply> Start()
    {
        short version = _core.Version;
        if (_path.Directory.Current is { } instances)
        {
            Begin(instances);
        }
        else
        {
            _ = BeginLaterAsync();
        }

        return new ValueTask<TReply>(this, version);
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    object? ICallArguments.Get(int index) => _arguments.Get(index);

    public TReply GetResult(short token)
    {
        if (_core.GetStatus(token) == ValueTaskSourceStatus.Pending)
        {
            throw new InvalidOperationException("The call has not completed; await it instead of reading its result.");
        }

        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            ReturnToPool();
        }
    }

    private TimeSpan Left => _path.TimeProvider.GetElapsedTime(_path.TimeProvider.GetTimestamp(), _deadline);

    private void PlanTime()
    {
        TimeSpan total = (_context is { IsOfHandler: false } ? _context.Timeout : null) ?? _policy.Timeout ?? _path.DefaultTimeout;
        _deadline = _started + (long)(total.TotalSeconds * _path.TimeProvider.TimestampFrequency);
    }

    // The handler that makes the call may be gone when a further attempt needs to know; what travels on is never cleared, so it can be kept.
    private void LookUpstream()
    {
        CallContext? handler = _context is { IsOfHandler: true } ? _context : CallContext.Current;
        _travelling = handler?.PersistentOrNull;
        _isChainStopped = _policy.Retry is { StopsChains: true } && _travelling?.TryGetValue(RetryMark, out _) == true;
    }

    private async Task BeginLaterAsync()
    {
        InstanceSet instances;
        try
        {
            TimeSpan left = Left;
            instances = await _path.Directory.GetAsync().WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, _path.TimeProvider, _cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            EndUnsent(new RpcTimeoutException($"{_method.FullName} was not sent in time: the resolver has not answered for {_path.Directory.Target}.", exception) { Method = _method.FullName });
            return;
        }
        catch (RpcConnectionException exception)
        {
            EndUnsent(new RpcConnectionException(exception.Message, exception) { MayHaveBeenSent = false, Method = _method.FullName });
            return;
        }
        catch (Exception exception)
        {
            EndUnsent(exception);
            return;
        }

        Begin(instances);
    }

    private void Begin(InstanceSet instances)
    {
        InstanceNode? node;
        try
        {
            node = Pick(instances, PickContextOf(attempt: 1, _context ?? CallContext.Current, _started), out _nodeEntry);
        }
        catch (Exception exception)
        {
            EndUnsent(exception);
            return;
        }

        if (node is null)
        {
            EndUnsent(_path.NoInstance(_method, instances));
            return;
        }

        _node = node;
        _policy.Budget.NoteCall(_started);
        node.State.Load.Begin();
        if (_policy.Backup is { } backup && !_isChainStopped)
        {
            backup.Add(this, Volatile.Read(ref _use));
        }

        // With backups the first attempt may outlive the call, and must not write into what its caller uses for the next one.
        _firstContext = _policy.Backup is not null && _context is { IsOfHandler: false } own ? own.ForAttempt() : _context;

        // What it returns is awaited here and nowhere else.
        _first = node.Path.AttemptAsync(_method, _arguments, _firstContext, _cancellationToken, FirstLimit(), _policy.Options.ConnectTimeout).ConfigureAwait(false).GetAwaiter();
        if (_first.IsCompleted)
        {
            EndFirstAttempt();
        }
        else
        {
            _first.UnsafeOnCompleted(_onFirstAttempt);
        }
    }

    /// <summary>Picks an instance and enters its breaker; <see langword="null"/> if none lets a call in.</summary>
    private InstanceNode? Pick(InstanceSet instances, in PickContext pick, out BreakerEntry entry)
    {
        entry = BreakerEntry.Refused;

        // Between the look at a breaker and the entry another call may have become its probe: the next pick finds another instance.
        for (int i = 0; i < instances.Nodes.Count; i++)
        {
            if (instances.Pick(pick, _tried) is not { } node)
            {
                return null;
            }

            entry = node.Breaker?.TryEnter() ?? BreakerEntry.Entered;
            if (entry != BreakerEntry.Refused)
            {
                return node;
            }
        }

        return null;
    }

    private PickContext PickContextOf(int attempt, CallContext? context, long now) => new(_method, context, attempt)
    {
        Now = now,
        Arguments = this,
        Failed = _failed,
        IsLastConnect = _connects > 0 && _connects + 1 >= _path.Options.MaxConnectAttempts,
    };

    // A deadline that nobody set is not told to the server.
    private TimeSpan? FirstLimit()
    {
        TimeSpan? policy = _context?.Timeout is null ? _policy.Timeout : null;
        return _policy.AttemptTimeout is { } attempt && !(policy < attempt) ? attempt : policy;
    }

    private void EndFirstAttempt()
    {
        TReply reply;
        try
        {
            reply = _first.GetResult();
        }
        catch (Exception exception)
        {
            OnFirstFailed(exception);
            return;
        }

        double seconds = NoteEnd(_node, _nodeEntry, _started, AttemptOutcome.Answered);
        _policy.Backup?.NoteAnswer(seconds);
        if (_policy.Retry?.OnResult is { } refuses && refuses(reply))
        {
            OnFirstRefused(reply);
        }
        else if (TryClaim())
        {
            TakeAnswerOf(_firstContext);
            Succeed(reply);
        }
        else
        {
            _firstEnd!.SetResult(reply);
        }
    }

    private void TakeAnswerOf(CallContext? attempt)
    {
        if (attempt is not null && _context is { IsOfHandler: false } own && !ReferenceEquals(own, attempt))
        {
            own.TakeAnswerOf(attempt);
        }
    }

    /// <summary>Tells an instance how an attempt on it ended.</summary>
    private double NoteEnd(InstanceNode node, BreakerEntry entry, long started, AttemptOutcome outcome)
    {
        long now = _path.TimeProvider.GetTimestamp();
        _ended = now;
        double seconds = _path.SecondsBetween(started, now);
        node.NoteEnd(entry, outcome, seconds, now);
        return seconds;
    }

    private void Succeed(TReply reply)
    {
        _policy.Breaker?.Record(_methodEntry, failed: false, _ended);
        _core.SetResult(reply);
    }

    private void Fail(Exception exception)
    {
        if (_policy.Breaker is { } breaker)
        {
            AttemptOutcome outcome = AttemptOutcomes.Of(exception);
            if (outcome != AttemptOutcome.Cancelled)
            {
                breaker.Record(_methodEntry, outcome.IsFailure(), _path.TimeProvider.GetTimestamp());
            }
        }

        if (exception is RpcException failure && _attempts is { Count: > 0 } attempts)
        {
            if (_stop is { } stop)
            {
                attempts[^1] = attempts[^1] with { Outcome = $"{attempts[^1].Outcome} ({stop})" };
            }

            failure.SetAttempts([.. attempts]);
        }

        _core.SetException(exception);
    }

    // No server had a part in it, so its breaker learns nothing.
    private void EndUnsent(Exception exception) => _core.SetException(exception);

    private void ReturnToPool()
    {
        if (!Retire())
        {
            s_pool.Forget();
            return;
        }

        _core.Reset();
        _first = default;
        _arguments = default;
        _context = null;
        _firstContext = null;
        _cancellationToken = default;
        _travelling = null;
        _isChainStopped = false;
        _attempts = null;
        _stop = null;
        _tried = null;
        _failed = null;
        _repeats = 0;
        _connects = 0;
        _firstEnd = null;
        _untold = null;
        s_pool.Return(this);
    }
}
