using System.Net.Sockets;
using System.Text;

namespace Tern.Benchmarks.Targets.Limits;

/// <summary>The server end of one multiplexed connection.</summary>
internal sealed class MuxEchoServerConnection(Socket socket) : FrameReceiver(socket)
{
    private readonly FrameSender _sender = new(socket);
    private readonly Stack<Request> _free = new();
    private readonly Lock _gate = new();
    private int _inFlight;

    protected override IThreadPoolWorkItem OnFrame(int id, ReadOnlySpan<byte> text)
    {
        Request? request;
        lock (_gate)
        {
            _inFlight++;
            if (!_free.TryPop(out request))
            {
                request = new Request(this);
            }
        }

        request.Id = id;
        request.Text = Encoding.UTF8.GetString(text);
        return request;
    }

    private void Reply(Request request)
    {
        var id = request.Id;
        var text = request.Text;
        bool isOnlyCall;
        lock (_gate)
        {
            _free.Push(request);
            isOnlyCall = --_inFlight == 0;
        }

        _sender.Append(id, text, isOnlyCall);
    }

    /// <summary>One request on its way through the pool, reused.</summary>
    private sealed class Request(MuxEchoServerConnection connection) : IThreadPoolWorkItem
    {
        public int Id { get; set; }

        public string Text { get; set; } = "";

        public void Execute() => connection.Reply(this);
    }
}
