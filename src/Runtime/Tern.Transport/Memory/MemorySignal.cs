using System.Threading.Tasks.Sources;

namespace Tern.Transport.Memory;

/// <summary>A wait for bytes or for space. It ends on the thread pool, so that neither end of a link runs the other's code.</summary>
internal sealed class MemorySignal : IValueTaskSource<int>, IThreadPoolWorkItem
{
    private ManualResetValueTaskSourceCore<int> _core;
    private int _bytes;
    private Exception? _error;

    public bool IsWaiting { get; private set; }

    public ValueTask<int> Wait()
    {
        _core.Reset();
        IsWaiting = true;
        return new ValueTask<int>(this, _core.Version);
    }

    public void Signal(int bytes, Exception? error = null)
    {
        _bytes = bytes;
        _error = error;
        IsWaiting = false;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (_error is null)
        {
            _core.SetResult(_bytes);
        }
        else
        {
            _core.SetException(_error);
        }
    }

    int IValueTaskSource<int>.GetResult(short token) => _core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        _core.OnCompleted(continuation, state, token, flags);
    }
}
