namespace Tern.Transport.Tests;

public sealed class TransferTests
{
    private const int MiB = 1024 * 1024;

    public static TheoryData<TransportKind, int> KindsAndSizes()
    {
        var data = new TheoryData<TransportKind, int>();
        foreach (var kind in Enum.GetValues<TransportKind>())
        {
            foreach (var size in new[] { 0, 1, 64, 4095, 4096, 4097, 65_536, 100_003, 16 * MiB })
            {
                data.Add(kind, size);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(KindsAndSizes))]
    public async Task Write_AnySizeBothDirections_ArrivesWholeThenEnds(TransportKind kind, int size)
    {
        await using var pair = await ConnectionPair.CreateAsync(kind);
        var up = Pipes.Bytes(size, 1);
        var down = Pipes.Bytes(size, 2);

        async Task SendAsync(TransportConnection connection, byte[] bytes)
        {
            await connection.Output.WriteAsync(bytes);
            await connection.Output.CompleteAsync();
        }

        var received = Task.WhenAll(pair.Server.Input.ReadToEndAsync(), pair.Client.Input.ReadToEndAsync());
        await Task.WhenAll(SendAsync(pair.Client, up), SendAsync(pair.Server, down)).Within();
        var results = await received.Within();

        Assert.Equal(up, results[0]);
        Assert.Equal(down, results[1]);
        Assert.Equal(ConnectionCloseReason.PeerClosed, pair.Client.CloseReason);
        Assert.Equal(ConnectionCloseReason.PeerClosed, pair.Server.CloseReason);
    }

    [Theory]
    [MemberData(nameof(KindsAndSizes))]
    public async Task GetMemoryAndFlush_AnySize_ArrivesWhole(TransportKind kind, int size)
    {
        await using var pair = await ConnectionPair.CreateAsync(kind);
        var bytes = Pipes.Bytes(size);
        var random = new Random(7);

        async Task SendAsync()
        {
            var output = pair.Client.Output;
            for (var sent = 0; sent < size;)
            {
                var next = Math.Min(size - sent, random.Next(1, 200_000));
                bytes.AsMemory(sent, next).CopyTo(output.GetMemory(next));
                output.Advance(next);
                sent += next;
                if (random.Next(4) == 0)
                {
                    await output.FlushAsync();
                }
            }

            await output.CompleteAsync();
        }

        var received = pair.Server.Input.ReadToEndAsync();
        await SendAsync().Within();

        Assert.Equal(bytes, await received.Within());
    }

    [Theory]
    [InlineData(TransportKind.Tcp)]
    [InlineData(TransportKind.Unix)]
    [InlineData(TransportKind.Memory)]
    [InlineData(TransportKind.Tls)]
    public async Task Write_ByteByByte_KeepsOrder(TransportKind kind)
    {
        await using var pair = await ConnectionPair.CreateAsync(kind);
        var bytes = Pipes.Bytes(3_000);
        var received = pair.Server.Input.ReadExactlyAsync(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            await pair.Client.Output.WriteAsync(bytes.AsMemory(i, 1)).Within();
        }

        Assert.Equal(bytes, await received.Within());
    }

    [Theory]
    [InlineData(TransportKind.Tcp)]
    [InlineData(TransportKind.Unix)]
    [InlineData(TransportKind.Memory)]
    public async Task Read_MessageAtATime_StaysInOneSegment(TransportKind kind)
    {
        await using var pair = await ConnectionPair.CreateAsync(kind);
        var bytes = Pipes.Bytes(300_000);
        var writing = pair.Client.Output.WriteAsync(bytes).AsTask();

        var result = await pair.Server.Input.ReadAtLeastAsync(bytes.Length).Within();

        Assert.True(result.Buffer.IsSingleSegment);
        Assert.Equal(bytes, result.Buffer.FirstSpan.ToArray());
        pair.Server.Input.AdvanceTo(result.Buffer.End);
        await writing.Within();
    }

    [Theory]
    [InlineData(TransportKind.Tcp)]
    [InlineData(TransportKind.Memory)]
    public async Task Write_CancellableToken_LeavesCallersMemoryAlone(TransportKind kind)
    {
        await using var pair = await ConnectionPair.CreateAsync(kind);
        using var cancellation = new CancellationTokenSource();
        var bytes = Pipes.Bytes(8 * MiB);
        var sent = bytes.ToArray();
        var write = pair.Client.Output.WriteAsync(sent, cancellation.Token).AsTask();
        Assert.False(write.IsCompleted);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write.Within());
        Array.Clear(sent);

        Assert.Equal(bytes, await pair.Server.Input.ReadExactlyAsync(bytes.Length).Within());
    }
}
