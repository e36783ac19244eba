using System.Net.Sockets;

namespace Tern.Benchmarks.Targets.Limits;

/// <summary>Frames over a bare socket: no pipelines, no copies but those of the kernel.</summary>
internal sealed class SocketFrames(Socket socket) : IFrameConnection
{
    private readonly FrameSender _sender = new(socket);

    public void Start(IFrameHandler handler) => new FrameReceiver(socket, handler).Start();

    public void Append(int id, string text, bool isOnlyCall) => _sender.Append(id, text, isOnlyCall);

    public void Dispose() => socket.Dispose();
}
