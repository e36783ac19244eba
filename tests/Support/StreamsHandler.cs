using System.Runtime.CompilerServices;
using Tern.Tests.Contracts;

namespace Tern.Tests;

/// <summary>Does what the names say, unless a test gives a method something else to do.</summary>
internal sealed class StreamsHandler : IStreams
{
    public Func<Point, CallContext, IAsyncEnumerable<Point>> Count { get; set; } = static (request, context) => CountTo(request, context.CancellationToken);

    public Func<IAsyncEnumerable<Point>, CallContext, ValueTask<Point>> Sum { get; set; } = static (points, _) => AddUp(points);

    public Func<IAsyncEnumerable<Parcel>, CallContext, IAsyncEnumerable<Parcel>> Repeat { get; set; } = static (parcels, _) => parcels;

    public IAsyncEnumerable<Point> CountAsync(Point request, CallContext? context = null) => Count(request, context!);

    public async IAsyncEnumerable<string> WordsAsync(string text, int limit = 3)
    {
        await Task.Yield();
        foreach (string word in text.Split(' ').Take(limit))
        {
            yield return word;
        }
    }

    public ValueTask<Point> SumAsync(IAsyncEnumerable<Point> points, CallContext? context = null) => Sum(points, context!);

    public async Task DropAsync(IAsyncEnumerable<Parcel> parcels, CancellationToken cancellationToken = default)
    {
        await foreach (Parcel _ in parcels.WithCancellation(cancellationToken))
        {
        }
    }

    public IAsyncEnumerable<Parcel> RepeatAsync(IAsyncEnumerable<Parcel> parcels, CallContext? context = null) => Repeat(parcels, context!);

    private static async IAsyncEnumerable<Point> CountTo(Point request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int i = request.X; i < request.Y; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new Point(i, i);
            if (i % 8 == 0)
            {
                await Task.Yield();
            }
        }
    }

    private static async ValueTask<Point> AddUp(IAsyncEnumerable<Point> points)
    {
        var sum = new Point(0, 0);
        await foreach (Point point in points)
        {
            sum = new Point(sum.X + point.X, sum.Y + point.Y);
        }

        return sum;
    }
}
