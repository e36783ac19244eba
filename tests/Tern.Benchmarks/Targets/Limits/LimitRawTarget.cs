using System.Net.Sockets;
using Tern.Benchmarks.Harness;

namespace Tern.Benchmarks.Targets.Limits;

/// <summary>The limit of pooled connections: raw sockets, one call outstanding on each, the handler inline.</summary>
internal sealed class LimitRawTarget() : ManagedTarget("limit-raw", ConnectionKind.Pooled)
{
    public override Task<IEchoServer> StartServerAsync() =>
        Task.FromResult<IEchoServer>(new SocketListener(static socket => _ = ServeAsync(socket)));

    public override async Task<IEchoClient> ConnectAsync(int port, LoadShape shape) =>
        await RawEchoClient.ConnectAsync(port, shape.Connections);

    private static async Task ServeAsync(Socket socket)
    {
        using var connection = new RawFrameConnection(socket);
        try
        {
            while (await connection.ReceiveAsync() is { } text)
            {
                await connection.SendAsync(connection.LastId, text);
            }
        }
        catch (SocketException)
        {
            // The client went away; so does its connection.
        }
    }
}
