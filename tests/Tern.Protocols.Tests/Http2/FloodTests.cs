using System.Diagnostics.Metrics;
using Tern.Protocols.Http2;

namespace Tern.Protocols.Tests.Http2;

/// <summary>What peers send to do harm: each ends its connection at its budget, is logged and counted.</summary>
public sealed class FloodTests
{
    private static readonly Http2FloodLimits s_small = new()
    {
        Resets = new(20, 1), Settings = new(20, 1), Pings = new(20, 1), EmptyData = new(20, 1), WindowUpdates = new(20, 1), Useless = new(20, 1), Continuations = 4,
    };

    private static Http2Options Small => new() { Floods = s_small, MinPingInterval = TimeSpan.Zero };

    [Fact]
    public Task RapidReset_EndsTheConnection() => EndsAsync(
        "rapid_reset", link => Enumerable.Range(0, 30).SelectMany(i => (byte[])[.. RawFrame.RequestOf((2 * i) + 1), .. RawFrame.ResetOf((2 * i) + 1, 8)]));

    [Fact]
    public Task MistakesOnStreams_EndTheConnection() => EndsAsync(
        "rapid_reset", link => Enumerable.Range(0, 30).SelectMany(i => RawFrame.HeadersOf((2 * i) + 1, true, ("no", "request"))));

    [Fact]
    public Task ResetsProvokedByWindowUpdates_EndTheConnection() => EndsAsync(
        "rapid_reset", link => Enumerable.Range(0, 19).SelectMany(i => (byte[])[.. RawFrame.RequestOf((2 * i) + 1), .. RawFrame.WindowUpdateOf((2 * i) + 1, 0)])
            .Concat(Enumerable.Range(20, 9).SelectMany(i => (byte[])[.. RawFrame.RequestOf((2 * i) + 1), .. RawFrame.ResetOf((2 * i) + 1, 8)])));

    [Fact]
    public Task Settings_EndTheConnection() => EndsAsync("settings", link => Enumerable.Range(0, 30).SelectMany(i => RawFrame.SettingsOf((4, (uint)i))));

    [Fact]
    public Task Pings_EndTheConnection() => EndsAsync("ping", link => Enumerable.Range(0, 30).SelectMany(i => RawFrame.PingOf((ulong)i)));

    [Fact]
    public Task EmptyData_EndsTheConnection() => EndsAsync(
        "empty_data", link => RawFrame.RequestOf(1).Concat(Enumerable.Range(0, 30).SelectMany(i => RawFrame.DataOf(1, []))));

    [Fact]
    public Task DataOfPaddingAlone_EndsTheConnection() => EndsAsync(
        "empty_data", link => RawFrame.RequestOf(1).Concat(Enumerable.Range(0, 30).SelectMany(i => RawFrame.Of(RawFrame.Data, RawFrame.Padded, 1, 3, 0, 0, 0))));

    [Fact]
    public Task WindowUpdates_EndTheConnection() => EndsAsync("window_update", link => Enumerable.Range(0, 30).SelectMany(i => RawFrame.WindowUpdateOf(0, 1)));

    [Fact]
    public Task UnknownFrames_EndTheConnection() => EndsAsync("useless_frames", link => Enumerable.Range(0, 30).SelectMany(i => RawFrame.Of(0x77, 0, 0, 1, 2, 3)));

    [Fact]
    public Task Priorities_EndTheConnection() => EndsAsync("useless_frames", link => Enumerable.Range(0, 30).SelectMany(i => RawFrame.Of(RawFrame.Priority, 0, 1, 0, 0, 0, 0, 1)));

    [Fact]
    public Task ResetsOfGoneStreams_EndTheConnection() => EndsAsync(
        "useless_frames", link => RawFrame.RequestOf(1, true).Concat(RawFrame.ResetOf(1, 8)).Concat(Enumerable.Range(0, 30).SelectMany(i => RawFrame.ResetOf(1, 8))));

    [Fact]
    public Task Continuations_EndTheConnection() => EndsAsync(
        "continuation", link => RawFrame.Of(RawFrame.Headers, 0, 1, 0x82).Concat(Enumerable.Range(0, 30).SelectMany(i => RawFrame.Of(RawFrame.Continuation, 0, 1))));

    [Fact]
    public async Task Continuations_OfManyBytes_EndTheConnection()
    {
        Http2Link link = await Http2Link.ServerAsync(new Http2Options { MaxHeaderListBytes = 4_096 });
        await link.WriteAsync(RawFrame.Of(RawFrame.Headers, 0, 1, new byte[10_000]));
        await link.WriteAsync(RawFrame.Of(RawFrame.Continuation, 0, 1, new byte[10_000]));

        await link.EndsWithAsync(Http2ErrorCode.EnhanceYourCalm);
    }

    [Fact]
    public Task HpackBomb_EndsTheConnection() => EndsAsync(
        "hpack_bomb",
        link => RawFrame.Of(
            RawFrame.Headers, RawFrame.EndHeaders, 1,
            [0x40, 1, (byte)'x', 127, 0x81, 0x1E, .. Enumerable.Repeat((byte)'y', 4_000), .. Enumerable.Repeat((byte)0xBE, 10_000)]));

    [Fact]
    public async Task ZeroWindow_ThatNeverOpens_EndsTheConnection()
    {
        using var attacks = new Attacks();
        Http2Link link = await Http2Link.ServerAsync(new Http2Options { FrameTimeout = TimeSpan.FromHours(1) });
        await link.WriteAsync(RawFrame.RequestOf(1));
        for (int i = 0; i < 5; i++)
        {
            await link.WriteAsync(RawFrame.DataOf(1, new byte[16_000]));
        }

        await link.WriteAsync([.. RawFrame.WindowUpdateOf(1, 1_000_000), .. RawFrame.DataOf(1, [1], endStream: true)]);
        for (int received = 0; received < 65_535;)
        {
            received += (await link.ReadAsync(RawFrame.Data)).Payload.Length;
        }

        link.Time.Advance(TimeSpan.FromSeconds(29));
        link.Connection.CheckTimeouts(link.Time.GetTimestamp());
        Assert.False(link.Connection.IsClosed);
        link.Time.Advance(TimeSpan.FromSeconds(2));
        link.Connection.CheckTimeouts(link.Time.GetTimestamp());

        await link.EndsWithAsync(Http2ErrorCode.EnhanceYourCalm);
        Assert.Contains("stalled_windows", attacks.Kinds);
        await (await link.StreamAsync()).Lost.Task.Within();
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(4_000, false)]
    public async Task ConnectionWindow_ThatOpensByDrops_EndsTheConnection(int drop, bool ends)
    {
        Http2Link link = await Http2Link.ServerAsync(new Http2Options { FrameTimeout = TimeSpan.FromHours(1) });
        await link.WriteAsync(RawFrame.RequestOf(1));
        for (int i = 0; i < 8; i++)
        {
            await link.WriteAsync(RawFrame.DataOf(1, new byte[16_000]));
        }

        await link.WriteAsync([.. RawFrame.WindowUpdateOf(1, 1_000_000), .. RawFrame.DataOf(1, [1], endStream: true)]);
        for (int received = 0; received < 65_535;)
        {
            received += (await link.ReadAsync(RawFrame.Data)).Payload.Length;
        }

        for (int i = 0; i < 7; i++)
        {
            await link.WriteAsync(RawFrame.WindowUpdateOf(0, (uint)drop));
            Assert.Equal(drop, (await link.ReadAsync(RawFrame.Data)).Payload.Length);
            link.Time.Advance(TimeSpan.FromSeconds(5));
            link.Connection.CheckTimeouts(link.Time.GetTimestamp());
            if (ends && i == 6)
            {
                await link.EndsWithAsync(Http2ErrorCode.EnhanceYourCalm);
            }
            else
            {
                Assert.False(link.Connection.IsClosed);
            }
        }
    }

    [Fact]
    public async Task SlowConsumer_OfOneStream_IsLetAlone()
    {
        Http2Link link = await Http2Link.ServerAsync(settings: (4, 10));
        await link.WriteAsync([.. RawFrame.RequestOf(1), .. RawFrame.DataOf(1, new byte[100], endStream: true)]);
        await link.ReadAsync(RawFrame.Data);
        link.Time.Advance(TimeSpan.FromHours(1));
        link.Connection.CheckTimeouts(link.Time.GetTimestamp());

        await link.WriteAsync(RawFrame.WindowUpdateOf(1, 90));
        Assert.Equal(90, (await link.ReadAsync(RawFrame.Data)).Payload.Length);
    }

    [Fact]
    public async Task Budget_ComesBackWithTime()
    {
        Http2Link link = await Http2Link.ServerAsync(Small);
        for (int i = 0; i < 200; i++)
        {
            await link.WriteAsync(RawFrame.WindowUpdateOf(0, 1));
            await link.PingAsync();
            link.Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private static async Task EndsAsync(string kind, Func<Http2Link, IEnumerable<byte>> bytes)
    {
        using var attacks = new Attacks();
        Http2Link link = await Http2Link.ServerAsync(Small);
        link.OnEnded = null;
        await link.WriteAsync([.. bytes(link)]);

        await link.EndsWithAsync(Http2ErrorCode.EnhanceYourCalm);
        await link.Logs.WaitForAsync(120);
        Assert.Contains(kind, attacks.Kinds);
    }

    /// <summary>The counter of attacks, while a test runs; others may count at the same time.</summary>
    private sealed class Attacks : IDisposable
    {
        private readonly MeterListener _listener = new();

        public Attacks()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Http2Metrics.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Kinds.Enqueue((string)tags[0].Value!));
            _listener.Start();
        }

        public System.Collections.Concurrent.ConcurrentQueue<string> Kinds { get; } = new();

        public void Dispose() => _listener.Dispose();
    }
}
