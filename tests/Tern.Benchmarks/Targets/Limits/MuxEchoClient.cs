using System.Net.Sockets;
using Tern.Benchmarks.Harness;

namespace Tern.Benchmarks.Targets.Limits;

/// <summary>Callers spread over a few multiplexed connections.</summary>
internal sealed class MuxEchoClient : IEchoClient
{
    private readonly MuxEchoClientConnection[] _connections;

    private MuxEchoClient(MuxEchoClientConnection[] connections)
    {
        _connections = connections;
    }

    public static async Task<MuxEchoClient> ConnectAsync(int port, LoadShape shape, Func<Socket, IFrameConnection> framesOf)
    {
        var connections = new MuxEchoClientConnection[shape.Connections];
        for (var index = 0; index < connections.Length; index++)
        {
            connections[index] = new MuxEchoClientConnection(framesOf(await SocketListener.ConnectAsync(port)), shape.Callers);
        }

        return new MuxEchoClient(connections);
    }

    public ValueTask<string> EchoAsync(int caller, string text) => _connections[caller % _connections.Length].EchoAsync(text);

    public ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
