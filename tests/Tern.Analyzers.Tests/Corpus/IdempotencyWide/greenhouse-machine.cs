// case: greenhouse-machine
// category: state machine
// rationale: a valve moves one state further and a vent toggles at each command; the watering time is always the newest
// rule: TERN2006, TERN2007

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.GreenhouseMachine;

public enum ValveState { Closed, Opening, Open, Closing }

public sealed class Bed(string name)
{
    public string Name { get; } = name;
    public ValveState Valve { get; set; }
    public bool VentOpen { get; set; }
    public DateTimeOffset? WateredAt { get; set; }
    public DateTimeOffset? SownAt { get; set; }
}

public interface IGreenhouse
{
    [Idempotent]
    void Advance(string bed);
    [Idempotent]
    void ToggleVent(string bed);
    [Idempotent]
    void Water(string bed);
    [Idempotent]
    void Sow(string bed);
    [Idempotent]
    bool Confirm(string bed, ValveState reached);
}

public sealed class Greenhouse(TimeProvider clock, params Bed[] beds) : IGreenhouse
{
    private readonly IReadOnlyDictionary<string, Bed> _beds = beds.ToDictionary(b => b.Name);

    public void Advance(string bed)
    {
        Bed target = _beds[bed];
        lock (target)
        {
            target.Valve = Next(target.Valve); // want: TERN2007
        }

        static ValveState Next(ValveState state) => state switch
        {
            ValveState.Closed => ValveState.Opening,
            ValveState.Opening => ValveState.Open,
            ValveState.Open => ValveState.Closing,
            _ => ValveState.Closed,
        };
    }

    public void ToggleVent(string bed) => _beds[bed].VentOpen ^= true; // want: TERN2007

    public void Water(string bed)
    {
        DateTimeOffset now = clock.GetUtcNow();
        _beds[bed].WateredAt = now; // want: TERN2006
    }
    public void Sow(string bed) => _beds[bed].SownAt ??= clock.GetUtcNow();

    public bool Confirm(string bed, ValveState reached)
    {
        if (_beds[bed] is not { Valve: ValveState.Opening or ValveState.Closing } target)
            return false;
        target.Valve = reached;
        return true;
    }
}

public static class Case
{
    private static readonly Bed Bed = new("ferns");
    private static readonly Greenhouse House = new(TimeProvider.System, Bed);
    public static IAsyncEnumerable<string> DemoAdvance() => Twice(() => House.Advance("ferns"), () => Bed.Valve);
    public static IAsyncEnumerable<string> DemoVent() => Twice(() => House.ToggleVent("ferns"), () => Bed.VentOpen);
    public static IAsyncEnumerable<string> DemoWater() => Twice(() => House.Water("ferns"), () => $"{Bed.WateredAt:O}");
    public static IAsyncEnumerable<string> SafeSow() => Twice(() => House.Sow("ferns"), () => $"{Bed.SownAt:O}");
    public static IAsyncEnumerable<string> SafeConfirm()
    {
        Bed.Valve = ValveState.Opening;
        return Twice(() => House.Confirm("ferns", ValveState.Open), () => Bed.Valve);
    }

    private static async IAsyncEnumerable<string> Twice(Action act, Func<object?> state)
    {
        await Task.Run(act);
        yield return $"{state()}";
        await Task.Run(act);
        yield return $"{state()}";
    }
}
