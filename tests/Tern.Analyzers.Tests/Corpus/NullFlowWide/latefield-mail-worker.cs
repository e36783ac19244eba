// case: latefield-mail-worker
// category: uninitialised-field
// rationale: a worker whose session and stop source are created by Start; two methods are called on an instance that was never started
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.LatefieldMailWorker;

public sealed class SmtpSession
{
    public int Sent { get; private set; }

    public void Push(string message) => Sent += message.Length;
}

public sealed class MailWorker
{
    private readonly Queue<string> _outbox = new();
    private SmtpSession _session = null!;
    private CancellationTokenSource _stop = null!;

    public void Enqueue(string message) => _outbox.Enqueue(message);

    public MailWorker Start()
    {
        _stop = new CancellationTokenSource();
        _session = new SmtpSession();
        return this;
    }

    public void Drain()
    {
        while (_outbox.TryDequeue(out var message))
        {
            _session.Push(message); // want: null-deref
        }
    }

    public void Stop()
    {
        _stop.Cancel(); // want: null-deref
    }
}

public sealed class EagerWorker
{
    private SmtpSession _session = null!;

    public EagerWorker() => Connect(retry: false);

    private void Connect(bool retry)
    {
        _session = retry ? new SmtpSession() : Fresh();
        static SmtpSession Fresh() => new();
    }

    public void Send(string message)
    {
        _session.Push(message);
    }
}

public static class Case
{
    public static void Demo1()
    {
        var w = new MailWorker();
        w.Enqueue("hello");
        w.Drain();
    }

    public static void Demo2() => new MailWorker().Stop();

    public static void Demo3()
    {
        var w = new MailWorker().Start();
        w.Enqueue("hello");
        w.Drain();
        w.Stop();
    }

    public static void Demo4() => new EagerWorker().Send("x");
}
