// case: neg-callback-slots
// category: negative-plain
// rationale: removable handlers, nullable extension receivers and captured locals that are cleared only after their last run
// csc: silent

namespace NullSafety.NegCallbackSlots;

public static class NameExtensions
{
    public static string OrAnonymous(this string? name) => name ?? "anonymous";

    public static bool IsBlank(this string? name) => name == null || name.Trim().Length == 0;
}

public sealed class Doorbell
{
    private Action<string>? _rung;
    private Func<string>? _chime;

    public void Subscribe(Action<string> handler) => _rung += handler;

    public void Unsubscribe(Action<string> handler) => _rung -= handler;

    public void UseChime(Func<string>? chime) => _chime = chime;

    public void Ring(string? visitor)
    {
        var rung = _rung;
        if (rung != null)
        {
            rung(visitor.OrAnonymous());
        }

        _rung?.Invoke(visitor.IsBlank() ? "blank" : visitor!.Trim());
    }

    public int ChimeLength() => (_chime ?? Silence)().Length;

    private static string Silence() => string.Empty;
}

public sealed class House
{
    private readonly Doorbell _bell = new();

    public Doorbell Bell => _bell;

    public int Evening(string? visitor)
    {
        List<string> heard = new();
        Action<string> handler = name => heard.Add(name);
        _bell.Subscribe(handler);
        _bell.Ring(visitor);
        _bell.Unsubscribe(handler);
        int count = heard.Count;
        heard = null!;
        _bell.Ring(visitor);
        return count;
    }

    public string Guarded(string? note)
    {
        string? pending = note;
        Func<string> show = () => pending is null ? "nothing" : pending.Trim();
        string before = show();
        pending = null;
        return before + show();
    }
}

public static class Case
{
    public static void DemoEvening()
    {
        var house = new House();
        house.Evening("Noor");
        house.Evening(null);
        house.Bell.ChimeLength();
        house.Bell.UseChime(() => "ding");
        house.Bell.ChimeLength();
        house.Bell.UseChime(null);
        house.Bell.ChimeLength();
    }

    public static void DemoGuarded()
    {
        new House().Guarded(" milk ");
        new House().Guarded(null);
    }
}
