using Tern.Protocols.Http2;

namespace Tern.Protocols.Tests.Http2;

/// <summary>How connections begin, and the frames that belong to the connection.</summary>
public sealed class HelloTests
{
    [Fact]
    public async Task Server_Starts_SaysItsSettingsAndOpensItsWindow()
    {
        var link = new Http2Link(Http2Role.Server, new Http2Options { MaxConcurrentStreams = 7, MaxHeaderListBytes = 9_000 });
        link.Start();

        RawFrame? settings = await link.ReadAsync();
        Assert.Equal(RawFrame.SettingsOf((1, 4_096), (3, 7), (4, 256 * 1_024), (5, 16_384), (6, 9_000)), settings!.ToBytes());
        RawFrame? window = await link.ReadAsync();
        Assert.Equal(RawFrame.WindowUpdateOf(0, (1_024 * 1_024) - 65_535), window!.ToBytes());
    }

    [Fact]
    public async Task Client_Starts_SaysThePrefaceAndAllowsNoPush()
    {
        var link = new Http2Link(Http2Role.Client);
        link.Start();

        RawFrame? settings = await link.ReadAsync();
        Assert.Equal(RawFrame.SettingsOf((1, 4_096), (2, 0), (4, 256 * 1_024), (5, 16_384), (6, 16_384)), settings!.ToBytes());
    }

    [Fact]
    public async Task Server_WrongPreface_EndsTheConnection()
    {
        var link = new Http2Link(Http2Role.Server);
        link.Start();
        await link.WriteAsync("PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n"u8.ToArray());

        await link.EndsWithAsync(Http2ErrorCode.ProtocolError);
    }

    [Theory]
    [InlineData(Http2Role.Server)]
    [InlineData(Http2Role.Client)]
    public async Task FirstFrame_NotSettings_EndsTheConnection(object role)
    {
        var link = new Http2Link((Http2Role)role);
        link.Start();
        await link.WriteAsync([.. (Http2Role)role == Http2Role.Server ? RawFrame.Preface : [], .. RawFrame.PingOf(1)]);

        await link.EndsWithAsync(Http2ErrorCode.ProtocolError);
    }

    [Fact]
    public async Task Server_HelloAndRequestSplitAtEveryByte_Answers()
    {
        byte[] bytes =
        [
            .. RawFrame.Preface, .. RawFrame.SettingsOf((4, 100_000)), .. RawFrame.SettingsAck(), .. RawFrame.RequestOf(1), .. RawFrame.DataOf(1, [1, 2, 3], endStream: true),
        ];
        for (int split = 1; split < bytes.Length; split++)
        {
            var link = new Http2Link(Http2Role.Server);
            link.Start();
            await link.WriteAsync(bytes[..split]);
            await link.WriteAsync(bytes[split..]);

            Assert.Equal(new byte[] { 1, 2, 3 }, (await link.ReadAsync(RawFrame.Data)).Payload);
            link.EndSending();
            await link.Running.Within();
        }
    }

    [Fact]
    public async Task Server_TruncatedAtEveryByte_EndsInOrder()
    {
        byte[] bytes = [.. RawFrame.Preface, .. RawFrame.SettingsOf((4, 100_000)), .. RawFrame.RequestOf(1), .. RawFrame.DataOf(1, [1, 2, 3], endStream: true)];
        for (int length = 0; length < bytes.Length; length++)
        {
            var link = new Http2Link(Http2Role.Server);
            link.Start();
            await link.WriteAsync(bytes[..length]);
            link.EndSending();

            await link.Running.Within();
            await link.Closed.Task.Within();
            Assert.All(link.Streams, stream => Assert.Equal(1, stream.TimesClosed));
        }
    }

    [Theory]
    [InlineData(2, 2)] // ENABLE_PUSH
    [InlineData(5, 16_383)] // MAX_FRAME_SIZE
    [InlineData(5, 16_777_216)]
    public async Task Settings_OutOfRange_EndTheConnection(int setting, uint value)
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync(RawFrame.SettingsOf((setting, value)));

        await link.EndsWithAsync(Http2ErrorCode.ProtocolError);
    }

    [Fact]
    public async Task Settings_WindowTooLarge_EndsTheConnection()
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync(RawFrame.SettingsOf((4, 0x8000_0000)));

        await link.EndsWithAsync(Http2ErrorCode.FlowControlError);
    }

    [Fact]
    public async Task Settings_UnknownOnes_AreAcknowledged()
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync(RawFrame.SettingsOf((0x99, 1), (6, 100)));

        RawFrame ack = await link.ReadAsync(RawFrame.Settings);
        Assert.Equal(RawFrame.Ack, ack.Flags);
        Assert.Empty(ack.Payload);
    }

    [Theory]
    [InlineData("000001 04 00 00000000 00", Http2ErrorCode.FrameSizeError)] // SETTINGS of one byte
    [InlineData("000006 04 01 00000000 000000000000", Http2ErrorCode.FrameSizeError)] // an answer with contents
    [InlineData("000000 04 00 00000001", Http2ErrorCode.ProtocolError)] // SETTINGS of a stream
    [InlineData("000007 06 00 00000000 00000000000000", Http2ErrorCode.FrameSizeError)] // PING of seven bytes
    [InlineData("000008 06 00 00000001 0000000000000000", Http2ErrorCode.ProtocolError)] // PING of a stream
    [InlineData("000003 08 00 00000000 000000", Http2ErrorCode.FrameSizeError)] // WINDOW_UPDATE of three bytes
    [InlineData("000004 08 00 00000000 00000000", Http2ErrorCode.ProtocolError)] // WINDOW_UPDATE by nothing
    [InlineData("000004 08 00 00000000 7fffffff", Http2ErrorCode.FlowControlError)] // … by too much
    [InlineData("000004 08 00 00000001 00000001", Http2ErrorCode.ProtocolError)] // … of an idle stream
    [InlineData("000004 03 00 00000001 00000008", Http2ErrorCode.ProtocolError)] // RST_STREAM of an idle stream
    [InlineData("000004 03 00 00000000 00000008", Http2ErrorCode.ProtocolError)] // … of the connection
    [InlineData("000003 03 00 00000001 000008", Http2ErrorCode.FrameSizeError)]
    [InlineData("000001 00 00 00000001 00", Http2ErrorCode.ProtocolError)] // DATA of an idle stream
    [InlineData("000001 00 00 00000000 00", Http2ErrorCode.ProtocolError)] // DATA of the connection
    [InlineData("000000 01 04 00000000", Http2ErrorCode.ProtocolError)] // HEADERS of the connection
    [InlineData("000000 01 04 00000002", Http2ErrorCode.ProtocolError)] // HEADERS of a server's stream
    [InlineData("000000 09 04 00000001", Http2ErrorCode.ProtocolError)] // CONTINUATION of nothing
    [InlineData("000001 01 04 00000001 bf", Http2ErrorCode.CompressionError)] // a header that is not there
    [InlineData("000000 01 0c 00000001", Http2ErrorCode.FrameSizeError)] // padded without a length
    [InlineData("000002 01 0c 00000001 0282", Http2ErrorCode.ProtocolError)] // more padding than payload
    [InlineData("000004 01 24 00000001 00000000", Http2ErrorCode.FrameSizeError)] // priority without room
    [InlineData("000004 05 04 00000001 00000002", Http2ErrorCode.ProtocolError)] // PUSH_PROMISE
    [InlineData("000005 02 00 00000000 0000000000", Http2ErrorCode.ProtocolError)] // PRIORITY of the connection
    [InlineData("000007 07 00 00000000 00000000000000", Http2ErrorCode.FrameSizeError)] // GOAWAY of seven bytes
    [InlineData("000008 07 00 00000001 0000000000000000", Http2ErrorCode.ProtocolError)] // GOAWAY of a stream
    [InlineData("004001 99 00 00000000", Http2ErrorCode.FrameSizeError)] // larger than was allowed
    public async Task Frame_AgainstTheRules_EndsTheConnection(string hex, object code)
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync(Wire.Hex(hex));

        await link.EndsWithAsync((Http2ErrorCode)code);
    }

    [Theory]
    [InlineData("000003 99 ff 00000000 010203")] // an unknown type
    [InlineData("000003 99 ff 00000007 010203")]
    [InlineData("000005 02 00 00000007 8000000105")] // PRIORITY of an idle stream
    [InlineData("000008 06 01 00000000 0000000000000000")] // an answer to no ping
    [InlineData("000000 04 01 00000000")] // an answer to no settings
    public async Task Frame_WithoutMeaning_IsIgnored(string hex)
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync(Wire.Hex(hex));

        await link.PingAsync();
        Assert.False(link.Connection.IsClosed);
    }

    [Fact]
    public async Task Frame_InsideABlockOfHeaders_EndsTheConnection()
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync([.. RawFrame.Of(RawFrame.Headers, 0, 1, RawFrame.Block(RawFrame.Post)), .. RawFrame.PingOf(1)]);

        await link.EndsWithAsync(Http2ErrorCode.ProtocolError);
    }

    [Fact]
    public async Task Continuation_OfAnotherStream_EndsTheConnection()
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync([.. RawFrame.Of(RawFrame.Headers, 0, 1, RawFrame.Block(RawFrame.Post)), .. RawFrame.Of(RawFrame.Continuation, RawFrame.EndHeaders, 3)]);

        await link.EndsWithAsync(Http2ErrorCode.ProtocolError);
    }

    [Fact]
    public async Task Hello_ThatStopsHalfway_IsGivenUp()
    {
        var link = new Http2Link(Http2Role.Server);
        link.Start();
        await link.WriteAsync(RawFrame.Preface[..10]);
        link.Time.Advance(TimeSpan.FromSeconds(4));
        link.Connection.CheckTimeouts(link.Time.GetTimestamp());
        Assert.False(link.Running.IsCompleted);

        link.Time.Advance(TimeSpan.FromSeconds(2));
        link.Connection.CheckTimeouts(link.Time.GetTimestamp());

        await link.EndsWithAsync(Http2ErrorCode.ProtocolError);
        Assert.Contains("arriving", await link.Logs.WaitForAsync(107));
    }

    [Fact]
    public async Task Frames_ThatFollowOneAnotherWithoutPause_HaveTheirTimeEach()
    {
        Http2Link link = await Http2Link.ServerAsync();
        link.OnEnded = null;
        await link.WriteAsync([.. RawFrame.RequestOf(1), .. RawFrame.DataOf(1, [1, 2])[..5]]);
        TestStream stream = await link.StreamAsync();
        for (int i = 0; i < 10; i++)
        {
            // Every read ends in the middle of a frame.
            await link.WriteAsync([.. RawFrame.DataOf(1, [1, 2])[5..], .. RawFrame.DataOf(1, [1, 2])[..5]]);
            await Limit.UntilAsync(() => stream.Body.Length == 2 * (i + 1), "the frame arrives");
            link.Time.Advance(TimeSpan.FromSeconds(4));
            link.Connection.CheckTimeouts(link.Time.GetTimestamp());
            Assert.False(link.Connection.IsClosed);
        }

        link.Time.Advance(TimeSpan.FromSeconds(2));
        link.Connection.CheckTimeouts(link.Time.GetTimestamp());
        await link.EndsWithAsync(Http2ErrorCode.ProtocolError);
    }

    [Fact]
    public async Task Settings_NeverAcknowledged_AreATimeout()
    {
        var link = new Http2Link(Http2Role.Server);
        link.Start();
        await link.WriteAsync([.. RawFrame.Preface, .. RawFrame.SettingsOf()]);
        await link.ReadAsync(RawFrame.Settings);
        await link.ReadAsync(RawFrame.Settings);
        link.Time.Advance(TimeSpan.FromSeconds(31));
        link.Connection.CheckTimeouts(link.Time.GetTimestamp());

        await link.EndsWithAsync(Http2ErrorCode.SettingsTimeout);
    }
}
