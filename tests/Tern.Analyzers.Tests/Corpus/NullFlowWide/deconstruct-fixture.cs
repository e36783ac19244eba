// case: deconstruct-fixture
// category: by-ref
// rationale: Deconstruct and an out parameter pass a null on under a non-null declaration; ref is cleared
// csc: none

namespace NullSafety.Fixtures;

public sealed class Team
{
    public Team(string name) => Name = name;

    public string Name { get; }
}

public sealed class Fixture
{
    private readonly Team? _home;
    private readonly Team? _away;

    public Fixture(Team? home, Team? away)
    {
        _home = home;
        _away = away;
    }

    public void Deconstruct(out Team home, out Team away)
    {
        home = _home ?? new Team("tbd");
        away = _away!;
    }
}

public static class Draw
{
    public static void Pair(List<Team> pool, out Team first, out Team second)
    {
        first = pool[0];
        second = pool.Count > 1 ? pool[1] : null!;
    }

    public static void Withdraw(ref Team slot, string name)
    {
        if (slot.Name == name)
        {
            slot = null!;
        }
    }
}

public static class Board
{
    public static string Home(Fixture fixture)
    {
        var (home, _) = fixture;
        return home.Name;
    }

    public static string Away(Fixture fixture)
    {
        var (_, away) = fixture;
        return away.Name; // want: null-deref
    }

    public static string Bye(List<Team> pool)
    {
        Draw.Pair(pool, out var first, out var second);
        return first.Name + " : " + second.Name; // want: null-deref
    }

    public static string ByeHandled(List<Team> pool)
    {
        Draw.Pair(pool, out var first, out var second);
        return second is null ? first.Name + " : bye" : first.Name + " : " + second.Name;
    }

    public static string Remaining(Team seeded, string leaver)
    {
        var slot = seeded;
        Draw.Withdraw(ref slot, leaver);
        return seeded.Name + slot.Name; // want: null-deref
    }
}

public static class Case
{
    public static void DemoHome() => Board.Home(new Fixture(null, null));
    public static void DemoAway() => Board.Away(new Fixture(new Team("Reds"), null));
    public static void DemoBye() => Board.Bye(new List<Team> { new("Reds") });
    public static void DemoByeHandled() => Board.ByeHandled(new List<Team> { new("Reds") });
    public static void DemoRemaining() => Board.Remaining(new Team("Reds"), "Reds");
}
