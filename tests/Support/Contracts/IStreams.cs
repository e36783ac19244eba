namespace Tern.Tests.Contracts;

/// <summary>Every kind of streaming method.</summary>
[RpcService("tests.Streams")]
public interface IStreams
{
    IAsyncEnumerable<Point> CountAsync(Point request, CallContext? context = null);

    IAsyncEnumerable<string> WordsAsync(string text, int limit = 3);

    ValueTask<Point> SumAsync(IAsyncEnumerable<Point> points, CallContext? context = null);

    Task DropAsync(IAsyncEnumerable<Parcel> parcels, CancellationToken cancellationToken = default);

    IAsyncEnumerable<Parcel> RepeatAsync(IAsyncEnumerable<Parcel> parcels, CallContext? context = null);
}
