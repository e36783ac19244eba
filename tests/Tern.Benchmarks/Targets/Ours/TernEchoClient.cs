using Tern.Benchmarks.Harness;

namespace Tern.Benchmarks.Targets.Ours;

/// <summary>A Tern channel, and the server as well if both live in one process.</summary>
internal sealed class TernEchoClient(RpcChannel channel, TernEchoServer? server) : IEchoClient
{
    private readonly IEcho _echo = channel.CreateClient<IEcho>();

    public ValueTask<string> EchoAsync(int caller, string text) => _echo.EchoAsync(text);

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
