using System.Runtime.CompilerServices;
using Tern.Benchmarks.Harness;

namespace Tern.Benchmarks.Targets.Limits;

/// <summary>One raw connection to each caller.</summary>
internal sealed class RawEchoClient : IEchoClient
{
    private readonly RawFrameConnection[] _connections;

    private RawEchoClient(RawFrameConnection[] connections)
    {
        _connections = connections;
    }

    public static async Task<RawEchoClient> ConnectAsync(int port, int connections)
    {
        var all = new RawFrameConnection[connections];
        for (var index = 0; index < all.Length; index++)
        {
            all[index] = new RawFrameConnection(await SocketListener.ConnectAsync(port));
        }

        return new RawEchoClient(all);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<string> EchoAsync(int caller, string text)
    {
        var connection = _connections[caller];
        await connection.SendAsync(caller, text);
        return await connection.ReceiveAsync() ?? throw new IOException("The server closed the connection.");
    }

    public ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
