// case: generic-ranking-best
// category: generics
// rationale: generic helpers answer default(T) for an empty input; for value types that is harmless, for classes it is null
// csc: none

using System;

namespace NullSafety.GenericRankingBest;

public sealed record Climber(string Name, int Points);

public static class Ranking
{
    public static T Best<T>(IEnumerable<T> items, Func<T, int> score)
    {
        T best = default!;
        int top = int.MinValue;
        foreach (var item in items)
        {
            int s = score(item);
            if (s > top)
            {
                (best, top) = (item, s);
            }
        }

        return best;
    }

    public static T BestOr<T>(IEnumerable<T> items, Func<T, int> score, T fallback)
        where T : class
    {
        return Best(items, score) ?? fallback;
    }
}

public sealed class Cell<T>
{
    public T Content { get; private set; } = default!;

    public bool Filled { get; private set; }

    public void Put(T content)
    {
        Content = content;
        Filled = true;
    }
}

public sealed class Podium
{
    private readonly List<Climber> _climbers = new();
    private readonly Cell<Climber> _guest = new();
    private readonly Cell<DateTime> _start = new();

    public void Enter(Climber climber) => _climbers.Add(climber);

    public string Winner()
    {
        var winner = Ranking.Best(_climbers, c => c.Points);
        return winner.Name; // want: null-deref
    }

    public string WinnerOrNobody()
    {
        var winner = Ranking.BestOr(_climbers, c => c.Points, new Climber("nobody", 0));
        return winner.Name;
    }

    public string HighestScore() => Ranking.Best(_climbers.Select(c => c.Points), p => p).ToString();

    public string GuestName()
    {
        return _guest.Content.Name; // want: null-deref
    }

    public string GuestNameIfAny() => _guest.Filled ? _guest.Content.Name : "";

    public int StartYear() => _start.Content.Year;
}

public static class Case
{
    public static void DemoNobodyEntered() => new Podium().Winner();

    public static void DemoNobodyFallback() => new Podium().WinnerOrNobody();

    public static void DemoValueTypes()
    {
        new Podium().HighestScore();
        new Podium().StartYear();
    }

    public static void DemoNoGuest() => new Podium().GuestName();

    public static void DemoNoGuestChecked() => new Podium().GuestNameIfAny();
}
