using Tern.Protocols.Http2;

namespace Tern.Protocols.Tests.Http2;

/// <summary>Random frames: whatever comes, a connection goes on or ends; it never crashes, hangs or grows.</summary>
public sealed class FuzzTests
{
    // A million frames in all; less on a machine that is too slow for that.
    private const int FramesInAll = 1_000_000;
    private const int FramesEach = 2_000;

    private static readonly TimeSpan s_atMost = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(Http2Role.Server, 1)]
    [InlineData(Http2Role.Server, 25)]
    [InlineData(Http2Role.Client, 1)]
    [InlineData(Http2Role.Client, 25)]
    public async Task RandomFrames_NeverCrashHangOrGrow(object role, int malice)
    {
        long started = Environment.TickCount64;
        int seed = 0;
        for (int frames = 0; frames < FramesInAll / 4 && Environment.TickCount64 - started < (long)s_atMost.TotalMilliseconds; seed++)
        {
            frames += await RunAsync((Http2Role)role, new Random(seed), malice);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{seed} connections in {Environment.TickCount64 - started} ms");
        Assert.NotEqual(0, seed);
    }

    /// <summary>Sends random frames until the connection ends; tells how many.</summary>
    /// <param name="role">Which end is tried.</param>
    /// <param name="random">What is sent.</param>
    /// <param name="malice">How many of a thousand frames are of the kinds that end a connection.</param>
    private static async Task<int> RunAsync(Http2Role role, Random random, int malice)
    {
        var link = new Http2Link(role, new Http2Options { MaxConcurrentStreams = 20, MinPingInterval = TimeSpan.Zero, MaxQueuedBytes = 100_000 });
        link.TakesData = random.Next(2) == 0;
        link.Start();
        int next = 1;
        if (role == Http2Role.Client)
        {
            for (; next < 80; next += 2)
            {
                link.Streams.Enqueue(link.Open(random.Next(2) == 0 ? null : new byte[random.Next(200)], random.Next(2) == 0));
            }
        }

        var bytes = new List<byte>();
        bytes.AddRange(role == Http2Role.Server ? RawFrame.Preface : []);
        bytes.AddRange(RawFrame.SettingsOf());
        int frames = 0;
        for (; frames < FramesEach && !link.Connection.IsClosed; frames++)
        {
            bytes.AddRange(random.Next(1_000) < malice ? BadFrame(random) : Frame(role, random, ref next));
            if (bytes.Count > 2_000)
            {
                await link.WriteAsync([.. bytes]);
                bytes.Clear();
                await Task.Yield();
            }
        }

        await link.WriteAsync([.. bytes]);
        link.EndSending();
        await link.Time.RunUntilAsync(link.Running, TimeSpan.FromMilliseconds(500));
        Exception? error = await link.Closed.Task.Within();
        Assert.True(error is null or IOException, error?.ToString());
        Assert.Equal(0, link.Connection.ActiveStreams);
        foreach (TestStream stream in link.Streams)
        {
            await stream.WasClosed.Task.Within();
            Assert.Equal(1, stream.TimesClosed);
        }

        return frames;
    }

    private static byte[] Frame(Http2Role role, Random random, ref int next)
    {
        int id = Math.Max(1, next - 2 - (2 * random.Next(role == Http2Role.Server ? 6 : 40)));
        switch (random.Next(24))
        {
            case < 6:
                return RawFrame.DataOf(id, new byte[random.Next(8) == 0 ? 0 : random.Next(300)], random.Next(8) == 0);
            case < 9:
                return RawFrame.WindowUpdateOf(random.Next(3) == 0 ? 0 : id, (uint)random.Next(1, 10_000));
            case 9:
                return RawFrame.ResetOf(id, (uint)random.Next(14));
            case 10 when random.Next(50) == 0:
                return random.Next(3) switch
                {
                    0 => RawFrame.SettingsOf((4, (uint)random.Next(70_000))),
                    1 => RawFrame.SettingsOf((1, (uint)random.Next(5_000)), (6, (uint)random.Next(5_000))),
                    _ => RawFrame.SettingsOf((random.Next(7, 99), (uint)random.Next())),
                };
            case 11 when random.Next(20) == 0:
                return RawFrame.PingOf((ulong)random.NextInt64(), random.Next(2) == 0);
            case 12 when random.Next(20) == 0:
                return RawFrame.Of((byte)random.Next(10, 256), (byte)random.Next(256), random.Next(12), Random(random, random.Next(40)));
            case 13:
                return RawFrame.Of(RawFrame.Data, RawFrame.Padded, id, [(byte)random.Next(5), .. new byte[5 + random.Next(20)]]);
        }

        if (role == Http2Role.Client)
        {
            return random.Next(3) == 0
                ? RawFrame.HeadersOf(id, true, ("grpc-status", "0"))
                : RawFrame.HeadersOf(id, random.Next(8) == 0, (":status", random.Next(4) == 0 ? "103" : "200"), ("x", $"{random.Next(10)}"));
        }

        if (random.Next(3) == 0)
        {
            return RawFrame.DataOf(id, [], endStream: true);
        }

        byte[] frame = random.Next(30) == 0
            ? RawFrame.HeadersOf(next, true, ("no", "request"))
            : random.Next(4) == 0
                ? [.. RawFrame.Of(RawFrame.Headers, 0, next, RawFrame.Block(RawFrame.Post)), .. RawFrame.Of(RawFrame.Continuation, RawFrame.EndHeaders, next)]
                : RawFrame.RequestOf(next, random.Next(2) == 0);
        next += 2;
        return frame;
    }

    private static byte[] BadFrame(Random random) => random.Next(4) switch
    {
        0 => Random(random, random.Next(60)),
        1 => RawFrame.GoAwayOf(random.Next(20), (uint)random.Next(3)),
        2 => RawFrame.SettingsOf((random.Next(1, 7), (uint)random.Next())),
        _ => RawFrame.Of((byte)random.Next(11), (byte)random.Next(256), random.Next(12), Random(random, random.Next(40))),
    };

    private static byte[] Random(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
