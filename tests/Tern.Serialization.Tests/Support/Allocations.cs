namespace Tern.Serialization.Tests;

/// <summary>What an action allocates.</summary>
internal static class Allocations
{
    private const int Calls = 1_000;
    private const int Attempts = 10;

    /// <summary>Bytes that one call of the action allocates on this thread.</summary>
    /// <remarks>
    /// The runtime counts the rest of the thread's allocation buffer, some kilobytes, whenever a garbage collection takes it away, and tests on other threads cause
    /// collections. What the action itself allocates shows in every attempt, so the smallest figure counts.
    /// </remarks>
    public static long Of(Action action)
    {
        action();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Calls; i++)
            {
                action();
            }

            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before) / Calls);
        }

        return least;
    }
}
