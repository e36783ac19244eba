// case: probe-uplink
// category: saga
// rationale: the steps of an uplink to a space probe each do more when they are run again
// rule: TERN2007, TERN2005, TERN2011

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.ProbeUplink;

public enum Phase { Idle, Pointed, Armed, Sent, Confirmed }
public sealed record Manoeuvre(string Id, string Probe, double DeltaV);
public sealed record BurnPlanned(string Manoeuvre, double DeltaV);

[RpcService]
public interface IGroundStation
{
    Task<bool> TransmitAsync(string probe, ReadOnlyMemory<byte> frame);
    [Idempotent] Task PointAsync(string probe);
}

public interface IStep
{
    [Idempotent] Task RunAsync(Manoeuvre manoeuvre);
}

public sealed class Uplink
{
    public Phase Phase { get; set; }
}

public sealed class Uplinks(IReadOnlyDictionary<string, Uplink> known)
{
    public Uplink this[string manoeuvre] => known[manoeuvre];
}

public interface IEventBus
{
    Task PublishAsync<T>(T message, string? deduplicationId = null);
}

public sealed class AdvanceStep(Uplinks uplinks) : IStep
{
    public Task RunAsync(Manoeuvre manoeuvre)
    {
        if (uplinks[manoeuvre.Id] is { Phase: < Phase.Confirmed } uplink)
        {
            uplink.Phase++; // want: TERN2007
        }
        return Task.CompletedTask;
    }
}

public sealed class TransmitStep(IGroundStation station, Uplinks uplinks) : IStep
{
    public async Task RunAsync(Manoeuvre manoeuvre)
    {
        await station.PointAsync(manoeuvre.Probe);
        if (!await station.TransmitAsync(manoeuvre.Probe, BitConverter.GetBytes(manoeuvre.DeltaV))) // want: TERN2005
        {
            throw new TimeoutException("no carrier");
        }
        uplinks[manoeuvre.Id].Phase = Phase.Sent;
    }
}

public sealed class AnnounceStep(IEventBus bus) : IStep
{
    public Task RunAsync(Manoeuvre manoeuvre) => manoeuvre switch
    {
        { DeltaV: 0 } => Task.CompletedTask,
        _ => bus.PublishAsync(new BurnPlanned(manoeuvre.Id, manoeuvre.DeltaV)), // want: TERN2011
    };
}

public sealed class ArmStep(IGroundStation station, IEventBus bus, Uplinks uplinks) : IStep
{
    public async Task RunAsync(Manoeuvre manoeuvre)
    {
        await station.PointAsync(manoeuvre.Probe);
        await bus.PublishAsync(new BurnPlanned(manoeuvre.Id, manoeuvre.DeltaV), deduplicationId: manoeuvre.Id);
        Uplink uplink = uplinks[manoeuvre.Id];
        if (uplink.Phase is Phase.Idle or Phase.Pointed) { uplink.Phase = Phase.Armed; }
    }
}

public sealed class Station(Action<string> sky) : IGroundStation
{
    public Task<bool> TransmitAsync(string probe, ReadOnlyMemory<byte> frame) { sky(probe); return Task.FromResult(true); }
    public Task PointAsync(string probe) => Task.CompletedTask;
}

public sealed class Bus(Action<string?> broker) : IEventBus
{
    public Task PublishAsync<T>(T message, string? deduplicationId = null) { broker(deduplicationId); return Task.CompletedTask; }
}

public static class Case
{
    private static readonly List<string> Sky = [];
    private static readonly List<string?> Heard = [];
    private static readonly Bus Bus = new(id => { if (id is null || !Heard.Contains(id)) { Heard.Add(id); } });
    private static readonly Station Dish = new(Sky.Add);
    public static IAsyncEnumerable<string> Demo1() => Twice(u => new AdvanceStep(u));
    public static IAsyncEnumerable<string> Demo2() => Twice(u => new TransmitStep(Dish, u));
    public static IAsyncEnumerable<string> Demo3() => Twice(_ => new AnnounceStep(Bus));
    public static IAsyncEnumerable<string> Safe1() => Twice(u => new ArmStep(Dish, Bus, u));
    private static async IAsyncEnumerable<string> Twice(Func<Uplinks, IStep> make)
    {
        Uplink uplink = new();
        IStep step = make(new Uplinks(new Dictionary<string, Uplink> { ["m7"] = uplink }));
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await step.RunAsync(new Manoeuvre("m7", "juno", 2.5));
            yield return $"{uplink.Phase} {Sky.Count} {Heard.Count}";
        }
    }
}
