using System.Runtime.CompilerServices;

namespace Tern.Protocols;

/// <summary>Lets a reading loop stand in line behind the work that it has brought. Awaited by one loop at a time; costs no memory.</summary>
/// <remarks>
/// After a batch, reading again at once would return the first few messages of the next one and break it up: each part would be answered by a send of its own. Behind
/// the batch's work, the loop finds more to read, and the peer gets more in one system call.
/// </remarks>
internal sealed class ReadingTurn : ICriticalNotifyCompletion, IThreadPoolWorkItem
{
    /// <summary>Messages from which on it pays to stand in line; fewer are read through at once.</summary>
    public const int WorthWaiting = 4;

    private Action? _continuation;

    public bool IsCompleted => false;

    public ReadingTurn GetAwaiter() => this;

    public void GetResult()
    {
    }

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation)
    {
        _continuation = continuation;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute() => _continuation!();
}
