using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Tern.Protocols;

/// <summary>The writing side of one connection: callers append complete frames, one of them sends for all.</summary>
/// <remarks>
/// <para>Recipe: <see cref="TryEnter"/>, write a frame into the buffer that it gives (and <see cref="OutputBuffer.Truncate"/> if that fails), <see cref="Exit"/>. The lock is
/// held while a frame is written, never while it is sent.</para>
/// <para>There are two buffers. One fills while the other is being sent, so whatever arrives during a send leaves in the next one, in one system call.</para>
/// <para>Thread-safe.</para>
/// </remarks>
internal sealed class ConnectionOutput : IThreadPoolWorkItem
{
    private readonly PipeWriter _pipe;
    private readonly TimeProvider _timeProvider;
    private readonly Action<Exception> _onFailure;
    private readonly Action<long>? _onWaiting;
    private readonly object _gate = new();
    private readonly int _maxQueuedBytes;

    private OutputBuffer _filling = new();
    private OutputBuffer _sending = new();
    private bool _isBusy;
    private bool _isClosed;
    private long _sendStarted;
    private TaskCompletionSource? _drained;

    /// <summary>Creates the writing side.</summary>
    /// <param name="pipe">Where bytes go.</param>
    /// <param name="maxQueuedBytes">See <see cref="IsFull"/>.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="onFailure">Called when a send has failed; the output is closed then.</param>
    /// <param name="onWaiting">Called with <see cref="SendStarted"/> when a send has to wait for the peer.</param>
    public ConnectionOutput(PipeWriter pipe, int maxQueuedBytes, TimeProvider timeProvider, Action<Exception> onFailure, Action<long>? onWaiting = null)
    {
        _onWaiting = onWaiting;
        _pipe = pipe;
        _maxQueuedBytes = maxQueuedBytes;
        _timeProvider = timeProvider;
        _onFailure = onFailure;
    }

    /// <summary>Whether more waits to be sent than the connection may hold: the peer does not read.</summary>
    public bool IsFull => Volatile.Read(ref _filling).Length > _maxQueuedBytes;

    /// <summary>Timestamp at which the send that is under way began; zero if none is.</summary>
    public long SendStarted => Volatile.Read(ref _sendStarted);

    /// <summary>Called without the lock when a send has ended and before the next begins; set before the first use.</summary>
    public Action? OnSent { get; set; }

    /// <summary>Takes the lock and gives the buffer to write a frame into; <see langword="false"/> without the lock if the connection is closed.</summary>
    public bool TryEnter(out OutputBuffer buffer)
    {
        Monitor.Enter(_gate);
        if (_isClosed)
        {
            Monitor.Exit(_gate);
            buffer = null!;
            return false;
        }

        buffer = _filling;
        return true;
    }

    /// <summary>Gives the lock back and sees to it that what was written leaves.</summary>
    /// <param name="inline">
    /// Send on this thread, at once. Otherwise the thread pool sends, behind the work that it has already: frames of calls that are about to be made leave together.
    /// </param>
    public void Exit(bool inline)
    {
        bool starts = !_isBusy && _filling.Length > 0;
        if (starts)
        {
            _isBusy = true;
        }

        Monitor.Exit(_gate);
        if (!starts)
        {
            return;
        }

        if (inline)
        {
            SendAndGoOn();
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <summary>Completes when everything that was queued has been handed to the transport, or the connection is closed.</summary>
    public Task WhenDrainedAsync()
    {
        lock (_gate)
        {
            if (_isClosed || !_isBusy)
            {
                return Task.CompletedTask;
            }

            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _drained.Task;
        }
    }

    /// <summary>Refuses further frames. What is queued is dropped unless a send is under way.</summary>
    public void Close()
    {
        TaskCompletionSource? drained;
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
            _filling.Release();
            if (!_isBusy)
            {
                _sending.Release();
            }

            drained = _drained;
            _drained = null;
        }

        drained?.TrySetResult();
    }

    void IThreadPoolWorkItem.Execute() => SendAndGoOn();

    /// <summary>Sends what is queued; what arrives meanwhile is sent later, behind the work that the thread pool has by then.</summary>
    private void SendAndGoOn()
    {
        if (TrySwap() && SendOnce())
        {
            GoOn();
        }
    }

    private void GoOn()
    {
        OnSent?.Invoke();
        lock (_gate)
        {
            if (_filling.Length == 0 || _isClosed)
            {
                SetIdle();
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Sends the swapped buffer; <see langword="false"/> if that goes on in the background, or has failed.</summary>
    private bool SendOnce()
    {
        try
        {
            ValueTask<FlushResult> flush = _pipe.WriteAsync(_sending.WrittenMemory);
            if (!flush.IsCompleted)
            {
                long started = Math.Max(_timeProvider.GetTimestamp(), 1);
                Volatile.Write(ref _sendStarted, started);
                _onWaiting?.Invoke(started);
                _ = AwaitSendAsync(flush);
                return false;
            }

            return Finish(flush.Result);
        }
        catch (Exception exception)
        {
            Fail(exception);
            return false;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask AwaitSendAsync(ValueTask<FlushResult> flush)
    {
        bool sent;
        try
        {
            sent = Finish(await flush.ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            Fail(exception);
            return;
        }

        if (sent)
        {
            GoOn();
        }
    }

    private bool Finish(FlushResult result)
    {
        Volatile.Write(ref _sendStarted, 0);
        _sending.Clear();
        if (result.IsCompleted || result.IsCanceled)
        {
            Fail(new IOException("The peer has closed its reading side of the connection."));
            return false;
        }

        return true;
    }

    private bool TrySwap()
    {
        lock (_gate)
        {
            if (_filling.Length == 0 || _isClosed)
            {
                SetIdle();
                return false;
            }

            (_filling, _sending) = (_sending, _filling);
            return true;
        }
    }

    // Under the lock. Continuations of the waiter run elsewhere.
    private void SetIdle()
    {
        _isBusy = false;
        _drained?.TrySetResult();
        _drained = null;
        if (_isClosed)
        {
            _sending.Release();
        }
    }

    private void Fail(Exception exception)
    {
        Volatile.Write(ref _sendStarted, 0);
        Close();
        lock (_gate)
        {
            SetIdle();
        }

        _onFailure(exception);
    }
}
