using Tern.Client;
using Tern.Tests.Contracts;

namespace Tern.Server.Tests.Streams;

/// <summary>Very many streams that end in every way there is.</summary>
public sealed class StreamStressTests
{
    private const int Streams = 10_000;
    private const int Callers = 32;

    [Fact]
    public async Task Streams_CancelledAtRandom_LeaveNothingBehind()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RpcChannel channel = server.Connect();
        IStreams client = channel.CreateClient<IStreams>();
        int[] outcomes = new int[3];

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (int i = 0; i < Streams / Callers; i++)
            {
                Interlocked.Increment(ref outcomes[(int)await RunAsync(client, random)]);
            }
        }))).WaitAsync(TimeSpan.FromMinutes(4), TestContext.Current.CancellationToken);

        Assert.True(outcomes[(int)Outcome.Complete] > 0);
        Assert.True(outcomes[(int)Outcome.Cancelled] > 0);
        Assert.True(outcomes[(int)Outcome.Left] > 0);
        await Limit.UntilAsync(() => server.Server.CallsInFlight == 0, "every handler ends");
        await Limit.UntilAsync(() => ((ChannelInvoker)channel.Invoker).OpenStreams == 0, "every stream ends");

        // And the connections are as good as new.
        Assert.Equal(10, (await client.CountAsync(new Point(0, 10)).ReadAllAsync().Within()).Count);
    }

    private static async Task<Outcome> RunAsync(IStreams client, Random random)
    {
        int messages = random.Next(0, 40);
        int leaveAt = random.Next(0, 3) == 0 ? random.Next(0, 40) : int.MaxValue;
        int cancelAt = random.Next(0, 3) == 0 ? random.Next(0, 40) : int.MaxValue;
        using CancellationTokenSource source = new();
        CallContext context = new() { CancellationToken = source.Token };
        int expected = 0;
        try
        {
            switch (random.Next(0, 3))
            {
                case 0:
                    await foreach (Point point in client.CountAsync(new Point(0, messages), context))
                    {
                        Assert.Equal(expected++, point.X);
                        if (expected >= leaveAt)
                        {
                            return Outcome.Left;
                        }

                        CancelAt(cancelAt, expected, source);
                    }

                    Assert.Equal(messages, expected);
                    return Outcome.Complete;
                case 1:
                    Point sum = await client.SumAsync(
                        AsyncStreams.Make(messages, i =>
                        {
                            CancelAt(cancelAt, i, source);
                            return new Point(i, 1);
                        }),
                        context);
                    Assert.Equal(messages, sum.Y);
                    return Outcome.Complete;
                default:
                    await foreach (Parcel parcel in client.RepeatAsync(AsyncStreams.Make(messages, i => new Parcel { Name = $"{i}", Content = new byte[i * 100] }), context))
                    {
                        Assert.Equal($"{expected++}", parcel.Name);
                        if (expected >= leaveAt)
                        {
                            return Outcome.Left;
                        }

                        CancelAt(cancelAt, expected, source);
                    }

                    Assert.Equal(messages, expected);
                    return Outcome.Complete;
            }
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
            return Outcome.Cancelled;
        }
    }

    private static void CancelAt(int at, int now, CancellationTokenSource source)
    {
        if (now == at)
        {
            source.Cancel();
        }
    }

    private enum Outcome
    {
        Complete,
        Cancelled,
        Left,
    }
}
