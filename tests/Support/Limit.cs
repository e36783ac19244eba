namespace Tern.Tests;

/// <summary>A generous bound on every wait, so that a hang fails instead of blocking the run.</summary>
internal static class Limit
{
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(30);

    public static Task Within(this Task task) => task.WaitAsync(Time, TestContext.Current.CancellationToken);

    public static Task<T> Within<T>(this Task<T> task) => task.WaitAsync(Time, TestContext.Current.CancellationToken);

    public static Task Within(this ValueTask task) => task.AsTask().Within();

    public static Task<T> Within<T>(this ValueTask<T> task) => task.AsTask().Within();

    /// <summary>Waits for a condition that other threads bring about, without sleeping.</summary>
    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        long start = Environment.TickCount64;
        while (!condition())
        {
            if (Environment.TickCount64 - start > (long)Time.TotalMilliseconds)
            {
                Assert.Fail($"This did not come about: {what}.");
            }

            await Task.Yield();
        }
    }

    /// <summary>Lets work that is under way on the thread pool come as far as it can, without sleeping.</summary>
    public static async Task SettleAsync()
    {
        // Work that waits for its thread, or is on one that the machine has taken away for now, is not done. A pool that never gets quiet is not waited for.
        long start = Environment.TickCount64;
        for (int quiet = 0; quiet < 5 && Environment.TickCount64 - start < 250;)
        {
            // On a thread of its own, so that every thread of the pool is free for that work.
            bool isQuiet = await Task.Factory.StartNew(
                static () =>
                {
                    Thread.Yield();
                    ThreadPool.GetMaxThreads(out int all, out _);
                    ThreadPool.GetAvailableThreads(out int free, out _);
                    return ThreadPool.PendingWorkItemCount == 0 && free == all;
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default);
            quiet = isQuiet ? quiet + 1 : 0;
        }
    }
}
