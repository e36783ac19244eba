using System.Collections.Concurrent;

namespace Tern.Server.Tests.Stress;

/// <summary>Sends back what comes, and notes what should not have come.</summary>
internal sealed class StressHandler : IStress
{
    private int _running;

    public ConcurrentQueue<string> Violations { get; } = new();

    /// <summary>Conversations whose handler has not ended.</summary>
    public int Running => Volatile.Read(ref _running);

    public ValueTask<StressParcel> EchoAsync(StressParcel parcel, CallContext? context = null) => new(Checked(parcel, parcel.Number));

    public async IAsyncEnumerable<StressParcel> ConverseAsync(IAsyncEnumerable<StressParcel> parcels, CallContext? context = null)
    {
        Interlocked.Increment(ref _running);
        try
        {
            int next = 0;
            await foreach (StressParcel parcel in parcels)
            {
                yield return Checked(parcel, next++);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private StressParcel Checked(StressParcel parcel, int expected)
    {
        if (!parcel.Is(expected))
        {
            Violations.Enqueue($"The server got parcel {parcel.Number} of {parcel.Data.Length} bytes where {expected} was due.");
        }

        return parcel.Refuse ? throw new RpcException(RpcStatusCode.Aborted, "refused") : parcel;
    }
}
