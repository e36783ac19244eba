// case: rabbit-dispatch
// category: publish
// rationale: properties with and without an id of the message
// rule: TERN2011

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.RabbitDispatch;

public sealed record Dispatch(string RequestId, string Courier, string Parcel);

public interface IDispatchDesk
{
    [Idempotent] Task NotifyAsync(string text);
    [Idempotent] Task BroadcastAsync(IReadOnlyList<string> couriers, string text);
    [Idempotent] Task AssignAsync(Dispatch dispatch);
}

public sealed class DispatchDesk(IModel model) : IDispatchDesk
{
    public Task NotifyAsync(string text)
    {
        BasicProperties properties = new() { ContentType = "text/plain", Persistent = true };
        model.BasicPublish("dispatch", "notice", properties, System.Text.Encoding.UTF8.GetBytes(text)); // want: TERN2011
        return Task.CompletedTask;
    }

    public Task BroadcastAsync(IReadOnlyList<string> couriers, string text)
    {
        foreach (string courier in couriers)
        {
            Send(courier, text);
        }

        return Task.CompletedTask;
    }

    public Task AssignAsync(Dispatch dispatch)
    {
        BasicProperties properties = new() { ContentType = "text/plain", MessageId = dispatch.RequestId };
        model.BasicPublish("dispatch", dispatch.Courier, properties, System.Text.Encoding.UTF8.GetBytes(dispatch.Parcel));
        return Task.CompletedTask;
    }

    private void Send(string routingKey, string text)
    {
        byte[] body = System.Text.Encoding.UTF8.GetBytes(text);
        model.BasicPublish("broadcast", routingKey, null, body); // want: TERN2011
    }
}

public sealed class BasicProperties
{
    public string? ContentType { get; set; }
    public string? MessageId { get; set; }
    public bool Persistent { get; set; }
}

public interface IModel
{
    void BasicPublish(string exchange, string routingKey, BasicProperties? basicProperties, byte[] body);
}

public class Broker : System.Reflection.DispatchProxy
{
    public Action<BasicProperties?> Deliver { get; set; } = _ => { };

    public static IModel Start(Action<BasicProperties?> deliver)
    {
        IModel model = Create<IModel, Broker>();
        ((Broker)(object)model).Deliver = deliver;
        return model;
    }

    protected override object? Invoke(System.Reflection.MethodInfo? method, object?[]? args)
    {
        Deliver((BasicProperties?)args![2]);
        return null;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        int delivered = 0;
        DispatchDesk desk = new(Broker.Start(_ => delivered++));
        return Twice(async () => { await desk.NotifyAsync("a"); return $"{delivered}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        int delivered = 0;
        DispatchDesk desk = new(Broker.Start(_ => delivered++));
        return Twice(async () => { await desk.BroadcastAsync(["c1", "c2"], "a"); return $"{delivered}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        HashSet<string> ids = [];
        DispatchDesk desk = new(Broker.Start(p => ids.Add(p!.MessageId!)));
        return Twice(async () => { await desk.AssignAsync(new Dispatch("r", "c", "p")); return $"{ids.Count}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
