// case: neg-elevator-modes
// category: state machine
// rationale: transitions read the state to decide, and a state that is there already stays as it is
// rule: none

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.ElevatorModes;

public enum Mode { Idle, Moving, Service, Fire }

public abstract record Command
{
    public sealed record GoTo(int Floor) : Command;
    public sealed record Maintain(string Technician) : Command;
    public sealed record Alarm : Command;
}

public sealed record Cab(string Id, Mode Mode = Mode.Idle, int Target = 0, string? Technician = null, int Highest = 0)
{
    public Cab Apply(Command command) => (Mode, command) switch
    {
        (Mode.Fire, _) => this,
        (_, Command.Alarm) => this with { Mode = Mode.Fire, Target = 0 },
        (Mode.Service, Command.GoTo) => this,
        (_, Command.GoTo { Floor: var floor }) => this with { Mode = Mode.Moving, Target = floor, Highest = Math.Max(Highest, floor) },
        (_, Command.Maintain { Technician: var who }) => this with { Mode = Mode.Service, Technician = who },
        _ => this,
    };
}

public sealed class Shaft(params string[] ids)
{
    private ImmutableDictionary<string, Cab> _cabs = ids.ToImmutableDictionary(id => id, id => new Cab(id));
    public string State => string.Join(';', _cabs.Values.OrderBy(c => c.Id));

    public void Handle(string id, Command command)
    {
        while (true)
        {
            ImmutableDictionary<string, Cab> before = _cabs;
            if (!before.TryGetValue(id, out Cab? cab))
            {
                return;
            }

            if (Interlocked.CompareExchange(ref _cabs, before.SetItem(id, cab.Apply(command)), before) == before)
            {
                return;
            }
        }
    }
}

public interface IElevators
{
    [Idempotent] Task CallAsync(string id, int floor);
    [Idempotent] Task MaintainAsync(string id, string technician);
    [Idempotent] Task AlarmAsync(params string[] ids);
}

public sealed class Elevators(Shaft shaft) : IElevators
{
    public Task CallAsync(string id, int floor) => Handle(new Command.GoTo(floor), id);
    public Task MaintainAsync(string id, string technician) => Handle(new Command.Maintain(technician), id);
    public Task AlarmAsync(params string[] ids) => Handle(new Command.Alarm(), ids);

    private Task Handle(Command command, params string[] ids)
    {
        Array.ForEach(ids, id => shaft.Handle(id, command));
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Safe1() => Run(e => e.CallAsync("a", 7));
    public static IAsyncEnumerable<string> Safe2() => Run(e => e.MaintainAsync("b", "Lu"));
    public static IAsyncEnumerable<string> Safe3() => Run(e => e.AlarmAsync("a", "b", "x"));
    private static IAsyncEnumerable<string> Run(Func<IElevators, Task> act)
    {
        Shaft shaft = new("a", "b");
        Elevators elevators = new(shaft);
        return Twice(() => act(elevators), () => shaft.State);
    }
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string end = await Task.Run(act).ContinueWith(t => t.Exception?.InnerException?.GetType().Name ?? "done");
            yield return $"{end}: {state()}";
        }
    }
}
