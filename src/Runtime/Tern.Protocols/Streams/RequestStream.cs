namespace Tern.Protocols;

/// <summary>The requests of a call as its handler enumerates them, once.</summary>
internal sealed class RequestStream<T>(MessageQueue<T> queue) : IAsyncEnumerable<T>, IAsyncEnumerator<T>, IThreadPoolWorkItem
{
    private CancellationTokenRegistration _cancellation;
    private int _isTaken;

    public T Current => queue.Current;

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _isTaken, 1) != 0)
        {
            throw new InvalidOperationException("The requests of a call can be enumerated once: they are gone when they have been read.");
        }

        _cancellation = cancellationToken.UnsafeRegister(static (state, token) => ((RequestStream<T>)state!).Cancel(token), this);
        return this;
    }

    public ValueTask<bool> MoveNextAsync() => queue.MoveNextAsync();

    /// <summary>The handler reads no further; what still comes is dropped.</summary>
    public ValueTask DisposeAsync()
    {
        _cancellation.Unregister();
        Abort(null);
        return default;
    }

    void IThreadPoolWorkItem.Execute() => queue.Wake();

    private void Cancel(CancellationToken token) => Abort(new OperationCanceledException("Reading the requests was cancelled.", token));

    private void Abort(Exception? error)
    {
        if (queue.Abort(error))
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }
}
