// case: kafka-telemetry
// category: publish
// rationale: messages leave for a log without a key by which a reader could drop the second
// rule: TERN2011

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.KafkaTelemetry;

public sealed record Reading(string MeterId, string ReadingId, double KiloWatts);

public interface ITelemetry
{
    [Idempotent]
    Task ReportAsync(double kiloWatts);
    [Idempotent]
    Task AlarmAsync(string text);
    [Idempotent]
    Task ReportOnceAsync(Reading reading);
}

public sealed class Telemetry(IProducer<string, string> producer) : ITelemetry
{
    public async Task ReportAsync(double kiloWatts)
    {
        await producer.ProduceAsync("readings", new Message<string, string> { Value = kiloWatts.ToString("R") }); // want: TERN2011
    }

    public Task AlarmAsync(string text)
    {
        producer.Produce("alarms", new Message<string, string> { Value = text.Trim() }); // want: TERN2011
        producer.Flush(TimeSpan.FromSeconds(1));
        return Task.CompletedTask;
    }

    public async Task ReportOnceAsync(Reading reading)
    {
        Headers headers = new() { ["message-id"] = reading.ReadingId };
        await producer.ProduceAsync("readings", new Message<string, string> { Key = reading.ReadingId, Headers = headers, Value = reading.KiloWatts.ToString("R") });
    }
}

public sealed class Headers : Dictionary<string, string>;

public sealed class Message<TKey, TValue>
{
    public TKey? Key { get; set; }
    public TValue? Value { get; set; }
    public Headers? Headers { get; set; }
}

public interface IProducer<TKey, TValue>
{
    Task<long> ProduceAsync(string topic, Message<TKey, TValue> message);
    void Produce(string topic, Message<TKey, TValue> message);
    int Flush(TimeSpan timeout);
}

public class Broker : System.Reflection.DispatchProxy
{
    public Func<Message<string, string>, long> Deliver { get; set; } = _ => 0;

    public static IProducer<string, string> Start(Func<Message<string, string>, long> deliver)
    {
        IProducer<string, string> producer = Create<IProducer<string, string>, Broker>();
        ((Broker)(object)producer).Deliver = deliver;
        return producer;
    }

    protected override object? Invoke(System.Reflection.MethodInfo? method, object?[]? args)
        => method!.Name == "Flush" ? 0 : Task.FromResult(Deliver((Message<string, string>)args![1]!));
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        int delivered = 0;
        IProducer<string, string> producer = Broker.Start(_ => ++delivered);
        return Twice(async () => { await new Telemetry(producer).ReportAsync(2.5); return $"{delivered}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        int delivered = 0;
        IProducer<string, string> producer = Broker.Start(_ => ++delivered);
        return Twice(async () => { await new Telemetry(producer).AlarmAsync(" hot "); return $"{delivered}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        HashSet<string> ids = [];
        IProducer<string, string> producer = Broker.Start(m => ids.Add(m.Headers!["message-id"]) ? 1 : 0);
        return Twice(async () => { await new Telemetry(producer).ReportOnceAsync(new Reading("m", "r", 2)); return $"{ids.Count}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
