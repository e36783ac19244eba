namespace Tern.Transport.Tests;

[Collection(nameof(Alone))]
public sealed class IdleMemoryTests
{
    private const int Pairs = 200;

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
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Pairs; i++)
        {
            var pair = await OpenAsync(listener);
            pairs.Add(pair);
            reads.Add(pair.Client.Input.ReadAsync().AsTask());
            reads.Add(pair.Server.Input.ReadAsync().AsTask());
        }

        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (2 * Pairs);

        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes} bytes per idle connection");
        Assert.True(bytes < MostBytes, $"{bytes} bytes per idle connection");
        foreach (var pair in pairs)
        {
            await pair.DisposeAsync();
        }

        await Task.WhenAny(Task.WhenAll(reads)).Within();
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
