// case: skilift-argument
// category: null-forgiving
// rationale: a failed lookup is pushed through ! into a parameter and stored or read by the callee
// csc: none

namespace NullSafety.SkiliftArgument;

public sealed record Operator(string Name, string Radio);

public sealed class Lift
{
    public Lift(string code, Operator onDuty)
    {
        Code = code;
        OnDuty = onDuty;
    }

    public string Code { get; }
    public Operator OnDuty { get; private set; }
    public void Relieve(Operator next) => OnDuty = next;
}

public sealed class Roster
{
    private readonly List<Operator> _people = new();

    public void Hire(string name, string radio) => _people.Add(new Operator(name, radio));

    public Operator? ByName(string name) => _people.Find(p => p.Name == name);
}

public sealed class Dispatcher
{
    private readonly Roster _roster;
    private readonly List<string> _log = new();

    public Dispatcher(Roster roster) => _roster = roster;

    public int Announce(string name) => Broadcast(_roster.ByName(name)!, "wind hold");

    private int Broadcast(Operator who, string text)
    {
        _log.Add(text);
        return who.Radio.Length + text.Length; // want: null-deref
    }

    public int AnnounceKnown(string name)
    {
        var who = _roster.ByName(name);
        return who == null ? 0 : Page(who, "wind hold");
    }

    private int Page(Operator who, string text)
    {
        _log.Add(text);
        return who.Radio.Length + text.Length;
    }

    public string SwapShift(Lift lift, string name)
    {
        lift.Relieve(_roster.ByName(name)!);
        _log.Add(lift.Code);
        return lift.OnDuty.Name; // want: null-deref
    }

    public string KeepShift(Lift lift, string name)
    {
        lift.Relieve(_roster.ByName(name) ?? new Operator("standby", "ch1"));
        return lift.OnDuty.Name;
    }
}

public static class Case
{
    private static Dispatcher Desk(out Lift lift)
    {
        var roster = new Roster();
        roster.Hire("Ilse", "ch4");
        lift = new Lift("T2", new Operator("Bruno", "ch3"));
        return new Dispatcher(roster);
    }

    public static void Demo1() => Desk(out _).Announce("Kurt");

    public static void Demo2() => Desk(out _).AnnounceKnown("Kurt");

    public static void Demo3() => Desk(out var lift).SwapShift(lift, "Kurt");

    public static void Demo4() => Desk(out var lift).KeepShift(lift, "Kurt");
}
