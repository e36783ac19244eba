// case: neg-state-machine
// category: negative-state
// rationale: a state enum says which members are set; every transition sets or clears them together
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegStateMachine;

public enum LinkState
{
    Closed,
    Open,
    Faulted,
}

public sealed class Channel
{
    public string Peer = "peer";
}

public sealed class Link
{
    private LinkState _state = LinkState.Closed;
    private Channel? _channel;
    private Exception? _fault;

    public void Open()
    {
        _channel = new Channel();
        _fault = null;
        _state = LinkState.Open;
    }

    public void Close()
    {
        _channel = null;
        _fault = null;
        _state = LinkState.Closed;
    }

    public void Fail(Exception fault)
    {
        _channel = null;
        _fault = fault ?? throw new ArgumentNullException(nameof(fault));
        _state = LinkState.Faulted;
    }

    public string Describe()
    {
        switch (_state)
        {
            case LinkState.Open:
                return _channel.Peer.ToUpperInvariant(); // csc-false
            case LinkState.Faulted:
                return _fault.Message; // csc-false
            default:
                return "closed";
        }
    }

    public int Send(string text)
    {
        if (_state != LinkState.Open)
        {
            return -1;
        }

        return text.Length + _channel!.Peer.Length;
    }
}

public static class Case
{
    public static int Demo1()
    {
        var link = new Link();
        int n = link.Describe().Length + link.Send("a");
        link.Open();
        n += link.Describe().Length + link.Send("b");
        link.Fail(new TimeoutException());
        n += link.Describe().Length + link.Send("c");
        link.Close();
        return n + link.Describe().Length + link.Send("d");
    }
}
