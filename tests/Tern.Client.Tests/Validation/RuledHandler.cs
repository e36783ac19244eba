namespace Tern.Client.Tests.Validation;

/// <summary>Counts the requests that reach it.</summary>
internal sealed class RuledHandler : IRuled
{
    private int _seen;

    public int Seen => Volatile.Read(ref _seen);

    /// <summary>What the enumeration of requests ended with.</summary>
    public TaskCompletionSource<Exception?> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the handler goes on after its requests have failed.</summary>
    public bool Swallows { get; set; }

    public ValueTask<int> PlaceAsync(Booking booking, CallContext? context = null) => Count();

    public ValueTask<int> AddAsync(int left, int right) => Count();

    public async ValueTask NoteAsync(Booking booking) => await Count();

    public ValueTask<int> FreeAsync(Unruled unruled) => Count();

    public async IAsyncEnumerable<int> CountAsync(Booking booking)
    {
        yield return await Count();
    }

    public async ValueTask<int> SumAsync(IAsyncEnumerable<Booking> bookings)
    {
        try
        {
            await foreach (Booking _ in bookings)
            {
                await Count();
            }
        }
        catch (Exception exception)
        {
            Ended.TrySetResult(exception);
            if (!Swallows)
            {
                throw;
            }
        }

        return Seen;
    }

    public async IAsyncEnumerable<int> EchoAsync(IAsyncEnumerable<Booking> bookings, CallContext? context = null)
    {
        await foreach (Booking _ in bookings)
        {
            yield return await Count();
        }
    }

    private ValueTask<int> Count() => new(Interlocked.Increment(ref _seen));
}
