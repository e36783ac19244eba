using Tern.Protocols.Http2;

namespace Tern.Protocols.Tests.Http2;

/// <summary>Random frames: whatever comes, a connection goes on or ends; it never crashes, hangs or grows.</summary>
public sealed class FuzzTests
{
    // About a million frames in all; less on a machine that is too slow for that.
    private const int Connections = 4_000;
    private const int FramesEach = 250;

    private static readonly TimeSpan s_atMost = TimeSpan.FromSeconds(6);

    [Theory]
    [InlineData(Http2Role.Server)]
    [InlineData(Http2Role.Client)]
    public async Task RandomFrames_NeverCrashHangOrGrow(object role)
    {
        long started = Environment.TickCount64;
        for (int seed = 0; seed < Connections / 2 && Environment.TickCount64 - started < (long)s_atMost.TotalMilliseconds; seed++)
        {
            await RunAsync((Http2Role)role, new Random(seed));
        }
    }

    private static async Task RunAsync(Http2Role role, Random random)
    {
        var link = new Http2Link(role, new Http2Options { MaxConcurrentStreams = 20, MinPingInterval = TimeSpan.Zero, MaxQueuedBytes = 100_000 });
        link.TakesData = random.Next(2) == 0;
        link.Start();
        if (role == Http2Role.Client)
        {
            for (int i = 0; i < 10; i++)
            {
                link.Open(random.Next(2) == 0 ? null : new byte[random.Next(200)], random.Next(2) == 0);
            }
        }

        var bytes = new List<byte>();
        bytes.AddRange(role == Http2Role.Server ? RawFrame.Preface : []);
        bytes.AddRange(RawFrame.SettingsOf());
        int next = 1;
        for (int i = 0; i < FramesEach; i++)
        {
            bytes.AddRange(Frame(role, random, ref next));
            if (bytes.Count > 4_000)
            {
                await link.WriteAsync([.. bytes]);
                bytes.Clear();
            }
        }

        await link.WriteAsync([.. bytes]);
        link.EndSending();
        await link.Time.RunUntilAsync(link.Running, TimeSpan.FromMilliseconds(500));
        Exception? error = await link.Closed.Task.Within();
        Assert.True(error is null or IOException, error?.ToString());
        foreach (TestStream stream in link.Streams)
        {
            await stream.WasClosed.Task.Within();
            Assert.Equal(1, stream.TimesClosed);
        }
    }

    private static byte[] Frame(Http2Role role, Random random, ref int next)
    {
        int id = Math.Max(1, (next - (2 * random.Next(6))) | 1);
        switch (random.Next(role == Http2Role.Server ? 40 : 36))
        {
            case < 6:
                return RawFrame.DataOf(id, new byte[random.Next(3) == 0 ? 0 : random.Next(300)], random.Next(4) == 0);
            case < 10:
                return RawFrame.WindowUpdateOf(random.Next(3) == 0 ? 0 : id, (uint)random.Next(1, 10_000));
            case < 14:
                return RawFrame.ResetOf(id, (uint)random.Next(14));
            case < 16:
                return RawFrame.SettingsOf((random.Next(1, 7), random.Next(2) == 0 ? 16_384u : (uint)random.Next(70_000)));
            case < 18:
                return RawFrame.PingOf((ulong)random.NextInt64(), random.Next(2) == 0);
            case < 22:
                return RawFrame.HeadersOf(id, random.Next(2) == 0, (":status", "200"), ("x", $"{random.Next(10)}"));
            case < 25:
                return RawFrame.HeadersOf(id, true, ("grpc-status", "0"));
            case 25:
                return RawFrame.Of((byte)random.Next(11), (byte)random.Next(256), random.Next(12), Random(random, random.Next(40)));
            case 26 when random.Next(20) == 0:
                return Random(random, random.Next(60));
            case 27 when random.Next(5) == 0:
                return RawFrame.GoAwayOf(random.Next(20), (uint)random.Next(3));
            case < 36:
                if (role == Http2Role.Client)
                {
                    next = Math.Min(next + 2, 19);
                    return RawFrame.HeadersOf(id, random.Next(4) == 0, (":status", "200"));
                }

                goto default;
            default:
                byte[] frame = RawFrame.RequestOf(next, random.Next(2) == 0);
                next += 2;
                return frame;
        }
    }

    private static byte[] Random(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
