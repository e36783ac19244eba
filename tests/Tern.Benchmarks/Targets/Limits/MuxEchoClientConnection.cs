using System.Text;
using System.Threading.Tasks.Sources;

namespace Tern.Benchmarks.Targets.Limits;

/// <summary>The client end of one multiplexed connection. A call's id is its index in the table of pending calls.</summary>
internal sealed class MuxEchoClientConnection : IFrameHandler, IDisposable
{
    private readonly IFrameConnection _frames;
    private readonly PendingCall[] _calls;
    private readonly Stack<PendingCall> _free = new();
    private readonly Lock _gate = new();

    public MuxEchoClientConnection(IFrameConnection frames, int mostCalls)
    {
        _frames = frames;
        _calls = new PendingCall[mostCalls];
        for (var id = 0; id < mostCalls; id++)
        {
            _calls[id] = new PendingCall(this, id);
            _free.Push(_calls[id]);
        }

        frames.Start(this);
    }

    public ValueTask<string> EchoAsync(string text)
    {
        PendingCall call;
        bool isOnlyCall;
        lock (_gate)
        {
            isOnlyCall = _free.Count == _calls.Length;
            call = _free.Pop();
        }

        // Taken before the frame is sent: the reply may be faster than this thread.
        var reply = call.AsValueTask();
        _frames.Append(call.Id, text, isOnlyCall);
        return reply;
    }

    public IThreadPoolWorkItem OnFrame(int id, ReadOnlySpan<byte> text)
    {
        var call = _calls[id];
        call.Reply = Encoding.UTF8.GetString(text);
        return call;
    }

    public void Dispose() => _frames.Dispose();

    private void Return(PendingCall call)
    {
        lock (_gate)
        {
            _free.Push(call);
        }
    }

    /// <summary>One call on its way, reused; the pool's work item that resumes its caller.</summary>
    private sealed class PendingCall(MuxEchoClientConnection connection, int id) : IValueTaskSource<string>, IThreadPoolWorkItem
    {
        private ManualResetValueTaskSourceCore<string> _core;

        public int Id => id;

        public string Reply { get; set; } = "";

        public ValueTask<string> AsValueTask() => new(this, _core.Version);

        public void Execute() => _core.SetResult(Reply);

        public string GetResult(short token)
        {
            var reply = _core.GetResult(token);
            _core.Reset();
            connection.Return(this);
            return reply;
        }

        public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            _core.OnCompleted(continuation, state, token, flags);
    }
}
