// case: neg-state-machine
// category: negative-late-init
// rationale: a connection fills its channel on every edge into Open and all users test the state or go through the opening method
// csc: silent

namespace NullSafety.Blind22a.NegStateMachine;

public enum LinkState
{
    Idle,
    Open,
    Closed,
}

public sealed class Channel(string peer)
{
    public string Peer { get; } = peer;
    public int Sent { get; private set; }

    public void Write(ReadOnlySpan<byte> data) => Sent += data.Length;
}

public sealed class Link(string peer)
{
    private Channel _channel = null!;
    private LinkState _state;

    public void Send(ReadOnlySpan<byte> data)
    {
        EnsureOpen();
        _channel.Write(data);
    }

    public int Close()
    {
        if (_state != LinkState.Open)
        {
            return 0;
        }

        int sent = _channel.Sent;
        _channel = null!;
        _state = LinkState.Closed;
        return sent;
    }

    public string Describe() => _state switch
    {
        LinkState.Open => _channel.Peer.ToUpperInvariant(),
        LinkState.Closed => "closed",
        _ => "idle",
    };

    private void EnsureOpen()
    {
        if (_state == LinkState.Closed)
        {
            throw new ObjectDisposedException(nameof(Link));
        }

        if (_state == LinkState.Idle)
        {
            _channel = new Channel(peer);
            _state = LinkState.Open;
        }
    }
}

public static class Case
{
    public static void DemoSendAndClose()
    {
        var link = new Link("north");
        link.Describe();
        link.Send([1, 2, 3]);
        link.Describe();
        link.Close();
        link.Close();
        link.Describe();
    }

    public static void DemoCloseIdle() => new Link("south").Close();
}
