namespace Tern.Transport.Tests;

[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Counts what the whole process allocates, so nothing else may run meanwhile.</summary>
[Collection(nameof(Alone))]
public sealed class AllocationTests
{
    private const int WarmUp = 20_000;
    private const int RoundTrips = 50_000;

    [Theory]
    [InlineData(TransportKind.Tcp, 64)]
    [InlineData(TransportKind.Tcp, 1_024)]
    [InlineData(TransportKind.Unix, 1_024)]
    [InlineData(TransportKind.Memory, 1_024)]
#if !DEBUG
    // Unoptimised builds make every async method's state an object, and TLS has some of those.
    [InlineData(TransportKind.Tls, 1_024)]
#endif
    public async Task PingPong_AfterWarmUp_AllocatesNothing(TransportKind kind, int size)
    {
        await using var pair = await ConnectionPair.CreateAsync(kind);
        var echo = Task.Run(() => EchoAsync(pair.Server, size));
        var message = Pipes.Bytes(size);

        var perRoundTrip = await Task.Run(async () =>
        {
            await PingAsync(pair.Client, message, WarmUp);

            // Background work of the runtime, tier-up for one, falls into one measurement or another; a steady allocation shows in each.
            var least = double.MaxValue;
            for (var attempt = 0; attempt < 5 && least >= 1; attempt++)
            {
                var before = GC.GetTotalAllocatedBytes(precise: true);
                await PingAsync(pair.Client, message, RoundTrips);
                least = Math.Min(least, (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)RoundTrips);
            }

            return least;
        }).WaitAsync(TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken);

        await pair.Client.DisposeAsync();
        await echo.Within();
        TestContext.Current.TestOutputHelper?.WriteLine($"{perRoundTrip:F4} bytes per round trip");
        Assert.True(perRoundTrip < 1, $"{perRoundTrip} bytes per round trip");
    }

    private static async Task PingAsync(TransportConnection connection, byte[] message, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await connection.Output.WriteAsync(message);
            var result = await connection.Input.ReadAtLeastAsync(message.Length);
            if (result.Buffer.Length != message.Length)
            {
                throw new InvalidOperationException("The echo has another length than the message.");
            }

            connection.Input.AdvanceTo(result.Buffer.End);
        }
    }

    private static async Task EchoAsync(TransportConnection connection, int size)
    {
        while (true)
        {
            var result = await connection.Input.ReadAtLeastAsync(size);
            if (result.Buffer.Length == size)
            {
                await connection.Output.WriteAsync(result.Buffer.First);
            }

            connection.Input.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
            {
                return;
            }
        }
    }
}
