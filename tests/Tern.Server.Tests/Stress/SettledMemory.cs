namespace Tern.Server.Tests.Stress;

/// <summary>The memory of the process when garbage is gone.</summary>
internal static class SettledMemory
{
    /// <summary>Collects and measures. Threads that still run when a collection starts keep objects alive, so the smallest of several figures counts.</summary>
    public static long Measure()
    {
        long smallest = long.MaxValue;
        for (int i = 0; i < 5; i++)
        {
            smallest = Math.Min(smallest, GC.GetTotalMemory(forceFullCollection: true));
            GC.WaitForPendingFinalizers();
        }

        return smallest;
    }
}
