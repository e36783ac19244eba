using Tern.Protocols.Http2;

namespace Tern.Protocols.Tests.Http2;

public sealed class ClientTests
{
    [Fact]
    public async Task Call_Complete_BringsTheResponseAndIsForgotten()
    {
        Http2Link link = await Http2Link.ClientAsync();
        TestStream stream = link.Open([1, 2, 3]);

        RawFrame headers = await link.ReadAsync(RawFrame.Headers);
        Assert.Equal((1, RawFrame.EndHeaders), (headers.StreamId, headers.Flags));
        RawFrame data = await link.ReadAsync(RawFrame.Data);
        Assert.True(data.EndsStream);
        await link.WriteAsync(
        [
            .. RawFrame.HeadersOf(1, false, (":status", "103")),
            .. RawFrame.HeadersOf(1, false, (":status", "200")),
            .. RawFrame.DataOf(1, data.Payload),
            .. RawFrame.HeadersOf(1, true, ("grpc-status", "0")),
        ]);

        await stream.WasClosed.Task.Within();
        Assert.Equal(["headers", "data", "trailers", "closed"], stream.Events);
        Assert.Equal((":status", "200"), Assert.Single(stream.Headers));
        Assert.Equal(("grpc-status", "0"), Assert.Single(stream.Trailers));
        Assert.Equal(new byte[] { 1, 2, 3 }, stream.Body);
        Assert.Equal(0, link.Connection.ActiveStreams);
    }

    [Fact]
    public async Task Response_WithoutBody_EndsWithItsHeaders()
    {
        Http2Link link = await Http2Link.ClientAsync();
        TestStream stream = link.Open();
        await link.WriteAsync(RawFrame.HeadersOf(1, true, (":status", "200"), ("grpc-status", "12")));

        await stream.WasClosed.Task.Within();
        Assert.Equal(["headers.", "closed"], stream.Events);
    }

    [Fact]
    public async Task Response_BeforeTheRequestHasEnded_EndsBoth()
    {
        Http2Link link = await Http2Link.ClientAsync();
        TestStream stream = link.Open([1], endStream: false);
        await link.WriteAsync(RawFrame.HeadersOf(1, true, (":status", "200")));

        Assert.Equal(Http2ErrorCode.NoError, (Http2ErrorCode)(await link.ReadAsync(RawFrame.RstStream)).Number);
        await stream.WasClosed.Task.Within();
        Assert.Equal(["headers.", "closed"], stream.Events);
    }

    [Theory]
    [InlineData("x=y")] // no status
    [InlineData(":status=99")]
    [InlineData(":status=abc")]
    [InlineData(":status=101")]
    [InlineData(":status=200|:path=/x")]
    public async Task Response_Malformed_IsReset(string headers)
    {
        Http2Link link = await Http2Link.ClientAsync();
        TestStream stream = link.Open();
        (string, string)[] fields = [.. headers.Split('|').Select(field => (field[..field.IndexOf('=')], field[(field.IndexOf('=') + 1)..]))];
        await link.WriteAsync(RawFrame.HeadersOf(1, false, fields));

        Assert.Equal(Http2ErrorCode.ProtocolError, (Http2ErrorCode)(await link.ReadAsync(RawFrame.RstStream)).Number);
        Assert.Equal((Http2ErrorCode.ProtocolError, false), await stream.WasReset.Task.Within());
        await stream.WasClosed.Task.Within();
    }

    [Fact]
    public async Task Data_BeforeHeaders_IsReset()
    {
        Http2Link link = await Http2Link.ClientAsync();
        TestStream stream = link.Open();
        await link.WriteAsync(RawFrame.DataOf(1, [1]));

        Assert.Equal((Http2ErrorCode.ProtocolError, false), await stream.WasReset.Task.Within());
    }

    [Fact]
    public async Task Frames_OfAStreamThatWasGivenUp_AreIgnored()
    {
        Http2Link link = await Http2Link.ClientAsync();
        TestStream stream = link.Open();
        link.Connection.Reset(stream, Http2ErrorCode.Cancel);
        await stream.WasClosed.Task.Within();
        await link.WriteAsync([.. RawFrame.HeadersOf(1, false, (":status", "200")), .. RawFrame.DataOf(1, [1]), .. RawFrame.HeadersOf(1, true, ("x", "y"))]);

        await link.FenceAsync();
        Assert.Equal(["closed"], stream.Events);
    }

    [Theory]
    [InlineData(3)] // not opened yet
    [InlineData(2)] // a server opens none
    public async Task Frames_OfAStreamThatWasNeverOpened_EndTheConnection(int id)
    {
        Http2Link link = await Http2Link.ClientAsync();
        link.Open();
        await link.WriteAsync(RawFrame.HeadersOf(id, false, (":status", "200")));

        await link.EndsWithAsync(Http2ErrorCode.ProtocolError);
    }

    [Fact]
    public async Task GoAway_RefusesWhatIsBehindIt()
    {
        Http2Link link = await Http2Link.ClientAsync();
        TestStream first = link.Open();
        TestStream second = link.Open();
        TestStream third = link.Open([1], endStream: false);
        await link.WriteAsync(RawFrame.GoAwayOf(1, 0));

        Assert.Equal((Http2ErrorCode.RefusedStream, true), await second.WasReset.Task.Within());
        Assert.Equal((Http2ErrorCode.RefusedStream, true), await third.WasReset.Task.Within());
        await third.WasClosed.Task.Within();
        await link.Retired.Task.Within();
        Assert.False(link.Connection.HasRoom);
        Assert.Equal(Http2Opening.Retired, link.TryOpen(new TestStream(link)));
        await link.WriteAsync(RawFrame.HeadersOf(1, true, (":status", "200")));
        await first.WasClosed.Task.Within();
        Assert.Equal(["headers.", "closed"], first.Events);
    }

    [Fact]
    public async Task Streams_NoMoreThanTheServerTakes()
    {
        Http2Link link = await Http2Link.ClientAsync(settings: (3, 2));
        await link.FenceAsync();
        TestStream first = link.Open();
        link.Open();
        Assert.False(link.Connection.HasRoom);
        Assert.Equal(Http2Opening.NoRoom, link.TryOpen(new TestStream(link)));

        await link.WriteAsync(RawFrame.HeadersOf(1, true, (":status", "200")));
        await first.WasClosed.Task.Within();
        Assert.True(await link.Room.WaitAsync(Limit.Time, TestContext.Current.CancellationToken));
        link.Open();
        Assert.Equal(Http2Opening.NoRoom, link.TryOpen(new TestStream(link)));

        await link.WriteAsync(RawFrame.SettingsOf((3, 3)));
        Assert.True(await link.Room.WaitAsync(Limit.Time, TestContext.Current.CancellationToken));
        link.Open();
    }

    [Fact]
    public async Task Stream_WhoseHeadersCouldNotBeWritten_LeavesNoTrace()
    {
        Http2Link link = await Http2Link.ClientAsync();
        var failed = new TestStream(link);
        Assert.True(link.Connection.TryEnter(out OutputBuffer buffer));
        Assert.Equal(Http2Opening.Opened, link.Connection.TryOpen(failed));
        Http2HeadersWriter headers = link.Connection.BeginHeaders(buffer, failed);
        headers.Write("x-remembered"u8, "value"u8, isRepeated: true);
        Http2Connection.AbandonHeaders(ref headers);
        link.Connection.WriteReset(buffer, failed, Http2ErrorCode.Cancel);
        link.Connection.Exit(inline: true);
        await failed.WasClosed.Task.Within();
        link.Open();

        RawFrame frame = await link.ReadAsync(RawFrame.Headers);
        Assert.Equal(3, frame.StreamId);
        var decoder = new Protocols.Http2.Hpack.HpackDecoder(4_096, 10_000);
        Assert.Equal(6, decoder.Decode(frame.Payload).Count);
    }

    [Fact]
    public async Task Server_ThatSaysNothing_IsGivenUp()
    {
        var link = new Http2Link(Http2Role.Client);
        link.Start();
        TestStream stream = link.Open();
        link.Time.Advance(TimeSpan.FromSeconds(6));

        await link.EndsWithAsync(Http2ErrorCode.ProtocolError);
        await stream.Lost.Task.Within();
    }
}
