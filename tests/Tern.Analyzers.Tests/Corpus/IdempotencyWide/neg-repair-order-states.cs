// case: neg-repair-order-states
// category: guards
// rationale: a transition happens only from the state before it
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegRepairOrderStates;

public enum RepairState
{
    Received,
    Diagnosed,
    Repaired,
    Returned,
}

public sealed class Repair
{
    public string Id { get; init; } = "";

    public RepairState State { get; set; }

    public int Hours { get; set; }

    public List<string> History { get; } = [];
}

public interface IWorkshop
{
    [Idempotent]
    Task DiagnoseAsync(string id);
    [Idempotent]
    Task RepairAsync(string id, int hours);
    [Idempotent]
    Task<bool> ReturnAsync(string id);
    [Idempotent]
    Task CancelHoursAsync(string id);
}

public sealed class Workshop(IReadOnlyDictionary<string, Repair> repairs) : IWorkshop
{
    private int _returned;

    public int Returned => _returned;

    public Task DiagnoseAsync(string id)
    {
        Repair repair = repairs[id];
        if (repair.State >= RepairState.Diagnosed)
        {
            return Task.CompletedTask;
        }

        repair.History.Add("diagnosed");
        repair.State = RepairState.Diagnosed;
        return Task.CompletedTask;
    }

    public Task RepairAsync(string id, int hours)
    {
        Repair repair = repairs[id];
        switch (repair.State)
        {
            case RepairState.Diagnosed:
                repair.Hours += hours;
                repair.State = RepairState.Repaired;
                break;
            case RepairState.Repaired or RepairState.Returned:
                break;
            default:
                throw new InvalidOperationException($"The repair {id} is {repair.State}.");
        }

        return Task.CompletedTask;
    }

    public Task<bool> ReturnAsync(string id)
    {
        Repair repair = repairs[id];
        if (repair.State == RepairState.Repaired)
        {
            repair.State = RepairState.Returned;
            _returned++;
        }

        return Task.FromResult(repair.State == RepairState.Returned);
    }

    public Task CancelHoursAsync(string id)
    {
        Repair repair = repairs[id];
        (repair.Hours, repair.State) = (0, RepairState.Returned);
        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly Repair Bike = new() { Id = "b" };
    private static readonly Workshop Shop = new(new Dictionary<string, Repair> { ["b"] = Bike });
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Shop.DiagnoseAsync("b"), () => $"{Bike.State} {Bike.History.Count}");
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Shop.RepairAsync("b", 3), () => $"{Bike.State} {Bike.Hours}");
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Shop.ReturnAsync("b"), () => $"{Bike.State} {Shop.Returned}");
    public static IAsyncEnumerable<string> Demo4() => Twice(() => Shop.CancelHoursAsync("b"), () => $"{Bike.State} {Bike.Hours}");
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
