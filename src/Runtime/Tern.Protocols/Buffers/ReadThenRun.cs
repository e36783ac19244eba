using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Tern.Protocols;

/// <summary>Awaits a read and uses the wait: once the read is under way, the last piece of work that the previous read brought runs on this thread.</summary>
/// <remarks>
/// The reading loop goes on by itself, on another thread, when bytes come; the work may block without holding it up. For a lone call this saves the way through the thread
/// pool, which costs more than the call itself.
/// </remarks>
internal readonly struct ReadThenRun(ValueTask<ReadResult> read, IThreadPoolWorkItem? work) : ICriticalNotifyCompletion
{
    private readonly ConfiguredValueTaskAwaitable<ReadResult>.ConfiguredValueTaskAwaiter _read = read.ConfigureAwait(false).GetAwaiter();

    public bool IsCompleted
    {
        get
        {
            if (!_read.IsCompleted)
            {
                return false;
            }

            if (work is not null)
            {
                ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
            }

            return true;
        }
    }

    public ReadThenRun GetAwaiter() => this;

    public ReadResult GetResult() => _read.GetResult();

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation)
    {
        _read.UnsafeOnCompleted(continuation);

        // From here on the loop may be running elsewhere: nothing of it may be touched.
        work?.Execute();
    }
}
