namespace Tern.Protocols;

/// <summary>Lets one waiter sleep until somebody opens. Costs nothing while nobody waits. Thread-safe.</summary>
internal sealed class AsyncGate
{
    private TaskCompletionSource? _waiter;

    /// <summary>Begins to listen: an opening from now on ends the next wait.</summary>
    // A full fence: the waiter looks at its condition next, and that read must not come before this write is seen by whoever changes the condition.
    public void Reset() => Interlocked.Exchange(ref _waiter, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    /// <summary>Waits for the first opening since <see cref="Reset"/>.</summary>
    public Task WaitAsync() => Volatile.Read(ref _waiter)?.Task ?? Task.CompletedTask;

    /// <summary>Wakes the waiter, if there is one.</summary>
    public void Open()
    {
        // A plain read first: this runs at the end of every call, and there is almost never a waiter.
        if (Volatile.Read(ref _waiter) is { } waiter)
        {
            waiter.TrySetResult();
        }
    }
}
