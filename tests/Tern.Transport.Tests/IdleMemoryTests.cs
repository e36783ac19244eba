namespace Tern.Transport.Tests;

[Collection(nameof(Alone))]
public sealed class IdleMemoryTests
{
    private const int Batches = 7;
    private const int PairsPerBatch = 30;

    // The receive buffer of the smallest size, and what the runtime keeps for a socket that waits.
    private const int MostBytes = 10 * 1_024;

    private static readonly byte[] s_message = new byte[200_000];

    [Fact]
    public async Task IdleConnection_AfterABigMessage_HoldsLittleMemory()
    {
        await using var listener = await TransportListener.BindAsync(RpcEndpoint.Parse("tcp://127.0.0.1:0"), new ServerTransportOptions());
        var pairs = new List<ConnectionPair>();
        var reads = new List<Task>();
        pairs.Add(await OpenAsync(listener));
        var growth = new long[Batches];
        var before = await SettledMemoryAsync();
        for (var batch = 0; batch < Batches; batch++)
        {
            for (var i = 0; i < PairsPerBatch; i++)
            {
                var pair = await OpenAsync(listener);
                pairs.Add(pair);
                reads.Add(pair.Client.Input.ReadAsync().AsTask());
                reads.Add(pair.Server.Input.ReadAsync().AsTask());
            }

            var after = await SettledMemoryAsync();
            growth[batch] = (after - before) / (2 * PairsPerBatch);
            before = after;
        }

        // What connections hold grows with every batch. What the process allocates once, or lets go (a buffer that an array pool keeps for
        // a new thread), falls into some batch, and the median does not see it.
        Array.Sort(growth);
        var bytes = growth[Batches / 2];
        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes} bytes per idle connection ({string.Join(", ", growth)})");
        Assert.True(bytes < MostBytes, $"{bytes} bytes per idle connection ({string.Join(", ", growth)})");
        foreach (var pair in pairs)
        {
            await pair.DisposeAsync();
        }

        await Task.WhenAny(Task.WhenAll(reads)).Within();
    }

    // Threads that still run when a collection starts keep objects alive, so the smallest of several figures counts.
    private static async Task<long> SettledMemoryAsync()
    {
        var smallest = long.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            await Task.Yield();
            smallest = Math.Min(smallest, GC.GetTotalMemory(forceFullCollection: true));
            GC.WaitForPendingFinalizers();
        }

        return smallest;
    }

    private static async Task<ConnectionPair> OpenAsync(TransportListener listener)
    {
        var pair = await ConnectionPair.ConnectAsync(listener, new ClientTransportOptions { ConnectTimeout = TimeSpan.FromSeconds(30) });
        var message = s_message;
        var writing = pair.Client.Output.WriteAsync(message).AsTask();
        await pair.Server.Input.ReadExactlyAsync(message.Length).Within();
        await writing.Within();
        for (var i = 0; i < 100; i++)
        {
            await pair.Client.Output.WriteAsync(message.AsMemory(0, 100)).Within();
            await pair.Server.Input.ReadExactlyAsync(100).Within();
        }

        return pair;
    }
}
