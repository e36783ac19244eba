using System.IO.Pipelines;
using Tern.Protocols.Http2;

namespace Tern.Protocols.Tests.Http2;

public sealed class FlowControlTests
{
    private static readonly Http2HeaderBlock s_headers = new((":status", "200"));
    private static readonly Http2HeaderBlock s_trailers = new(("grpc-status", "0"), ("x-more", "z"));

    [Fact]
    public async Task Answer_LargerThanTheStreamsWindow_ComesAsItOpensWithItsTrailersBehind()
    {
        Http2Link link = await Http2Link.ServerAsync(settings: (4, 10));
        await link.WriteAsync([.. RawFrame.RequestOf(1), .. RawFrame.DataOf(1, Bytes(25), endStream: true)]);

        Assert.Equal(Bytes(25)[..10], (await link.ReadAsync(RawFrame.Data)).Payload);
        await link.PingAsync();
        TestStream stream = await link.StreamAsync();
        Assert.False(stream.WasClosed.Task.IsCompleted);
        await link.WriteAsync(RawFrame.WindowUpdateOf(1, 14));
        Assert.Equal(Bytes(25)[10..24], (await link.ReadAsync(RawFrame.Data)).Payload);
        await link.WriteAsync(RawFrame.WindowUpdateOf(1, 100));
        Assert.Equal(Bytes(25)[24..], (await link.ReadAsync(RawFrame.Data)).Payload);
        RawFrame trailers = await link.ReadAsync(RawFrame.Headers);
        Assert.True(trailers.EndsStream);
        await stream.WasClosed.Task.Within();
    }

    [Fact]
    public async Task Answers_WithoutConnectionWindow_TakeTurnsWhenItOpens()
    {
        Http2Link link = await Http2Link.ServerAsync(settings: (4, 1_000_000));
        link.OnEnded = null;
        await link.WriteAsync([.. RawFrame.RequestOf(1, true), .. RawFrame.RequestOf(3, true), .. RawFrame.RequestOf(5, true)]);
        await link.StreamAsync(2);
        foreach (TestStream stream in link.Streams)
        {
            await stream.Opened.Task.Within();
            Send(link, stream, 65_535, ends: true);
        }

        // The first has used up all the window there is.
        int received = 0;
        while (received < 65_535)
        {
            RawFrame data = await link.ReadAsync(RawFrame.Data);
            Assert.Equal(1, data.StreamId);
            received += data.Payload.Length;
        }

        await link.WriteAsync(RawFrame.WindowUpdateOf(0, 65_536));
        var turns = new List<int>();
        for (int i = 0; i < 4; i++)
        {
            turns.Add((await link.ReadAsync(RawFrame.Data)).StreamId);
        }

        Assert.Equal([3, 5, 3, 5], turns);
    }

    [Fact]
    public async Task Setting_OfTheWindow_MovesOpenStreams()
    {
        Http2Link link = await Http2Link.ServerAsync(settings: (4, 10));
        await link.WriteAsync([.. RawFrame.RequestOf(1), .. RawFrame.DataOf(1, Bytes(30), endStream: true)]);
        Assert.Equal(10, (await link.ReadAsync(RawFrame.Data)).Payload.Length);

        // Less than was used: the window is below zero, and must be filled up first.
        await link.WriteAsync([.. RawFrame.SettingsOf((4, 5)), .. RawFrame.WindowUpdateOf(1, 5)]);
        await link.PingAsync();
        await link.WriteAsync(RawFrame.SettingsOf((4, 12)));
        Assert.Equal(7, (await link.ReadAsync(RawFrame.Data)).Payload.Length);
        await link.WriteAsync(RawFrame.SettingsOf((4, 100)));
        Assert.Equal(13, (await link.ReadAsync(RawFrame.Data)).Payload.Length);
        Assert.True((await link.ReadAsync(RawFrame.Headers)).EndsStream);
    }

    [Fact]
    public async Task Setting_ThatMakesAWindowTooLarge_EndsTheConnection()
    {
        Http2Link link = await Http2Link.ServerAsync();
        link.OnEnded = null;
        await link.WriteAsync([.. RawFrame.RequestOf(1), .. RawFrame.WindowUpdateOf(1, 0x7FFF_0000), .. RawFrame.SettingsOf((4, 0x7FFF_FFFF))]);

        await link.EndsWithAsync(Http2ErrorCode.FlowControlError);
    }

    [Fact]
    public async Task WindowUpdate_OfAStreamByTooMuchOrNothing_ResetsIt()
    {
        Http2Link link = await Http2Link.ServerAsync();
        link.OnEnded = null;
        await link.WriteAsync([.. RawFrame.RequestOf(1), .. RawFrame.RequestOf(3), .. RawFrame.WindowUpdateOf(1, 0x7FFF_FFFF), .. RawFrame.WindowUpdateOf(3, 0)]);

        RawFrame first = await link.ReadAsync(RawFrame.RstStream);
        Assert.Equal((1, Http2ErrorCode.FlowControlError), (first.StreamId, (Http2ErrorCode)first.Number));
        RawFrame second = await link.ReadAsync(RawFrame.RstStream);
        Assert.Equal((3, Http2ErrorCode.ProtocolError), (second.StreamId, (Http2ErrorCode)second.Number));
    }

    [Fact]
    public async Task Data_OverTheStreamsWindow_ResetsIt()
    {
        Http2Link link = await Http2Link.ServerAsync(new Http2Options { InitialStreamWindow = 65_535 });
        link.TakesData = false;
        await link.WriteAsync(RawFrame.RequestOf(1));
        for (int i = 0; i < 4; i++)
        {
            await link.WriteAsync(RawFrame.DataOf(1, new byte[16_384]));
        }

        RawFrame reset = await link.ReadAsync(RawFrame.RstStream);
        Assert.Equal((1, Http2ErrorCode.FlowControlError), (reset.StreamId, (Http2ErrorCode)reset.Number));
    }

    [Fact]
    public async Task Data_OverTheConnectionsWindow_EndsTheConnection()
    {
        Http2Link link = await Http2Link.ServerAsync(new Http2Options { InitialConnectionWindow = 65_535, MaxUnreadBytes = 65_535 });
        link.TakesData = false;
        await link.WriteAsync(RawFrame.RequestOf(1));
        for (int i = 0; i < 4; i++)
        {
            await link.WriteAsync(RawFrame.DataOf(1, new byte[16_384]));
        }

        await link.EndsWithAsync(Http2ErrorCode.FlowControlError);
    }

    [Fact]
    public async Task Windows_OpenAgainAsDataIsTaken()
    {
        Http2Link link = await Http2Link.ServerAsync(new Http2Options { InitialStreamWindow = 100_000, InitialConnectionWindow = 100_000, MaxUnreadBytes = 100_000, MaxWindow = 0 });
        link.TakesData = false;
        link.OnEnded = null;
        await link.WriteAsync(RawFrame.RequestOf(1));
        TestStream stream = await link.StreamAsync();
        long sent = 0;
        for (int round = 0; round < 20; round++)
        {
            for (int i = 0; i < 4; i++, sent += 15_000)
            {
                await link.WriteAsync(RawFrame.DataOf(1, new byte[15_000]));
            }

            await Limit.UntilAsync(() => stream.Body.Length == sent, "the data arrives");
            stream.Consume();
            Assert.Equal(0, (await link.ReadAsync(RawFrame.WindowUpdate)).StreamId);
            RawFrame update = await link.ReadAsync(RawFrame.WindowUpdate);
            Assert.Equal((1, 60_000u), (update.StreamId, update.Number));
        }
    }

    [Fact]
    public async Task ConnectionWindow_ASlowStream_DoesNotHoldUpOthers()
    {
        Http2Link link = await Http2Link.ServerAsync(
            new Http2Options { InitialStreamWindow = 65_535, InitialConnectionWindow = 65_535, MaxUnreadBytes = 1_000_000, MaxWindow = 0 });
        link.TakesData = false;
        await link.WriteAsync([.. RawFrame.RequestOf(1), .. RawFrame.DataOf(1, new byte[16_000]), .. RawFrame.DataOf(1, new byte[16_000]), .. RawFrame.DataOf(1, new byte[16_000])]);

        RawFrame update = await link.ReadAsync(RawFrame.WindowUpdate);
        Assert.Equal(0, update.StreamId);
    }

    [Theory]
    [InlineData(200_000, 65_535)]
    [InlineData(65_535, 65_535)]
    [InlineData(65_535, 200_000)]
    public async Task ConnectionWindow_AnyMeasures_NeverStaysShut(int window, int unread)
    {
        Http2Link link = await Http2Link.ServerAsync(
            new Http2Options
            {
                InitialStreamWindow = 100_000_000, InitialConnectionWindow = window, MaxUnreadBytes = unread, MaxWindow = 0, MinPingInterval = TimeSpan.Zero,
                Floods = new Http2FloodLimits { Pings = new(1_000_000, 0) },
            });
        link.OnEnded = null;
        await link.WriteAsync([.. RawFrame.RequestOf(1), .. RawFrame.RequestOf(3)]);

        // One stream that nobody reads holds most of what may be held.
        link.TakesData = false;
        int held = 0;
        for (; held + 16_000 < Math.Min(window, unread) - 8_000; held += 16_000)
        {
            await link.WriteAsync(RawFrame.DataOf(3, new byte[16_000]));
        }

        long granted = window + (await link.FenceAsync()).Where(frame => frame is { Type: RawFrame.WindowUpdate, StreamId: 0 }).Sum(frame => frame.Number);
        link.TakesData = true;
        for (int sent = held; sent < 1_000_000;)
        {
            int size = (int)Math.Min(granted - sent, 5_000);
            await link.WriteAsync(RawFrame.DataOf(1, new byte[size]));
            sent += size;
            foreach (RawFrame frame in await link.FenceAsync())
            {
                granted += frame is { Type: RawFrame.WindowUpdate, StreamId: 0 } ? frame.Number : 0;
            }

            Assert.True(granted > sent, $"nothing may be sent any more after {sent} bytes");
        }
    }

    [Fact]
    public async Task Windows_GrowWhileTheyAreFull()
    {
        Http2Link link = await Http2Link.ServerAsync(
            new Http2Options { InitialStreamWindow = 65_535, InitialConnectionWindow = 65_535, MaxWindow = 200_000, MinPingInterval = TimeSpan.Zero });
        link.OnEnded = null;
        await link.WriteAsync(RawFrame.RequestOf(1));
        uint window = 65_535;
        while (window < 200_000)
        {
            RawFrame? probe;
            do
            {
                await link.WriteAsync(RawFrame.DataOf(1, new byte[16_000]));
                probe = (await link.FenceAsync()).Find(frame => frame.Type == RawFrame.Ping);
            }
            while (probe is null);

            // A whole window comes while the probe is under way.
            for (uint sent = 0; sent < window; sent += 16_000)
            {
                await link.WriteAsync(RawFrame.DataOf(1, new byte[16_000]));
                await link.FenceAsync();
            }

            await link.WriteAsync(RawFrame.Of(RawFrame.Ping, RawFrame.Ack, 0, probe.Payload));
            RawFrame settings = await link.ReadAsync(RawFrame.Settings);
            uint larger = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(settings.Payload.AsSpan(2));
            Assert.InRange(larger, window + 1, 200_000u);
            window = larger;
            await link.WriteAsync(RawFrame.SettingsAck());
        }
    }

    [Fact]
    public async Task Writer_OfManyMessages_StandsBackAndIsCalledAgain()
    {
        Http2Link link = await Http2Link.ServerAsync(settings: (4, 100));
        link.OnEnded = null;
        await link.WriteAsync(RawFrame.RequestOf(1, endStream: true));
        TestStream stream = await link.StreamAsync();
        await stream.Opened.Task.Within();
        Send(link, stream, 0, ends: false);
        int sent = 0;
        Task writing = Task.Run(async () =>
        {
            while (sent < 50)
            {
                Assert.True(link.Connection.TryEnter(out OutputBuffer buffer));
                bool mayWrite = link.Connection.TryBeginWrite(buffer, stream);
                if (mayWrite)
                {
                    stream.WriteData(buffer, new byte[60], endStream: ++sent == 50);
                }

                link.Connection.Exit(inline: true);
                if (!mayWrite)
                {
                    Assert.True(await stream.Writable.WaitAsync(Limit.Time));
                }
            }
        });

        int received = 0;
        while (received < 3_000)
        {
            RawFrame data = await link.ReadAsync(RawFrame.Data);
            received += data.Payload.Length;
            Assert.True(sent * 60 <= received + 600, "the writer runs ahead");
            await link.WriteAsync(RawFrame.WindowUpdateOf(1, (uint)data.Payload.Length));
        }

        await writing.Within();
        await stream.WasClosed.Task.Within();
    }

    [Fact]
    public async Task Answer_LargerThanAFrame_IsSplit()
    {
        Http2Link link = await Http2Link.ServerAsync(settings: (4, 1_000_000));
        link.OnEnded = null;
        await link.WriteAsync(RawFrame.RequestOf(1, endStream: true));
        TestStream stream = await link.StreamAsync();
        await stream.Opened.Task.Within();
        Assert.True(link.Connection.TryEnter(out OutputBuffer buffer));
        link.Connection.WriteHeaders(buffer, stream, s_headers, endStream: false);
        stream.WriteData(buffer, Bytes(50_000), endStream: true);
        link.Connection.Exit(inline: true);

        var received = new List<byte>();
        for (int i = 0; i < 4; i++)
        {
            RawFrame data = await link.ReadAsync(RawFrame.Data);
            Assert.Equal(i < 3 ? 16_384 : 50_000 - (3 * 16_384), data.Payload.Length);
            Assert.Equal(i == 3, data.EndsStream);
            received.AddRange(data.Payload);
        }

        Assert.Equal(Bytes(50_000), received);
    }

    [Fact]
    public async Task Headers_LargerThanAFrame_AreContinued()
    {
        Http2Link link = await Http2Link.ServerAsync();
        link.OnEnded = null;
        await link.WriteAsync(RawFrame.RequestOf(1, endStream: true));
        TestStream stream = await link.StreamAsync();
        await stream.Opened.Task.Within();
        Assert.True(link.Connection.TryEnter(out OutputBuffer buffer));
        Http2HeadersWriter headers = link.Connection.BeginHeaders(buffer, stream);
        headers.Write(s_headers);
        headers.Write("x-large"u8, new byte[40_000].AsSpan());
        Assert.True(link.Connection.EndHeaders(ref headers, buffer, stream, endStream: true));
        link.Connection.Exit(inline: true);

        RawFrame first = await link.ReadAsync(RawFrame.Headers);
        Assert.Equal(RawFrame.EndStream, first.Flags);
        RawFrame second = (await link.ReadAsync())!;
        Assert.Equal((RawFrame.Continuation, 0), (second.Type, second.Flags));
        RawFrame third = (await link.ReadAsync())!;
        Assert.Equal((RawFrame.Continuation, RawFrame.EndHeaders), (third.Type, third.Flags));
    }

    [Fact]
    public async Task Headers_LargerThanThePeerTakes_AreNotSent()
    {
        Http2Link link = await Http2Link.ServerAsync(settings: (6, 200));
        link.OnEnded = null;
        await link.WriteAsync(RawFrame.RequestOf(1, endStream: true));
        TestStream stream = await link.StreamAsync();
        await stream.Opened.Task.Within();
        Assert.True(link.Connection.TryEnter(out OutputBuffer buffer));
        Http2HeadersWriter headers = link.Connection.BeginHeaders(buffer, stream);
        headers.Write(s_headers);
        headers.Write("x-large"u8, new byte[200].AsSpan(), isRepeated: true);
        Assert.False(link.Connection.EndHeaders(ref headers, buffer, stream, endStream: true));
        Assert.True(link.Connection.WriteHeaders(buffer, stream, s_trailers, endStream: true));
        link.Connection.Exit(inline: true);

        // The peer's table is emptied first: it has not seen what was taken back.
        RawFrame frame = await link.ReadAsync(RawFrame.Headers);
        var decoder = new Protocols.Http2.Hpack.HpackDecoder(4_096, 10_000);
        Assert.Equal(2, decoder.Decode(frame.Payload).Count);
    }

    [Fact]
    public async Task Queues_MoreThanTheLimit_RefuseFurtherStreams()
    {
        Http2Link link = await Http2Link.ServerAsync(
            new Http2Options { MaxQueuedBytes = 10_000 }, new PipeOptions(pauseWriterThreshold: 0, useSynchronizationContext: false), (4, 0));
        link.OnEnded = null;
        await link.WriteAsync(RawFrame.RequestOf(1, endStream: true));
        TestStream stream = await link.StreamAsync();
        await stream.Opened.Task.Within();
        Send(link, stream, 10_001, ends: true);
        Assert.True(link.Connection.IsFull);
        await link.WriteAsync(RawFrame.RequestOf(3, endStream: true));

        Assert.Equal(Http2ErrorCode.RefusedStream, (Http2ErrorCode)(await link.ReadAsync(RawFrame.RstStream)).Number);
        await link.WriteAsync(RawFrame.WindowUpdateOf(1, 100_000));
        await stream.WasClosed.Task.Within();
        await Limit.UntilAsync(() => !link.Connection.IsFull, "what was queued leaves");
    }

    private static void Send(Http2Link link, TestStream stream, int bytes, bool ends)
    {
        Assert.True(link.Connection.TryEnter(out OutputBuffer buffer));
        link.Connection.WriteHeaders(buffer, stream, s_headers, endStream: false);
        stream.WriteData(buffer, new byte[bytes], endStream: ends);
        link.Connection.Exit(inline: true);
    }

    private static byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(value => (byte)value)];
}
