using System.Threading.Tasks.Sources;

namespace Tern.Protocols;

/// <summary>The wait of a stream that sends message after message until there is room for the next one. One sender at a time; costs no memory.</summary>
internal sealed class GrpcSender : IValueTaskSource, IThreadPoolWorkItem
{
    private ManualResetValueTaskSourceCore<bool> _core;
    private int _isWaiting;

    /// <summary>Begins to wait. Called while the output is entered, so that no signal is lost.</summary>
    public ValueTask Wait()
    {
        _core.Reset();
        Volatile.Write(ref _isWaiting, 1);
        return new ValueTask(this, _core.Version);
    }

    /// <summary>There is room, or there will be none: the sender finds out. By any thread, however often.</summary>
    public void Signal()
    {
        if (Interlocked.Exchange(ref _isWaiting, 0) != 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    // The sender goes on here, on the thread pool.
    void IThreadPoolWorkItem.Execute() => _core.SetResult(true);

    void IValueTaskSource.GetResult(short token) => _core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
