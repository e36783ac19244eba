// case: service-message-pump
// category: service-messaging
// rationale: a pump with typed envelopes, middlewares and reply correlation; late replies and a half-done unregistration
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.MessagePump;

public enum EnvelopeKind { Command, Event, Reply }

public sealed record CommandBody(string Name, string Payload);

public sealed record EventBody(string Source, string Detail);

public sealed record ReplyBody(Guid CorrelationId, string Result);

/// <summary>One message on the bus. Exactly the body that belongs to <see cref="Kind"/> is present.</summary>
public sealed class Envelope
{
    private Envelope(EnvelopeKind kind, string topic, CommandBody? command, EventBody? @event, ReplyBody? reply)
    {
        Kind = kind;
        Topic = topic;
        Command = command;
        Event = @event;
        Reply = reply;
    }

    public EnvelopeKind Kind { get; }

    public string Topic { get; }

    public CommandBody? Command { get; }

    public EventBody? Event { get; }

    public ReplyBody? Reply { get; }

    public static Envelope ForCommand(string topic, string name, string payload) =>
        new(EnvelopeKind.Command, topic, new CommandBody(name, payload), null, null);

    public static Envelope ForEvent(string topic, string source, string detail) =>
        new(EnvelopeKind.Event, topic, null, new EventBody(source, detail), null);

    public static Envelope ForReply(string topic, Guid correlationId, string result) =>
        new(EnvelopeKind.Reply, topic, null, null, new ReplyBody(correlationId, result));

    public override string ToString() => Kind switch
    {
        EnvelopeKind.Command => Topic + ": " + Command.Name, // csc-false
        EnvelopeKind.Event => Topic + ": " + Event.Source, // csc-false
        _ => Topic + ": " + Reply!.CorrelationId.ToString("N"),
    };
}

public interface IHandler
{
    string Name { get; }

    Task<string?> HandleAsync(Envelope envelope);
}

public sealed class DelegateHandler(string name, Func<Envelope, string?> body) : IHandler
{
    public string Name => name;

    public Task<string?> HandleAsync(Envelope envelope) => Task.FromResult(body(envelope));
}

public delegate Task<string?> Next(Envelope envelope);

public sealed class TopicStats
{
    public int Delivered { get; private set; }

    public DateTime? LastDelivery { get; private set; }

    public void Count(DateTime at)
    {
        Delivered++;
        LastDelivery = at;
    }
}

public sealed class HandlerTable
{
    private readonly Dictionary<string, IHandler> _handlers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TopicStats> _stats = new(StringComparer.Ordinal);

    public void Register(string topic, IHandler handler)
    {
        _handlers[topic] = handler;
        _stats[topic] = new TopicStats();
    }

    public bool Contains(string topic) => _handlers.ContainsKey(topic);

    public IHandler? Find(string topic) => _handlers.GetValueOrDefault(topic);

    public async Task<string?> DeliverAsync(Envelope envelope)
    {
        if (!_handlers.TryGetValue(envelope.Topic, out var handler))
        {
            return null;
        }

        var result = await handler.HandleAsync(envelope);
        _stats.GetValueOrDefault(envelope.Topic)!.Count(DateTime.UnixEpoch);
        return result;
    }

    public bool Unregister(string topic) => _handlers.Remove(topic);

    public IReadOnlyList<string> Report()
    {
        var lines = new List<string>();
        foreach (var (topic, stats) in _stats)
        {
            if (stats.Delivered > 0)
            {
                var handler = Find(topic)!;
                lines.Add($"{topic} {handler.Name} {stats.Delivered} {stats.LastDelivery!.Value:yyyy}"); // missed: null-deref
            }
        }

        return lines;
    }
}

/// <summary>Delivers envelopes through the middlewares to the handlers. Call Start before Post.</summary>
public sealed class MessagePump
{
    private readonly HandlerTable _table;
    private readonly List<Func<Next, Next>> _middlewares = new();
    private readonly Dictionary<Guid, TaskCompletionSource<string>> _pending = new();
    private Next? _pipeline;
    private Envelope? _current;

    public MessagePump(HandlerTable table)
    {
        _table = table;
        Use(next => async envelope =>
        {
            _current = envelope;
            try
            {
                return await next(envelope);
            }
            finally
            {
                _current = null;
            }
        });
    }

    public event Action<Envelope, Exception>? Failed;

    public void Use(Func<Next, Next> middleware) => _middlewares.Add(middleware);

    public void Start()
    {
        Next next = _table.DeliverAsync;
        for (var i = _middlewares.Count - 1; i >= 0; i--)
        {
            next = _middlewares[i](next);
        }

        _pipeline = next;
    }

    public Guid Expect(out Task<string> reply)
    {
        var id = Guid.NewGuid();
        var source = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending[id] = source;
        reply = source.Task;
        return id;
    }

    public void Expire(Guid id)
    {
        if (_pending.Remove(id, out var source))
        {
            source.TrySetCanceled();
        }
    }

    public async Task<bool> PostAsync(Envelope envelope)
    {
        if (envelope.Kind == EnvelopeKind.Reply)
        {
            Complete(envelope.Reply); // csc-false
            return true;
        }

        try
        {
            return await _pipeline(envelope) is not null; // csc-false
        }
        catch (InvalidOperationException e)
        {
            Failed?.Invoke(envelope, e);
            return false;
        }
    }

    public string CurrentTopic() => _current == null ? "idle" : _current.Topic;

    private void Complete(ReplyBody reply)
    {
        _pending.TryGetValue(reply.CorrelationId, out var source);
        source!.TrySetResult(reply.Result); // want: null-deref
        _pending.Remove(reply.CorrelationId);
    }
}

public static class Case
{
    private static MessagePump Build(HandlerTable table)
    {
        table.Register("orders", new DelegateHandler("orders", e => e.Kind == EnvelopeKind.Command ? e.Command!.Payload : e.Event?.Detail));
        table.Register("audit", new DelegateHandler("audit", e => e.ToString()));
        table.Register("broken", new DelegateHandler("broken", e => throw new InvalidOperationException(e.Topic)));
        var pump = new MessagePump(table);
        pump.Start();
        return pump;
    }

    public static async Task DemoDeliver()
    {
        var table = new HandlerTable();
        var pump = Build(table);
        string? failed = null;
        pump.Failed += (e, x) => failed = e.Topic + x.Message;
        await pump.PostAsync(Envelope.ForCommand("orders", "create", "42"));
        await pump.PostAsync(Envelope.ForEvent("audit", "shop", "opened"));
        await pump.PostAsync(Envelope.ForEvent("nowhere", "shop", "opened"));
        await pump.PostAsync(Envelope.ForEvent("broken", "shop", "opened"));
        Console.WriteLine(string.Join(";", table.Report()) + pump.CurrentTopic() + failed + table.Contains("orders"));
    }

    public static async Task DemoReply()
    {
        var pump = Build(new HandlerTable());
        var id = pump.Expect(out var reply);
        await pump.PostAsync(Envelope.ForReply("orders", id, "done"));
        Console.WriteLine(await reply + Envelope.ForReply("orders", id, "x"));
    }

    public static async Task DemoLateReply()
    {
        var pump = Build(new HandlerTable());
        var id = pump.Expect(out _);
        pump.Expire(id);
        await pump.PostAsync(Envelope.ForReply("orders", id, "too late"));
    }

    public static async Task DemoReportAfterUnregister()
    {
        var table = new HandlerTable();
        var pump = Build(table);
        await pump.PostAsync(Envelope.ForCommand("orders", "create", "42"));
        table.Unregister("orders");
        table.Report();
    }
}
