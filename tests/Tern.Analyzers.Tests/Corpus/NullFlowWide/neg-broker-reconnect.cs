// case: neg-broker-reconnect
// category: negative-retry
// rationale: retry loops end with a connection or an exception; reset is followed by re-creation; a completion source exists while waiting
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.NegBrokerReconnect;

public sealed class Link(int id)
{
    public int Id { get; } = id;
    public bool Alive { get; set; } = true;
}

public sealed class Broker
{
    private int _attempts;
    private Link? _link;
    private TaskCompletionSource<string>? _reply;

    private Link? Dial() => ++_attempts % 3 == 0 ? new Link(_attempts) : null;

    public int Connect()
    {
        Link? link = null;
        for (int i = 0; i < 5 && link == null; i++) link = Dial();

        if (link == null) throw new TimeoutException();

        return link.Id;
    }

    public int ConnectForever()
    {
        Link? link;
        do
        {
            link = Dial();
        }
        while (link is null);
        return link.Id;
    }

    public int Use()
    {
        if (_link is { Alive: false }) _link = null;

        while (_link == null)
        {
            Reset();
        }

        return _link.Id;
    }

    private void Reset()
    {
        _link = null;
        _link = new Link(7);
    }

    public int Refresh() { Reset(); return _link.Id; } // csc-false

    public async Task<int> AskAsync()
    {
        var mine = new TaskCompletionSource<string>();
        _reply = mine;
        try
        {
            Answer("pong");
            return (await mine.Task).Length;
        }
        finally
        {
            _reply = null;
        }
    }

    public bool Answer(string text) => _reply != null && _reply.TrySetResult(text);
}

public static class Case
{
    public static async Task Demo1() { var b = new Broker(); _ = b.Connect() + b.ConnectForever() + b.Use() + b.Refresh() + b.Use() + await b.AskAsync(); b.Answer("late"); }
}
