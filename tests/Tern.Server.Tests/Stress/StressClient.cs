using System.Collections.Concurrent;

namespace Tern.Server.Tests.Stress;

/// <summary>Makes one call after the other, each of a random kind, and notes every end that its kind does not explain.</summary>
/// <param name="service">What it calls.</param>
/// <param name="proxy">Tells how often connections were cut.</param>
/// <param name="seed">Makes its calls those of no other.</param>
internal sealed class StressClient(IStress service, CuttingProxy proxy, int seed)
{
    private readonly Random _random = new(seed);

    public ConcurrentQueue<string> Violations { get; } = new();

    /// <summary>How calls ended, by kind and outcome.</summary>
    public ConcurrentDictionary<string, int> Outcomes { get; } = new();

    /// <summary>Makes calls until it is told to stop; the call that is under way then ends as any other.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Kind kind = (Kind)_random.Next((int)Kind.Count);
            string outcome = await CallAsync(kind);
            bool isExplained = outcome switch
            {
                "done" => kind is not (Kind.Refused or Kind.Left),
                "left" => kind == Kind.Left,
                nameof(RpcStatusCode.Cancelled) => kind == Kind.Cancelled,
                nameof(RpcStatusCode.DeadlineExceeded) => kind == Kind.Late,
                nameof(RpcStatusCode.Aborted) => kind == Kind.Refused,
                // The cut may be older than the call: nobody knows of it at once.
                nameof(RpcStatusCode.Unavailable) => proxy.Cuts > 0,
                _ => false,
            };
            if (!isExplained)
            {
                Violations.Enqueue($"A call of kind {kind} ended with: {outcome}");
            }

            Outcomes.AddOrUpdate($"{kind} {outcome.Split('\n')[0]}", 1, static (_, count) => count + 1);
        }
    }

    private async Task<string> CallAsync(Kind kind)
    {
        using var cancellation = new CancellationTokenSource();
        try
        {
            var context = new CallContext { CancellationToken = cancellation.Token };
            if (kind == Kind.Late)
            {
                context.Timeout = TimeSpan.FromMilliseconds(_random.Next(1, 60));
            }

            return kind == Kind.Unary ? await EchoAsync(context) : await ConverseAsync(kind, context, cancellation);
        }
        catch (OperationCanceledException)
        {
            return nameof(RpcStatusCode.Cancelled);
        }
        catch (RpcException exception) when (exception.Code is RpcStatusCode.DeadlineExceeded or RpcStatusCode.Aborted or RpcStatusCode.Unavailable)
        {
            return exception.Code.ToString();
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }

    private async Task<string> EchoAsync(CallContext context)
    {
        int number = _random.Next();
        StressParcel echo = await service.EchoAsync(StressParcel.Create(number, RandomSize()), context);
        return echo.Is(number) ? "done" : $"the echo of {number} is {echo.Number} with {echo.Data.Length} bytes";
    }

    private async Task<string> ConverseAsync(Kind kind, CallContext context, CancellationTokenSource cancellation)
    {
        int count = _random.Next(1, 40);
        int turn = _random.Next(count);
        int[] sizes = [.. Enumerable.Range(0, count).Select(_ => RandomSize())];
        int received = 0;
        await foreach (StressParcel reply in service.ConverseAsync(RequestsAsync(sizes, kind == Kind.Refused ? turn : -1), context))
        {
            if (!reply.Is(received) || reply.Data.Length != sizes[received])
            {
                return $"reply {received} is {reply.Number} with {reply.Data.Length} bytes";
            }

            if (received++ == turn && kind == Kind.Cancelled)
            {
                cancellation.Cancel();
            }
            else if (received > turn && kind == Kind.Left)
            {
                return "left";
            }
            else if (kind == Kind.Slow)
            {
                // Not a wait for something: it makes the reader slower than the server.
                await Task.Delay(_random.Next(5));
            }
        }

        return received == count ? "done" : $"{received} of {count} replies came, and then a good end";
    }

    private static async IAsyncEnumerable<StressParcel> RequestsAsync(int[] sizes, int refused)
    {
        for (int i = 0; i < sizes.Length; i++)
        {
            if (i % 8 == 7)
            {
                await Task.Yield();
            }

            yield return StressParcel.Create(i, sizes[i], refuse: i == refused);
        }
    }

    // Mostly small, some larger than a frame, a few larger than half a window.
    private int RandomSize() => _random.Next(100) switch
    {
        < 70 => _random.Next(200),
        < 97 => _random.Next(20_000),
        _ => _random.Next(150_000),
    };

    private enum Kind
    {
        Unary,
        Whole,
        Slow,
        Cancelled,
        Left,
        Refused,
        Late,
        Count,
    }
}
