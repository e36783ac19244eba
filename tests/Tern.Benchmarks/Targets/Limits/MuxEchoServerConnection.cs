using System.Text;

namespace Tern.Benchmarks.Targets.Limits;

/// <summary>The server end of one multiplexed connection.</summary>
internal sealed class MuxEchoServerConnection(IFrameConnection frames) : IFrameHandler
{
    private readonly Stack<Request> _free = new();
    private readonly Lock _gate = new();
    private int _inFlight;

    public void Start() => frames.Start(this);

    public IThreadPoolWorkItem OnFrame(int id, ReadOnlySpan<byte> text)
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

        frames.Append(id, text, isOnlyCall);
    }

    /// <summary>One request on its way through the pool, reused.</summary>
    private sealed class Request(MuxEchoServerConnection connection) : IThreadPoolWorkItem
    {
        public int Id { get; set; }

        public string Text { get; set; } = "";

        public void Execute() => connection.Reply(this);
    }
}
