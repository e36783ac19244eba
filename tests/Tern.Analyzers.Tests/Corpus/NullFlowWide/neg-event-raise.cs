// case: neg-event-raise
// category: negative-event
// rationale: events raised through a copy, an empty subscriber, a guard property and a list of handlers
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegEventRaise;

public sealed class Thermostat
{
    private readonly List<Action<double>> _listeners = [];
    private Func<double, bool>? _filter;

    public event EventHandler<double>? Changed;

    public event Action Tick = delegate { };

    private bool HasListeners => Changed != null;

    public void UseFilter(Func<double, bool>? filter) => _filter = filter;

    public void Listen(Action<double> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        _listeners.Add(listener);
    }

    public int Raise(double value)
    {
        if (_filter != null && !_filter(value))
        {
            return 0;
        }

        var handler = Changed;
        if (handler != null)
        {
            handler(this, value);
        }

        Tick();
        foreach (var listener in _listeners)
        {
            listener(value);
        }

        return HasListeners ? Changed!.GetInvocationList().Length : 0;
    }

    public int RaiseOnce(double value)
    {
        var handler = Interlocked.Exchange(ref Changed, null);
        handler?.Invoke(this, value);
        return handler is null ? 0 : handler.GetInvocationList().Length;
    }
}

public static class Case
{
    public static int Demo1()
    {
        var t = new Thermostat();
        int n = t.Raise(1) + t.RaiseOnce(1);
        t.Changed += (_, v) => n += (int)v;
        t.Listen(v => n++);
        n += t.Raise(2);
        t.UseFilter(v => v > 5);
        n += t.Raise(2) + t.RaiseOnce(6);
        t.UseFilter(null);
        return n + t.Raise(9);
    }
}
