using Tern.Protocols.Http2;

namespace Tern.Protocols.Tests.Http2;

/// <summary>Streams of a server: their states, their headers, their ends.</summary>
public sealed class StreamTests
{
    [Fact]
    public async Task Request_Complete_IsAnsweredAndForgotten()
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync([.. RawFrame.RequestOf(1), .. RawFrame.DataOf(1, [1]), .. RawFrame.DataOf(1, [2, 3], endStream: true)]);

        Assert.Equal(RawFrame.EndHeaders, (await link.ReadAsync(RawFrame.Headers)).Flags);
        Assert.Equal(new byte[] { 1, 2, 3 }, (await link.ReadAsync(RawFrame.Data)).Payload);
        Assert.Equal(RawFrame.EndHeaders | RawFrame.EndStream, (await link.ReadAsync(RawFrame.Headers)).Flags);
        TestStream stream = await link.StreamAsync();
        await stream.WasClosed.Task.Within();
        Assert.Equal(["headers", "data", "data.", "closed"], stream.Events);
        Assert.Equal(RawFrame.Post, stream.Headers.ToArray());
        Assert.Equal(0, link.Connection.ActiveStreams);
    }

    [Fact]
    public async Task Request_WithTrailers_Ends()
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync([.. RawFrame.RequestOf(1), .. RawFrame.HeadersOf(1, true, ("x-sum", "5"))]);

        await link.ReadAsync(RawFrame.Headers);
        TestStream stream = await link.StreamAsync();
        await stream.WasClosed.Task.Within();
        Assert.Equal(["headers", "trailers", "closed"], stream.Events);
        Assert.Equal(("x-sum", "5"), Assert.Single(stream.Trailers));
    }

    [Fact]
    public async Task Request_WithPaddingPriorityAndContinuations_IsRead()
    {
        Http2Link link = await Http2Link.ServerAsync();
        byte[] block = RawFrame.Block(RawFrame.Post);
        await link.WriteAsync(
        [
            .. RawFrame.Of(RawFrame.Headers, RawFrame.Padded | RawFrame.HasPriority, 1, [3, 0x80, 0, 0, 0, 9, .. block[..5], 0, 0, 0]),
            .. RawFrame.Of(RawFrame.Continuation, 0, 1),
            .. RawFrame.Of(RawFrame.Continuation, 0, 1, block[5..9]),
            .. RawFrame.Of(RawFrame.Continuation, RawFrame.EndHeaders, 1, block[9..]),
            .. RawFrame.Of(RawFrame.Data, RawFrame.Padded | RawFrame.EndStream, 1, 2, 7, 8, 0, 0),
        ]);

        Assert.Equal(new byte[] { 7, 8 }, (await link.ReadAsync(RawFrame.Data)).Payload);
        Assert.Equal(RawFrame.Post, (await link.StreamAsync()).Headers.ToArray());
    }

    [Fact]
    public async Task Response_BeforeTheRequestHasEnded_IsFollowedByAReset()
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync(RawFrame.RequestOf(1));
        TestStream stream = await link.StreamAsync();
        await stream.Opened.Task.Within();

        stream.Answer();

        Assert.Equal(Http2ErrorCode.NoError, (Http2ErrorCode)(await link.ReadAsync(RawFrame.RstStream)).Number);
        await stream.WasClosed.Task.Within();

        // What was under way is no mistake.
        await link.WriteAsync([.. RawFrame.DataOf(1, new byte[100]), .. RawFrame.HeadersOf(1, true, ("x", "y"))]);
        await link.PingAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData(":method=POST|:scheme=http")]
    [InlineData(":method=POST|:path=/x")]
    [InlineData(":scheme=http|:path=/x")]
    [InlineData(":method=POST|:scheme=http|:path=")]
    [InlineData(":method=POST|:method=POST|:scheme=http|:path=/x")]
    [InlineData(":method=POST|:scheme=http|:path=/x|:status=200")]
    [InlineData(":method=POST|:scheme=http|:path=/x|:strange=1")]
    [InlineData(":method=POST|:scheme=http|a=b|:path=/x")]
    [InlineData(":method=POST|:scheme=http|:path=/x|Upper=case")]
    [InlineData(":method=POST|:scheme=http|:path=/x|bad name=1")]
    [InlineData(":method=POST|:scheme=http|:path=/x|=empty")]
    [InlineData(":method=POST|:scheme=http|:path=/x|line=a\nb")]
    [InlineData(":method=POST|:scheme=http|:path=/x|zero=a\0b")]
    [InlineData(":method=POST|:scheme=http|:path=/x|connection=keep-alive")]
    [InlineData(":method=POST|:scheme=http|:path=/x|transfer-encoding=chunked")]
    [InlineData(":method=POST|:scheme=http|:path=/x|te=gzip")]
    [InlineData(":method=POST|:scheme=http|:path=/x|content-length=x")]
    [InlineData(":method=POST|:scheme=http|:path=/x|content-length=99999999999999999999")]
    public async Task Request_Malformed_IsReset(string headers)
    {
        Http2Link link = await Http2Link.ServerAsync();
        (string, string)[] fields = [.. headers.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(field => (field[..field.IndexOf('=')], field[(field.IndexOf('=') + 1)..]))];
        await link.WriteAsync(RawFrame.HeadersOf(1, true, fields));

        RawFrame reset = await link.ReadAsync(RawFrame.RstStream);
        Assert.Equal(1, reset.StreamId);
        Assert.Equal(Http2ErrorCode.ProtocolError, (Http2ErrorCode)reset.Number);
        Assert.Empty(link.Streams);

        // The next one is not the worse for it.
        await link.WriteAsync(RawFrame.RequestOf(3, endStream: true));
        Assert.Equal(3, (await link.ReadAsync(RawFrame.Headers)).StreamId);
    }

    [Theory]
    [InlineData("5", 4)]
    [InlineData("5", 6)]
    [InlineData("0", 1)]
    public async Task Request_WithAnotherLengthThanItSays_IsReset(string length, int bytes)
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync([.. RawFrame.HeadersOf(1, false, [.. RawFrame.Post, ("content-length", length)]), .. RawFrame.DataOf(1, new byte[bytes], endStream: true)]);

        Assert.Equal(Http2ErrorCode.ProtocolError, (Http2ErrorCode)(await link.ReadAsync(RawFrame.RstStream)).Number);
        TestStream stream = await link.StreamAsync();
        Assert.Equal((Http2ErrorCode.ProtocolError, false), await stream.WasReset.Task.Within());
        await stream.WasClosed.Task.Within();
    }

    [Fact]
    public async Task Headers_InTheMiddleThatDoNotEndTheStream_AreReset()
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync([.. RawFrame.RequestOf(1), .. RawFrame.HeadersOf(1, false, ("x", "y"))]);

        Assert.Equal(Http2ErrorCode.ProtocolError, (Http2ErrorCode)(await link.ReadAsync(RawFrame.RstStream)).Number);
    }

    [Fact]
    public async Task Trailers_WithPseudoHeaders_AreReset()
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync([.. RawFrame.RequestOf(1), .. RawFrame.HeadersOf(1, true, (":path", "/x"))]);

        Assert.Equal(Http2ErrorCode.ProtocolError, (Http2ErrorCode)(await link.ReadAsync(RawFrame.RstStream)).Number);
    }

    [Fact]
    public async Task Data_BehindTheEndOfTheRequest_IsStreamClosed()
    {
        Http2Link link = await Http2Link.ServerAsync();
        link.OnEnded = null;
        await link.WriteAsync([.. RawFrame.RequestOf(1, endStream: true), .. RawFrame.DataOf(1, [1])]);

        Assert.Equal(Http2ErrorCode.StreamClosed, (Http2ErrorCode)(await link.ReadAsync(RawFrame.RstStream)).Number);
        TestStream stream = await link.StreamAsync();
        Assert.Equal((Http2ErrorCode.StreamClosed, false), await stream.WasReset.Task.Within());
    }

    [Fact]
    public async Task Headers_BehindTheEndOfTheRequest_AreStreamClosed()
    {
        Http2Link link = await Http2Link.ServerAsync();
        link.OnEnded = null;
        await link.WriteAsync([.. RawFrame.RequestOf(1, endStream: true), .. RawFrame.HeadersOf(1, true, ("x", "y"))]);

        Assert.Equal(Http2ErrorCode.StreamClosed, (Http2ErrorCode)(await link.ReadAsync(RawFrame.RstStream)).Number);
    }

    [Fact]
    public async Task Data_OfAStreamThatHasEnded_IsStreamClosed()
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync(RawFrame.RequestOf(1, endStream: true));
        await (await link.StreamAsync()).WasClosed.Task.Within();
        await link.WriteAsync(RawFrame.DataOf(1, [1]));

        RawFrame reset = await link.ReadAsync(RawFrame.RstStream);
        Assert.Equal((1, Http2ErrorCode.StreamClosed), (reset.StreamId, (Http2ErrorCode)reset.Number));
    }

    [Fact]
    public async Task Headers_OfAStreamThatHasEnded_EndTheConnection()
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync(RawFrame.RequestOf(3, endStream: true));
        await (await link.StreamAsync()).WasClosed.Task.Within();
        await link.WriteAsync(RawFrame.RequestOf(3, endStream: true));

        await link.EndsWithAsync(Http2ErrorCode.StreamClosed);
    }

    [Fact]
    public async Task Headers_WithAnIdThatWasPassedOver_EndTheConnection()
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync([.. RawFrame.RequestOf(5, endStream: true), .. RawFrame.RequestOf(3, endStream: true)]);

        await link.EndsWithAsync(Http2ErrorCode.StreamClosed);
    }

    [Fact]
    public async Task Reset_ByTheClient_ReachesTheStreamOnce()
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync([.. RawFrame.RequestOf(1), .. RawFrame.ResetOf(1, 8), .. RawFrame.ResetOf(1, 8), .. RawFrame.WindowUpdateOf(1, 5)]);

        TestStream stream = await link.StreamAsync();
        Assert.Equal((Http2ErrorCode.Cancel, true), await stream.WasReset.Task.Within());
        await stream.WasClosed.Task.Within();
        stream.Answer(); // goes nowhere
        await link.PingAsync();
        Assert.Equal(["headers", "reset Cancel", "closed"], stream.Events);
    }

    [Fact]
    public async Task Reset_ByTheServer_DropsWhatFollows()
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync(RawFrame.RequestOf(1));
        TestStream stream = await link.StreamAsync();
        await stream.Opened.Task.Within();

        link.Connection.Reset(stream, Http2ErrorCode.Cancel);
        link.Connection.Reset(stream, Http2ErrorCode.Cancel);

        RawFrame reset = await link.ReadAsync(RawFrame.RstStream);
        Assert.Equal((1, Http2ErrorCode.Cancel), (reset.StreamId, (Http2ErrorCode)reset.Number));
        await link.WriteAsync([.. RawFrame.DataOf(1, [1]), .. RawFrame.HeadersOf(1, true, ("x", "y"))]);
        await link.PingAsync();
        Assert.Equal(["headers", "closed"], stream.Events);
    }

    [Fact]
    public async Task Streams_MoreThanAllowed_AreRefused()
    {
        Http2Link link = await Http2Link.ServerAsync(new Http2Options { MaxConcurrentStreams = 2 });
        await link.WriteAsync([.. RawFrame.RequestOf(1), .. RawFrame.RequestOf(3), .. RawFrame.RequestOf(5)]);

        RawFrame reset = await link.ReadAsync(RawFrame.RstStream);
        Assert.Equal((5, Http2ErrorCode.RefusedStream), (reset.StreamId, (Http2ErrorCode)reset.Number));
        Assert.Equal(2, link.Connection.ActiveStreams);
        await link.WriteAsync([.. RawFrame.DataOf(1, [], endStream: true), .. RawFrame.RequestOf(7)]);
        Assert.Equal(1, (await link.ReadAsync(RawFrame.Headers)).StreamId);
    }

    [Fact]
    public async Task Streams_ThatTheHostDoesNotWant_AreRefused()
    {
        Http2Link link = await Http2Link.ServerAsync();
        link.Accepts = false;
        await link.WriteAsync(RawFrame.RequestOf(1));

        Assert.Equal(Http2ErrorCode.RefusedStream, (Http2ErrorCode)(await link.ReadAsync(RawFrame.RstStream)).Number);
    }

    [Fact]
    public async Task Headers_OverTheLimit_Are431()
    {
        Http2Link link = await Http2Link.ServerAsync(new Http2Options { MaxHeaderListBytes = 1_000 });
        await link.WriteAsync(RawFrame.HeadersOf(1, true, [.. RawFrame.Post, ("x-large", new string('x', 1_000))]));

        RawFrame headers = await link.ReadAsync(RawFrame.Headers);
        Assert.True(headers.EndsStream);
        Assert.Contains("431", System.Text.Encoding.ASCII.GetString(Unpacked(headers.Payload)));
        await link.Logs.WaitForAsync(122);
        Assert.Empty(link.Streams);
    }

    [Fact]
    public async Task Connection_Lost_ReachesEveryStream()
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync([.. RawFrame.RequestOf(1), .. RawFrame.RequestOf(3)]);
        TestStream first = await link.StreamAsync();
        TestStream second = await link.StreamAsync(1);
        link.EndSending();

        await first.Lost.Task.Within();
        await second.Lost.Task.Within();
        await second.WasClosed.Task.Within();
        await link.Running.Within();
        Assert.Equal(["headers", "lost", "closed"], first.Events);
        Assert.False(link.Connection.TryEnter(out _));
    }

    [Fact]
    public async Task ManyRequests_InOneWrite_AreAllAnswered()
    {
        Http2Link link = await Http2Link.ServerAsync();
        var bytes = new List<byte>();
        for (int id = 1; id < 2_000; id += 2)
        {
            bytes.AddRange(RawFrame.RequestOf(id));
            bytes.AddRange(RawFrame.DataOf(id, BitConverter.GetBytes(id), endStream: true));
        }

        await link.WriteAsync([.. bytes]);
        var seen = new HashSet<int>();
        while (seen.Count < 1_000)
        {
            RawFrame data = await link.ReadAsync(RawFrame.Data);
            Assert.Equal(data.StreamId, BitConverter.ToInt32(data.Payload));
            Assert.True(seen.Add(data.StreamId));
        }

        await Limit.UntilAsync(() => link.Connection.ActiveStreams == 0, "all streams end");
        await Limit.UntilAsync(() => link.Streams.All(stream => stream.TimesClosed == 1), "all are closed once");
    }

    // The value behind a packed or plain literal of ":status".
    private static byte[] Unpacked(byte[] block)
    {
        var decoder = new Protocols.Http2.Hpack.HpackDecoder(4_096, 10_000);
        return decoder.Decode(block).Value(0).ToArray();
    }
}
