// case: neg-session-lifecycle
// category: negative-initialisation
// rationale: members start as null! and are cleared on close, but every way to a use opens first or throws something else
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.NegSessionLifecycle;

public sealed class Wire
{
    public List<string> Sent { get; } = new();

    public void Send(string text) => Sent.Add(text);
}

public sealed class Session : IDisposable
{
    private Wire _wire = null!;
    private string _user = null!;
    private bool _closed;

    private Session()
    {
    }

    public static Session Open(string user)
    {
        var session = new Session();
        session.Attach(user);
        return session;
    }

    private void Attach(string user)
    {
        _wire = new Wire();
        _user = user;
    }

    private void ThrowIfClosed()
    {
        if (_closed)
        {
            throw new ObjectDisposedException(nameof(Session));
        }
    }

    public void Say(string text)
    {
        ThrowIfClosed();
        _wire.Send(_user.ToLowerInvariant() + ": " + text);
    }

    public int Count()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        return _wire.Sent.Count;
    }

    public void Dispose()
    {
        if (_closed)
        {
            return;
        }

        _wire.Send("bye " + _user.Length);
        _closed = true;
        _wire = null!;
        _user = null!;
    }
}

public static class Case
{
    public static void Demo1()
    {
        using var session = Session.Open("Kim");
        session.Say("hi");
        session.Count();
    }

    public static void Demo2()
    {
        var session = Session.Open("Kim");
        session.Dispose();
        session.Dispose();
        try
        {
            session.Say("late");
        }
        catch (ObjectDisposedException)
        {
        }
    }
}
