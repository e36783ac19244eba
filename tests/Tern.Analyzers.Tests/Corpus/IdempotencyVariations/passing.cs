// variations: passing
// rationale: what is there while a call runs, what is done about failures, and what nobody relies on

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Passing;

public interface IPaths
{
    string LogDirectory { get; }

    string Data { get; }
}

public interface IAlarmSender
{
    Task SendAsync(string text);
}

public interface ITarget
{
    void Apply(string value);
}

public sealed class Passing(IPaths paths, IAlarmSender alarms, ITarget target)
{
    private static readonly AsyncLocal<List<string>> s_flow = new();
    private readonly List<object> _running = [];
    private readonly List<string> _changes = [];
    private readonly Queue<string> _old = new();
    private readonly List<System.Diagnostics.ActivityLink> _links = [];
    private Guid? _owner;
    private DateTime _imageLimitHit;
    private DateTime _changed;

    public event EventHandler? Changed;

    [Idempotent]
    public void Running(string value)
    {
        object run = new();
        _running.Add(run);
        try
        {
            target.Apply(value);
        }
        finally
        {
            _running.Remove(run);
        }
    }

    [Idempotent]
    public void Kept(string value)
    {
        _changes.Add(value); // want: TERN2008
        try
        {
            target.Apply(value);
        }
        finally
        {
            _running.Remove(value);
        }
    }

    [Idempotent]
    public void Owned(string value)
    {
        _owner = Guid.NewGuid();
        try
        {
            target.Apply(value);
        }
        finally
        {
            _owner = null;
        }
    }

    [Idempotent]
    public void Owner() => _owner = Guid.NewGuid(); // want: TERN2006

    [Idempotent]
    public async Task Alarm(string value)
    {
        try
        {
            target.Apply(value);
        }
        catch (Exception)
        {
            await alarms.SendAsync("failed");
            throw;
        }
    }

    [Idempotent]
    public async Task AlarmAlways(string value)
    {
        target.Apply(value);
        await alarms.SendAsync("done"); // want: TERN2011
    }

    [Idempotent]
    public void Transcript(string text) => File.WriteAllText(Path.Combine(paths.LogDirectory, Guid.NewGuid() + ".txt"), text);

    [Idempotent]
    public void Document(string text) => File.WriteAllText(Path.Combine(paths.Data, Guid.NewGuid() + ".txt"), text); // want: TERN2006

    [Idempotent]
    public void Flow(string value) => s_flow.Value!.Add(value);

    [Idempotent]
    public void Again(EventHandler handler)
    {
        Changed -= handler;
        Changed += handler;
    }

    [Idempotent]
    public void Handler(EventHandler handler) => Changed += handler; // want: TERN2008

    [Idempotent]
    public void Tidy() => PruneOld();

    private void PruneOld()
    {
        while (_old.Count > 10)
        {
            _old.Dequeue();
        }
    }

    [Idempotent]
    public string Next() => _old.Dequeue(); // want: TERN2007

    [Idempotent]
    public void Traced(System.Diagnostics.ActivityContext context) => _links.Add(new System.Diagnostics.ActivityLink(context));

    [Idempotent]
    public void Limited() => _imageLimitHit = DateTime.UtcNow;

    [Idempotent]
    public void Stamp() => _changed = DateTime.UtcNow; // want: TERN2006

    [Idempotent]
    public void Move(string from, string other, string to)
    {
        string source = from;
        if (!File.Exists(source))
        {
            source = other;
            if (!File.Exists(source))
            {
                return;
            }
        }

        File.Move(source, to, true);
    }

    [Idempotent]
    public void MoveAlways(string from, string to) => File.Move(from, to, true); // want: TERN2013
}
