namespace Tern.Tests;

/// <summary>Streams that tests send, and what they read from others.</summary>
internal static class AsyncStreams
{
    public static async IAsyncEnumerable<T> Of<T>(params T[] values)
    {
        await Task.Yield();
        foreach (T value in values)
        {
            yield return value;
        }
    }

    /// <summary>Makes values one by one, when each is asked for.</summary>
    public static async IAsyncEnumerable<T> Make<T>(int count, Func<int, T> make)
    {
        await Task.Yield();
        for (int i = 0; i < count; i++)
        {
            yield return make(i);
        }
    }

    public static async Task<List<T>> ReadAllAsync<T>(this IAsyncEnumerable<T> values)
    {
        List<T> all = [];
        await foreach (T value in values)
        {
            all.Add(value);
        }

        return all;
    }
}
