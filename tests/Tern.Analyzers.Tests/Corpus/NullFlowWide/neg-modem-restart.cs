// case: neg-modem-restart
// category: negative-effects
// rationale: cleared and created again before use; the cleared member belongs to another object; clearing happens only on the path that leaves
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.NegModemRestart;

public sealed class Line
{
    public List<string> Sent { get; } = new();
}

public sealed class Modem
{
    private Line? _line;
    private Modem? _peer;

    public void Start() => _line = new Line();
    public void Stop() => _line = null;
    public void Link(Modem other) => _peer = other;

    private void Reset()
    {
        Stop();
        _peer = null;
        Start();
    }

    public int Restart()
    {
        Stop();
        Start();
        return _line.Sent.Count; // csc-false
    }

    public int ResetAndSend(string text)
    {
        Reset();
        _line.Sent.Add(text); // csc-false
        return _line.Sent.Count;
    }

    public int StopPeer()
    {
        if (_line == null || _peer == null || ReferenceEquals(this, _peer))
        {
            return 0;
        }
        _peer.Stop();
        return _line.Sent.Count;
    }

    public int SendOrStop(string text)
    {
        if (_line == null) return -1;
        if (text.Length == 0) { Stop(); return 0; }
        _line.Sent.Add(text);
        return _line.Sent.Count;
    }

    public int Swap()
    {
        var old = _line ?? new Line();
        (_line, _peer) = (null, null);
        _line = old;
        return _line.Sent.Count;
    }
}

public static class Case
{
    public static void Demo1()
    {
        Modem a = new(), b = new();
        a.Restart();
        b.ResetAndSend("y");
        a.Link(a);
        a.StopPeer();
        a.Link(b);
        a.StopPeer();
        b.Swap();
        b.SendOrStop("");
    }
}
