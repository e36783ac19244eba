using Tern.Protocols.Http2;

namespace Tern.Protocols.Tests.Http2;

/// <summary>Pings, draining, ages and idle times.</summary>
public sealed class ControlTests
{
    [Fact]
    public async Task Drain_Server_SaysGoodbyeTwiceAndServesWhatIsUnderWay()
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync(RawFrame.RequestOf(1));
        await link.FenceAsync();
        Task drain = link.Connection.DrainAsync(CancellationToken.None);

        RawFrame first = await link.ReadAsync(RawFrame.GoAway);
        Assert.Equal((int.MaxValue, Http2ErrorCode.NoError), (first.LastStream, (Http2ErrorCode)first.Number));
        RawFrame ping = await link.ReadAsync(RawFrame.Ping);
        await link.Retired.Task.Within();

        // The client has not known of it when it sent this.
        await link.WriteAsync(RawFrame.RequestOf(3));
        await link.WriteAsync(RawFrame.Of(RawFrame.Ping, RawFrame.Ack, 0, ping.Payload));
        RawFrame last = await link.ReadAsync(RawFrame.GoAway);
        Assert.Equal((3, Http2ErrorCode.NoError), (last.LastStream, (Http2ErrorCode)last.Number));
        await link.WriteAsync(RawFrame.RequestOf(5, endStream: true));
        await link.WriteAsync([.. RawFrame.DataOf(1, [1], true), .. RawFrame.DataOf(3, [3], true)]);
        var ended = new List<int>();
        while (ended.Count < 2)
        {
            RawFrame frame = await link.ReadAsync(RawFrame.Headers);
            if (frame.EndsStream)
            {
                ended.Add(frame.StreamId);
            }
        }

        Assert.Equal([1, 3], ended.Order());
        await drain.Within();
        await link.Running.Within();
        Assert.Null(await link.Closed.Task.Within());
        Assert.Equal(2, link.Streams.Count);
    }

    [Fact]
    public async Task Drain_ClientDoesNotAnswerThePing_GoesOnAfterItsTime()
    {
        Http2Link link = await Http2Link.ServerAsync(new Http2Options { DrainPingTimeout = TimeSpan.FromSeconds(10) });
        Task drain = link.Connection.DrainAsync(CancellationToken.None);
        await link.ReadAsync(RawFrame.Ping);

        link.Time.Advance(TimeSpan.FromSeconds(11));
        link.Connection.CheckTimeouts(link.Time.GetTimestamp());

        Assert.Equal(0, (await link.ReadAsync(RawFrame.GoAway)).LastStream);
        await drain.Within();
        await link.Running.Within();
    }

    [Fact]
    public async Task Drain_Cancelled_LeavesTheConnectionOpen()
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync(RawFrame.RequestOf(1));
        await link.FenceAsync();
        using var source = new CancellationTokenSource();
        Task drain = link.Connection.DrainAsync(source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => drain);
        Assert.False(link.Connection.IsClosed);
        link.Connection.Close(null);
        await link.Running.Within();
        await (await link.StreamAsync()).Lost.Task.Within();
    }

    [Fact]
    public async Task Drain_Client_EndsItsStreamsAndSaysGoodbye()
    {
        Http2Link link = await Http2Link.ClientAsync();
        TestStream stream = link.Open();
        Task drain = link.Connection.DrainAsync(CancellationToken.None);
        await link.Retired.Task.Within();
        Assert.Equal(Http2Opening.Retired, link.TryOpen(new TestStream(link)));

        await link.WriteAsync(RawFrame.HeadersOf(1, true, (":status", "200")));

        await stream.WasClosed.Task.Within();
        Assert.Equal(Http2ErrorCode.NoError, (Http2ErrorCode)(await link.ReadAsync(RawFrame.GoAway)).Number);
        await drain.Within();
        Assert.Null(await link.Closed.Task.Within());
    }

    [Fact]
    public async Task Age_Over_DrainsAndThenCuts()
    {
        Http2Link link = await Http2Link.ServerAsync(new Http2Options
        {
            MaxConnectionAge = TimeSpan.FromMinutes(10), MaxConnectionAgeGrace = TimeSpan.FromMinutes(1), Random = new Random(1),
        });
        await link.WriteAsync(RawFrame.RequestOf(1));
        await link.FenceAsync();
        link.Time.Advance(TimeSpan.FromMinutes(8.9));
        link.Connection.CheckTimeouts(link.Time.GetTimestamp());
        Assert.False(link.Connection.IsRetired);

        link.Time.Advance(TimeSpan.FromMinutes(1));
        link.Connection.CheckTimeouts(link.Time.GetTimestamp());
        await link.ReadAsync(RawFrame.GoAway);
        link.Time.Advance(TimeSpan.FromMinutes(1.1));
        link.Connection.CheckTimeouts(link.Time.GetTimestamp());

        await link.Running.Within();
        await (await link.StreamAsync()).Lost.Task.Within();
    }

    [Fact]
    public async Task Idle_Server_GoesWhenNoStreamHasBeenThereForLong()
    {
        Http2Link link = await Http2Link.ServerAsync(new Http2Options { IdleTimeout = TimeSpan.FromMinutes(10), DrainPingTimeout = TimeSpan.FromSeconds(1) });
        await link.WriteAsync(RawFrame.RequestOf(1));
        await link.FenceAsync();
        link.Time.Advance(TimeSpan.FromMinutes(11));
        link.Connection.CheckTimeouts(link.Time.GetTimestamp());
        await link.WriteAsync(RawFrame.DataOf(1, [], endStream: true));
        await (await link.StreamAsync()).WasClosed.Task.Within();
        link.Connection.CheckTimeouts(link.Time.GetTimestamp());
        link.Time.Advance(TimeSpan.FromMinutes(9));
        link.Connection.CheckTimeouts(link.Time.GetTimestamp());
        Assert.False(link.Connection.IsRetired);

        link.Time.Advance(TimeSpan.FromMinutes(2));
        link.Connection.CheckTimeouts(link.Time.GetTimestamp());

        await link.ReadAsync(RawFrame.GoAway);
        await link.Logs.WaitForAsync(106);
    }

    [Fact]
    public async Task KeepAlive_PeerAnswers_GoesOn()
    {
        Http2Link link = await Http2Link.ServerAsync(new Http2Options { KeepAliveTime = TimeSpan.FromMinutes(1) });
        for (int i = 0; i < 3; i++)
        {
            link.Time.Advance(TimeSpan.FromSeconds(61));
            link.Connection.CheckTimeouts(link.Time.GetTimestamp());
            RawFrame ping = await link.ReadAsync(RawFrame.Ping);
            await link.WriteAsync(RawFrame.Of(RawFrame.Ping, RawFrame.Ack, 0, ping.Payload));
            await link.FenceAsync();
            link.Time.Advance(TimeSpan.FromSeconds(21));
            link.Connection.CheckTimeouts(link.Time.GetTimestamp());
            Assert.False(link.Connection.IsClosed);

            // A request now and then keeps the fences from being too many pings.
            await link.WriteAsync(RawFrame.RequestOf((2 * i) + 1, endStream: true));
            await link.ReadAsync(RawFrame.Headers);
        }
    }

    [Fact]
    public async Task KeepAlive_PeerIsSilent_ClosesTheConnection()
    {
        Http2Link link = await Http2Link.ServerAsync(new Http2Options { KeepAliveTime = TimeSpan.FromMinutes(1) });
        link.Time.Advance(TimeSpan.FromSeconds(61));
        link.Connection.CheckTimeouts(link.Time.GetTimestamp());
        await link.ReadAsync(RawFrame.Ping);
        link.Time.Advance(TimeSpan.FromSeconds(21));
        link.Connection.CheckTimeouts(link.Time.GetTimestamp());

        await link.Running.Within();
        Assert.IsType<TimeoutException>(await link.Closed.Task.Within());
    }

    [Fact]
    public async Task KeepAlive_Client_PingsOnlyWithStreams()
    {
        Http2Link link = await Http2Link.ClientAsync(new Http2Options { KeepAliveTime = TimeSpan.FromMinutes(1), FrameTimeout = TimeSpan.FromHours(1) });
        await link.FenceAsync();
        link.Time.Advance(TimeSpan.FromMinutes(5));
        await link.FenceAsync();
        TestStream stream = link.Open();
        link.Time.Advance(TimeSpan.FromSeconds(62));

        await link.ReadAsync(RawFrame.Ping);
        link.Time.Advance(TimeSpan.FromSeconds(21));
        await link.Running.Within();
        await stream.Lost.Task.Within();
    }

    [Fact]
    public async Task Pings_WithoutNeed_AreTooMany()
    {
        Http2Link link = await Http2Link.ServerAsync();
        for (ulong i = 0; i < 3; i++)
        {
            await link.PingAsync(i);
        }

        await link.WriteAsync(RawFrame.PingOf(3));
        RawFrame goodbye = await link.EndsWithAsync(Http2ErrorCode.EnhanceYourCalm);
        Assert.Equal("too_many_pings", goodbye.Debug);
    }

    [Fact]
    public async Task Pings_OfAPeerThatGetsAnswers_AreAllowed()
    {
        Http2Link link = await Http2Link.ServerAsync();
        for (int i = 0; i < 50; i++)
        {
            await link.WriteAsync(RawFrame.RequestOf((2 * i) + 1, endStream: true));
            while (!(await link.ReadAsync(RawFrame.Headers)).EndsStream)
            {
            }

            await link.PingAsync();
        }
    }

    [Fact]
    public async Task Pings_NowAndThen_AreAllowed()
    {
        Http2Link link = await Http2Link.ServerAsync();
        await link.WriteAsync(RawFrame.RequestOf(1));
        for (int i = 0; i < 10; i++)
        {
            link.Time.Advance(TimeSpan.FromMinutes(6));
            await link.PingAsync();
        }
    }

    [Fact]
    public async Task Send_ThePeerDoesNotTake_ClosesTheConnection()
    {
        Http2Link link = await Http2Link.ServerAsync(
            outgoing: new System.IO.Pipelines.PipeOptions(pauseWriterThreshold: 100, resumeWriterThreshold: 50, useSynchronizationContext: false));
        await link.WriteAsync([.. RawFrame.RequestOf(1), .. RawFrame.DataOf(1, new byte[1_000], endStream: true)]);
        await Limit.UntilAsync(() => link.Output.SendStarted != 0, "the send waits");
        link.Time.Advance(TimeSpan.FromSeconds(6));
        link.Connection.CheckTimeouts(link.Time.GetTimestamp());

        await link.Running.Within();
        Assert.IsType<TimeoutException>(await link.Closed.Task.Within());
    }
}
