using Tern.Tests.Contracts;

namespace Tern.Server.Tests.Streams;

/// <summary>Peers of TTHeader streaming that are slow, broken or mean it badly.</summary>
public sealed class TTStreamHostileTests
{
    private static byte[] Point(int x, int y) => Wire.Struct(Wire.I32Field(1, x), Wire.I32Field(2, y));

    // One stream after the other, so that the replies come in a known order.
    private static byte[] Conversation(int id) =>
    [
        .. RawStreamFrame.Of(RawStreamFrame.Header, id, "Sum", null, ("isn", "Streams"), ("RPC_TRANSIT_a", "b")),
        .. RawStreamFrame.Of(RawStreamFrame.Data, id, "Sum", Point(1, 2)),
        .. RawStreamFrame.Of(RawStreamFrame.Data, id, "Sum", Point(3, 4)),
        .. RawStreamFrame.Of(RawStreamFrame.Trailer, id, "Sum"),
    ];

    [Fact]
    public async Task Conversation_SplitAtEveryByte_IsServedAllTheSame()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawPeer peer = await server.ConnectRawAsync();
        int length = Conversation(1).Length;
        for (int at = 1; at < length; at++)
        {
            // An id of its own: the last frame of a stream may be here before the server has forgotten the stream, and clients use no id twice.
            byte[] split = Conversation(at);
            await peer.WriteAsync(split[..at]);
            await peer.WriteAsync(split[at..]);

            Assert.Equal(RawStreamFrame.Header, (await peer.ReadStreamFrameAsync()).Type);
            Assert.Equal(Point(4, 6), (await peer.ReadStreamFrameAsync()).Payload);
            Assert.Equal(RawStreamFrame.Trailer, (await peer.ReadStreamFrameAsync()).Type);
        }

        foreach (byte value in Conversation(length))
        {
            await peer.WriteAsync(value);
        }

        Assert.Equal(RawStreamFrame.Header, (await peer.ReadStreamFrameAsync()).Type);
        Assert.Equal(Point(4, 6), (await peer.ReadStreamFrameAsync()).Payload);
    }

    [Fact]
    public async Task Conversation_TruncatedAtEveryByte_LeavesNothingBehind()
    {
        await using TestServer server = await TestServer.StartAsync();
        byte[] bytes = Conversation(1);
        for (int at = 1; at < bytes.Length; at++)
        {
            await using RawPeer peer = await server.ConnectRawAsync();
            await peer.WriteAsync(bytes[..at]);
            await peer.EndSendingAsync();
            await peer.ReadToEndAsync();
        }

        await Limit.UntilAsync(() => server.Server is { CallsInFlight: 0, ConnectionCount: 0 }, "handlers and connections end");
    }

    [Fact]
    public async Task Conversation_WithRandomDamage_NeverHarmsTheServer()
    {
        await using TestServer server = await TestServer.StartAsync();
        var random = new Random(7);
        byte[] bytes = [.. Conversation(1), .. Conversation(3)];
        for (int i = 0; i < 400; i++)
        {
            byte[] damaged = [.. bytes];
            for (int changes = random.Next(1, 6); changes > 0; changes--)
            {
                damaged[random.Next(8, damaged.Length)] = (byte)random.Next(256);
            }

            RawPeer peer = await server.ConnectRawAsync();
            try
            {
                await peer.WriteAsync(damaged);
                await peer.EndSendingAsync();
                await peer.ReadToEndAsync();
            }
            catch (Exception exception) when (exception is not TimeoutException and not Xunit.Sdk.XunitException)
            {
                // The server closed the connection while it was being written to.
            }

            await peer.DisposeAsync();
        }

        await Limit.UntilAsync(() => server.Server is { CallsInFlight: 0, ConnectionCount: 0 }, "handlers and connections end");
        await using RawPeer healthy = await server.ConnectRawAsync();
        await healthy.WriteAsync(Conversation(1));
        Assert.Equal(RawStreamFrame.Header, (await healthy.ReadStreamFrameAsync()).Type);
    }

    [Fact]
    public async Task Client_AnsweredWithRandomFrames_EndsEveryCallByName()
    {
        await using RawServer server = await RawServer.StartAsync();
        var random = new Random(11);
        for (int i = 0; i < 200; i++)
        {
            await using RpcChannel channel = server.Connect();
            Task<List<Point>> call = channel.CreateClient<IStreams>().CountAsync(default).ReadAllAsync();
            await using RawPeer peer = await server.AcceptAsync();
            int id = (await peer.ReadStreamFrameAsync()).StreamId;
            byte[] frames = [.. Enumerable.Range(0, 4).SelectMany(_ => RandomFrame(random, id))];
            if (random.Next(2) == 0)
            {
                frames[random.Next(4, frames.Length)] = (byte)random.Next(256);
            }

            try
            {
                await peer.WriteAsync(frames);
            }
            catch (Exception exception) when (exception is not TimeoutException)
            {
                // The client closed the connection already.
            }

            peer.Abort();
            await Task.WhenAny(call).Within();
            Assert.True(call.IsCompletedSuccessfully || call.Exception?.InnerException is RpcException or RpcBizException, $"{call.Exception}");
        }
    }

    private static byte[] RandomFrame(Random random, int id)
    {
        byte[] payload = new byte[random.Next(0, 30)];
        random.NextBytes(payload);
        return random.Next(6) switch
        {
            0 => RawStreamFrame.Of(RawStreamFrame.Header, id, "Count"),
            1 => RawStreamFrame.Of(RawStreamFrame.Data, id, "Count", Point(1, 2)),
            2 => RawStreamFrame.Of(RawStreamFrame.Data, id, "Count", payload),
            3 => RawStreamFrame.Of(RawStreamFrame.Trailer, id, "Count", random.Next(2) == 0 ? payload : null, ("biz-status", $"{random.Next(-1, 2)}")),
            4 => RawStreamFrame.Of(RawStreamFrame.Rst, id, "Count", random.Next(2) == 0 ? payload : RawStreamFrame.ExceptionOf("Count", id, random.Next(), "x")),
            _ => RawStreamFrame.OfInts(id, payload, [], (9, "Count"), (27, $"{random.Next(12)}")),
        };
    }
}
