using System.Buffers.Binary;

namespace Tern.Server.Tests.Limits;

/// <summary>A whole server, and a client of HTTP/2 that means harm.</summary>
public sealed class Http2FloodTests
{
    private static readonly byte[] s_hello = [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, 0, 0, 0, 4, 0, 0, 0, 0, 0];

    [Fact]
    public async Task Settings_WithoutEnd_AreAnsweredByGoAway()
    {
        await using TestServer server = await TestServer.StartAsync(endpoint: "tcp://127.0.0.1:0");
        await using RawPeer peer = await server.ConnectRawAsync();
        await peer.WriteAsync([.. s_hello, .. Enumerable.Repeat<byte[]>([0, 0, 0, 4, 0, 0, 0, 0, 0], 50).SelectMany(frame => frame)]);

        byte[] goAway = LastFrame(await peer.ReadToEndAsync());
        Assert.Equal(7, goAway[3]);
        Assert.Equal(0xBu, BinaryPrimitives.ReadUInt32BigEndian(goAway.AsSpan(13)));
        Assert.Contains("settings", await server.Logs.WaitForAsync(120));
        await Limit.UntilAsync(() => server.Server.ConnectionCount == 0, "the connection is gone");
    }

    [Fact]
    public async Task Preface_ThatIsNone_IsAnsweredByGoAway()
    {
        await using TestServer server = await TestServer.StartAsync(endpoint: "tcp://127.0.0.1:0");
        await using RawPeer peer = await server.ConnectRawAsync();
        await peer.WriteAsync([.. "PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n"u8]);

        byte[] goAway = LastFrame(await peer.ReadToEndAsync());
        Assert.Equal(7, goAway[3]);
        Assert.Equal(1u, BinaryPrimitives.ReadUInt32BigEndian(goAway.AsSpan(13)));
    }

    private static byte[] LastFrame(byte[] bytes)
    {
        int at = 0;
        int length = 0;
        for (; at < bytes.Length; at += length)
        {
            length = 9 + ((bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2]);
        }

        Assert.Equal(bytes.Length, at);
        return bytes[(at - length)..];
    }
}
