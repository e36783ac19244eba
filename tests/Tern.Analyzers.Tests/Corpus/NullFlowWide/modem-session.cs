// case: modem-session
// category: stale-after-call
// rationale: the link is tested, then a call (or an await during which another party hangs up) clears it before the use
// csc: none

namespace NullSafety.ModemSession;

public sealed class Link(string peer)
{
    public string Peer { get; } = peer;

    public int Sent { get; private set; }

    public void Send(string frame) => Sent += frame.Length;
}

public sealed class Session
{
    private Link? _link;
    private int _errors;

    public void Dial(string peer) => _link = new Link(peer);

    public void HangUp() => _link = null;

    public void Transmit(string frame)
    {
        if (_link == null)
        {
            return;
        }

        CheckFrame(frame);
        _link.Send(frame); // want: null-deref
    }

    public void TransmitCounted(string frame)
    {
        if (_link != null)
        {
            CountFrame(frame);
            _link.Send(frame);
        }
    }

    public async Task<string> FlushAsync(Func<Task> drain)
    {
        if (_link is null)
        {
            return "offline";
        }

        await drain();
        return _link.Peer; // want: null-deref
    }

    public async Task<string> FlushLocalAsync(Func<Task> drain)
    {
        var link = _link;
        if (link is null)
        {
            return "offline";
        }

        await drain();
        return link.Peer;
    }

    private void CheckFrame(string frame)
    {
        if (frame.Length > 64 && ++_errors >= 2)
        {
            HangUp();
        }
    }

    private void CountFrame(string frame) => _errors += frame.Length > 64 ? 1 : 0;
}

public static class Demos
{
    private static Session Dialled() { var s = new Session(); s.Dial("node-4"); return s; }

    private static Func<Task> DroppingDrain(Session s) => async () => { await Task.Yield(); s.HangUp(); };

    public static void DemoLongFrames()
    {
        var session = Dialled();
        session.TransmitCounted(new string('x', 80));
        session.Transmit(new string('x', 80));
    }

    public static async Task DemoDrop() { var s = Dialled(); await s.FlushAsync(DroppingDrain(s)); }

    public static async Task DemoDropLocal() { var s = Dialled(); await s.FlushLocalAsync(DroppingDrain(s)); }
}
