namespace Tern.Transport.Tests;

/// <summary>A generous bound on every wait, so that a hang fails instead of blocking the run.</summary>
internal static class Limit
{
    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(30);

    public static Task Within(this Task task) => task.WaitAsync(s_time, TestContext.Current.CancellationToken);

    public static Task<T> Within<T>(this Task<T> task) => task.WaitAsync(s_time, TestContext.Current.CancellationToken);

    public static Task Within(this ValueTask task) => task.AsTask().Within();

    public static Task<T> Within<T>(this ValueTask<T> task) => task.AsTask().Within();
}
