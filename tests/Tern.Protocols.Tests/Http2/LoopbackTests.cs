using System.IO.Pipelines;
using System.Security.Cryptography;
using Tern.Protocols.Http2;

namespace Tern.Protocols.Tests.Http2;

/// <summary>Both ends of this implementation, many streams at once.</summary>
public sealed class LoopbackTests
{
    [Theory]
    [InlineData(65_535, 16)]
    [InlineData(262_144, 64)]
    public async Task ManyStreams_OfAllSizes_ComeBackWhole(int window, int atOnce)
    {
        var pair = new Http2Pair(new Http2Options { InitialStreamWindow = window, InitialConnectionWindow = window, MaxConcurrentStreams = 1_000, MinPingInterval = TimeSpan.Zero });
        Task[] callers = [.. Enumerable.Range(0, atOnce).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (int i = 0; i < 25; i++)
            {
                byte[] body = new byte[random.Next(10) switch { 0 => 300_000, < 4 => 20_000, _ => 100 }];
                random.NextBytes(body);
                TestStream stream = pair.Client.Open(body);
                await stream.WasClosed.Task.Within();
                Assert.Equal(SHA256.HashData(body), SHA256.HashData(stream.Body));
                Assert.Equal(("grpc-status", "0"), Assert.Single(stream.Trailers));
            }
        }))];

        await Task.WhenAll(callers).Within();
        await pair.CloseAsync();
    }

    [Fact]
    public async Task Resets_AtAnyTime_LeaveNothingBehind()
    {
        var pair = new Http2Pair(new Http2Options { InitialStreamWindow = 65_535, InitialConnectionWindow = 65_535, Floods = new Http2FloodLimits { Resets = new(1_000_000, 0), Useless = new(1_000_000, 0) } });
        Task[] callers = [.. Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (int i = 0; i < 300; i++)
            {
                TestStream stream = pair.Client.Open(new byte[random.Next(30_000)], endStream: random.Next(4) != 0);
                for (int hops = random.Next(4); hops > 0; hops--)
                {
                    await Task.Yield();
                }

                if (random.Next(4) != 0)
                {
                    pair.Client.Connection.Reset(stream, Http2ErrorCode.Cancel);
                }
                else if (!stream.LocalEnded)
                {
                    pair.Client.Connection.Reset(stream, Http2ErrorCode.Cancel);
                }

                await stream.WasClosed.Task.Within();
                Assert.Equal(1, stream.TimesClosed);
            }
        }))];

        await Task.WhenAll(callers).Within();
        await Limit.UntilAsync(() => pair.Server.Connection.ActiveStreams == 0, "the server's streams end");
        Assert.Equal(0, pair.Client.Connection.ActiveStreams);

        // All windows are whole again.
        byte[] large = new byte[1_000_000];
        TestStream last = pair.Client.Open(large);
        await last.WasClosed.Task.Within();
        Assert.Equal(large.Length, last.Body.Length);
        await pair.CloseAsync();
        Assert.All(pair.Server.Streams, stream => Assert.Equal(1, stream.TimesClosed));
    }
}

/// <summary>A client and a server that talk to each other.</summary>
internal sealed class Http2Pair
{
    public Http2Pair(Http2Options options)
    {
        var up = new Pipe(new PipeOptions(useSynchronizationContext: false));
        var down = new Pipe(new PipeOptions(useSynchronizationContext: false));
        Client = new Http2Link(Http2Role.Client, options, down.Reader, up.Writer);
        Server = new Http2Link(Http2Role.Server, options, up.Reader, down.Writer);
        Server.Start();
        Client.Start();
    }

    public Http2Link Client { get; }

    public Http2Link Server { get; }

    public async Task CloseAsync()
    {
        await Client.Connection.DrainAsync(CancellationToken.None).Within();
        await Client.Running.Within();
        await Server.Running.Within();
    }
}
