// case: ambulance-pager
// category: remote calls
// rationale: crews are paged through a service that is not idempotent; each retry pages them again
// rule: TERN2005

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.AmbulancePager;

public enum Priority { Routine, Urgent, BlueLight }
public sealed record Incident(string Number, string Address, Priority Priority);

[RpcService]
public interface ICrewPager
{
    Task PageAsync(string crew, string text);
    Task PageOnceAsync(string crew, string text, string idempotencyKey);
    Task<int> StandDownAsync(string crew);
    [Idempotent] Task AssignAsync(string crew, string incident);
}

public interface IDispatch
{
    [Idempotent] Task DispatchAsync(Incident incident, string crew);
    [Idempotent] Task MajorIncidentAsync(Incident incident, IReadOnlyCollection<string> crews);
    [Idempotent] Task CancelAsync(Incident incident);
    [Idempotent] Task DispatchKeyedAsync(Incident incident, string crew);
}

public static class PagerExtensions
{
    public static async Task<bool> TryStandDownAsync(this ICrewPager pager, string? crew)
        => crew is { Length: > 0 } && await pager.StandDownAsync(crew) > 0; // want: TERN2005
}

public sealed class Dispatch(ICrewPager pager) : IDispatch
{
    private readonly ConcurrentDictionary<string, string> _crewOf = new();

    public async Task DispatchAsync(Incident incident, string crew)
    {
        _crewOf[incident.Number] = crew;
        string text = incident.Priority switch
        {
            Priority.BlueLight => $"!! {incident.Address}",
            Priority.Urgent => $"! {incident.Address}",
            _ => incident.Address,
        };
        await pager.PageAsync(crew, text); // want: TERN2005
    }

    public Task MajorIncidentAsync(Incident incident, IReadOnlyCollection<string> crews)
        => Task.WhenAll(
            from crew in crews.Distinct(StringComparer.Ordinal)
            select pager.PageAsync(crew, $"MAJOR {incident.Address}")); // want: TERN2005

    public async Task CancelAsync(Incident incident)
    {
        string? crew = _crewOf.GetValueOrDefault(incident.Number);
        await pager.TryStandDownAsync(crew);
    }

    public async Task DispatchKeyedAsync(Incident incident, string crew)
    {
        _crewOf[incident.Number] = crew;
        await pager.AssignAsync(crew, incident.Number);
        await pager.PageOnceAsync(crew, incident.Address, idempotencyKey: $"{incident.Number}/{crew}");
    }
}

public sealed class FakePager(Action<string> air, Action<string, string> once) : ICrewPager
{
    public Task PageAsync(string crew, string text) { air(crew); return Task.CompletedTask; }
    public Task PageOnceAsync(string crew, string text, string idempotencyKey) { once(idempotencyKey, crew); return Task.CompletedTask; }
    public Task<int> StandDownAsync(string crew) { air(crew); return Task.FromResult(1); }
    public Task AssignAsync(string crew, string incident) => Task.CompletedTask;
}

public static class Case
{
    private static readonly List<string> Air = [];
    private static readonly Dictionary<string, string> Once = [];
    private static readonly Dispatch Desk = new(new FakePager(Air.Add, (k, c) => Once[k] = c));
    private static readonly Incident Fall = new("I-9", "Mill Lane 3", Priority.Urgent);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Desk.DispatchAsync(Fall, "K1"), () => Air.Count);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Desk.MajorIncidentAsync(Fall, ["K1", "K2"]), () => Air.Count);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Desk.CancelAsync(Fall), () => Air.Count);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Desk.DispatchKeyedAsync(Fall, "K2"), () => Once.Count + Air.Count);
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}
