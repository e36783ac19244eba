namespace Tern.Extensions.Hosting;

/// <summary>Counts the scopes of calls, so that the container is not disposed while they still are. Thread-safe.</summary>
internal sealed class CallScopes
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private volatile bool _isStopping;

    public void Enter() => Interlocked.Increment(ref _count);

    public void Leave()
    {
        if (Interlocked.Decrement(ref _count) == 0 && _isStopping)
        {
            _ended.TrySetResult();
        }
    }

    /// <summary>Completes when the last scope is disposed; called when there are no new calls.</summary>
    public Task WhenEndedAsync()
    {
        _isStopping = true;
        Interlocked.MemoryBarrier();
        return Volatile.Read(ref _count) == 0 ? Task.CompletedTask : _ended.Task;
    }
}
