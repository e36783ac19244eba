// case: lifeboat-pager
// category: messaging
// rationale: crews are paged over a broker without or with a fresh message id, and a siren is started once more
// rule: TERN2005, TERN2011, TERN2014

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.LifeboatPager;

public sealed class BasicProperties
{
    public string? MessageId { get; set; }
    public string? CorrelationId { get; set; }
}

public interface IBrokerChannel
{
    ValueTask BasicPublishAsync(string exchange, string routingKey, BasicProperties properties, ReadOnlyMemory<byte> body);
}

[RpcService]
public interface ISirenService
{
    ValueTask SoundAsync(string harbour, int seconds);
}

public sealed record Distress(string IncidentId, string Harbour, int Persons);

public static class PagerExtensions
{
    public static ValueTask PageAsync(this IBrokerChannel channel, Distress distress, BasicProperties properties)
        => channel.BasicPublishAsync("crews", distress.Harbour, properties, new byte[] { (byte)distress.Persons });
}

public interface IAlarmPolicy
{
    [Idempotent]
    ValueTask RaiseAsync(Distress distress);
}

public sealed class BroadcastPolicy(IBrokerChannel channel) : IAlarmPolicy
{
    public async ValueTask RaiseAsync(Distress distress)
    {
        BasicProperties properties = new() { CorrelationId = distress.Harbour };
        await channel.BasicPublishAsync("crews", "all", properties, new byte[] { 1 }); // missed: TERN2011
    }
}

public sealed class TracedPolicy(IBrokerChannel channel) : IAlarmPolicy
{
    public async ValueTask RaiseAsync(Distress distress)
    {
        string id = $"{distress.IncidentId}-{Guid.CreateVersion7():N}";
        await channel.BasicPublishAsync("crews", distress.Harbour, new BasicProperties { MessageId = id }, new byte[] { 1 }); // want: TERN2014
    }
}

public sealed class SirenPolicy(ISirenService siren) : IAlarmPolicy
{
    public ValueTask RaiseAsync(Distress distress) => distress switch
    {
        { Persons: > 3 } => siren.SoundAsync(distress.Harbour, 60), // want: TERN2005
        _ => ValueTask.CompletedTask,
    };
}

public sealed class IncidentPolicy(IBrokerChannel channel) : IAlarmPolicy
{
    public ValueTask RaiseAsync(Distress distress)
        => channel.PageAsync(distress, new BasicProperties { MessageId = distress.IncidentId });
}

public static class Case
{
    private static readonly Broker Hub = new();
    private static readonly Distress Distress = new("i7", "Holm", 4);
    public static IAsyncEnumerable<string> DemoBroadcast() => Twice(new BroadcastPolicy(Hub));
    public static IAsyncEnumerable<string> DemoTraced() => Twice(new TracedPolicy(Hub));
    public static IAsyncEnumerable<string> DemoSiren() => Twice(new SirenPolicy(Hub));
    public static IAsyncEnumerable<string> SafeIncident() => Twice(new IncidentPolicy(Hub));
    private static async IAsyncEnumerable<string> Twice(IAlarmPolicy policy)
    {
        await policy.RaiseAsync(Distress);
        yield return $"{Hub.Pages.Count}/{Hub.Seconds}";
        await policy.RaiseAsync(Distress);
        yield return $"{Hub.Pages.Count}/{Hub.Seconds}";
    }

    private sealed class Broker : IBrokerChannel, ISirenService
    {
        public HashSet<string> Pages { get; } = [];
        public int Seconds { get; private set; }
        public ValueTask BasicPublishAsync(string exchange, string routingKey, BasicProperties properties, ReadOnlyMemory<byte> body) { Pages.Add(properties.MessageId ?? $"#{Pages.Count}"); return default; }
        public ValueTask SoundAsync(string harbour, int seconds) { Seconds += seconds; return default; }
    }
}
