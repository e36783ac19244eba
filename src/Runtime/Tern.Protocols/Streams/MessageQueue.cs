using System.Buffers;
using System.Threading.Tasks.Sources;

namespace Tern.Protocols;

/// <summary>Messages that have come in and wait for the application, which takes them one by one. Awaiting the next one costs no memory.</summary>
/// <remarks>
/// One producer, one consumer. The producer bounds it by weights: each message's weight goes back to the host when it is taken or dropped. A method that says the consumer must be
/// woken leaves it to the caller to call <see cref="Wake"/>, on a thread where the consumer's code may run.
/// </remarks>
internal sealed class MessageQueue<T> : IValueTaskSource<bool>
{
    private const int InitialCapacity = 16;

    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<bool> _core;
    private Entry[] _ring = [];

    // A power of two; the ring is rented and may be longer.
    private int _capacity;
    private int _head;
    private int _count;
    private State _state;
    private bool _isEnded;
    private Exception? _error;
    private T _current = default!;

    /// <summary>Who hears what was taken; set before the first message.</summary>
    public IStreamHost? Host { get; set; }

    /// <summary>Asked for each message before the consumer sees it; <see langword="null"/> lets all pass. Whoever refuses one ends the messages with <see cref="Abort"/>.</summary>
    public Func<T, bool>? Refuses { get; set; }

    /// <summary>Called on the consumer's thread before it sees the end.</summary>
    public Action? OnEnd { get; set; }

    /// <summary>The message that was taken last.</summary>
    public T Current => _current;

    /// <summary>Whether the consumer waits for a message that has not come.</summary>
    public bool IsWaiting
    {
        get
        {
            lock (_gate)
            {
                return _state == State.Waiting;
            }
        }
    }

    /// <summary>Adds a message; <see langword="true"/> if the consumer must be woken.</summary>
    public bool Add(T message, int weight)
    {
        lock (_gate)
        {
            if (!_isEnded)
            {
                if (_count == _capacity)
                {
                    Grow();
                }

                _ring[(_head + _count) & (_capacity - 1)] = new Entry(message, weight);
                _count++;
                return MustWake();
            }
        }

        Host?.Consumed(weight);
        return false;
    }

    /// <summary>There will be no further messages: those that wait can still be taken, then comes the end. <see langword="true"/> if the consumer must be woken.</summary>
    /// <param name="error">What the end throws, or <see langword="null"/>.</param>
    public bool Complete(Exception? error)
    {
        lock (_gate)
        {
            if (_isEnded)
            {
                return false;
            }

            _isEnded = true;
            _error = error;
            return MustWake();
        }
    }

    /// <summary>Ends at once: what waits is dropped, what still comes too. <see langword="true"/> if the consumer must be woken.</summary>
    /// <param name="error">What the end throws, or <see langword="null"/>.</param>
    public bool Abort(Exception? error)
    {
        int weight = 0;
        bool mustWake;
        lock (_gate)
        {
            for (; _count > 0; _count--)
            {
                weight += _ring[_head].Weight;
                _head = (_head + 1) & (_capacity - 1);
            }

            ReleaseRing();
            if (!_isEnded || error is not null)
            {
                _error = error;
            }

            _isEnded = true;
            mustWake = MustWake();
        }

        if (weight > 0)
        {
            Host?.Consumed(weight);
        }

        return mustWake;
    }

    /// <summary>Takes the next message into <see cref="Current"/>; <see langword="false"/> at the end.</summary>
    public ValueTask<bool> MoveNextAsync()
    {
        int weight = 0;
        Exception? error = null;
        bool hasMessage;
        lock (_gate)
        {
            if (_state != State.Idle)
            {
                throw new InvalidOperationException("The next message of a stream was asked for while the one before was still awaited.");
            }

            hasMessage = _count > 0;
            if (hasMessage)
            {
                weight = Take();
            }
            else if (_isEnded)
            {
                _current = default!;
                error = _error;
            }
            else
            {
                _core.Reset();
                _state = State.Waiting;
                return new ValueTask<bool>(this, _core.Version);
            }
        }

        Tell(hasMessage, weight);
        if (hasMessage && IsRefused(out Exception? refused))
        {
            hasMessage = false;
            error = refused;
        }

        return error is null ? new ValueTask<bool>(hasMessage) : ValueTask.FromException<bool>(error);
    }

    /// <summary>Lets the consumer go on, on this thread.</summary>
    public void Wake()
    {
        int weight = 0;
        bool hasMessage;
        Exception? error;
        lock (_gate)
        {
            _state = State.Idle;
            hasMessage = _count > 0;
            if (hasMessage)
            {
                weight = Take();
            }

            error = hasMessage ? null : _error;
        }

        Tell(hasMessage, weight);
        if (hasMessage && IsRefused(out Exception? refused))
        {
            hasMessage = false;
            error = refused;
        }

        if (error is null)
        {
            _core.SetResult(hasMessage);
        }
        else
        {
            _core.SetException(error);
        }
    }

    bool IValueTaskSource<bool>.GetResult(short token) => _core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    private bool IsRefused(out Exception? error)
    {
        error = null;
        if (Refuses is null || !Refuses(_current))
        {
            return false;
        }

        _current = default!;
        lock (_gate)
        {
            error = _error;
        }

        return true;
    }

    private void Tell(bool hasMessage, int weight)
    {
        if (hasMessage)
        {
            Host?.Consumed(weight);
        }
        else
        {
            OnEnd?.Invoke();
        }
    }

    // Under the lock, as the others below. From here to Wake further messages join without another waking.
    private bool MustWake()
    {
        if (_state != State.Waiting)
        {
            return false;
        }

        _state = State.Waking;
        return true;
    }

    private int Take()
    {
        ref Entry entry = ref _ring[_head];
        _current = entry.Message;
        int weight = entry.Weight;
        entry = default;
        _head = (_head + 1) & (_capacity - 1);
        _count--;
        return weight;
    }

    private void Grow()
    {
        int capacity = Math.Max(_capacity * 2, InitialCapacity);
        Entry[] larger = ArrayPool<Entry>.Shared.Rent(capacity);
        for (int i = 0; i < _count; i++)
        {
            larger[i] = _ring[(_head + i) & (_capacity - 1)];
        }

        ReleaseRing();
        _capacity = capacity;
        _ring = larger;
    }

    private void ReleaseRing()
    {
        if (_capacity > 0)
        {
            // Messages that were taken must not live on in the pool.
            ArrayPool<Entry>.Shared.Return(_ring, clearArray: true);
        }

        _ring = [];
        _capacity = 0;
        _head = 0;
    }

    private enum State
    {
        Idle,
        Waiting,
        Waking,
    }

    private readonly record struct Entry(T Message, int Weight);
}
