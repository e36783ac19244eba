// case: struct-bowling
// category: default struct
// rationale: struct slots that no constructor has touched carry null members: unused array slots and a not-found search
// csc: none

namespace NullSafety.Bowling;

public readonly struct Frame(string player, int[] rolls)
{
    public string Player { get; } = player;

    public int[] Rolls { get; } = rolls;

    public bool Played => Rolls is not null;

    public int Pins()
    {
        int pins = 0;
        foreach (int roll in Rolls) // want: null-deref
        {
            pins += roll;
        }

        return pins;
    }
}

public sealed class Lane
{
    private readonly Frame[] _frames = new Frame[10];
    private int _next;

    public void Roll(string player, params int[] rolls) => _frames[_next++] = new Frame(player, rolls);

    public int Total()
    {
        int total = 0;
        foreach (var frame in _frames)
        {
            total += frame.Pins();
        }

        return total;
    }

    public int TotalPlayed()
    {
        int total = 0;
        for (int i = 0; i < _next; i++)
        {
            total += _frames[i].Rolls.Length;
        }

        return total;
    }

    public string LastStrike()
    {
        var strike = Array.FindLast(_frames, f => f.Played && f.Rolls[0] == 10);
        return strike.Player.ToUpperInvariant(); // want: null-deref
    }

    public string LastStrikeOrNobody()
    {
        int index = Array.FindLastIndex(_frames, f => f.Played && f.Rolls[0] == 10);
        return index < 0 ? "nobody" : _frames[index].Player.ToUpperInvariant();
    }
}

public static class League
{
    private static Lane Evening()
    {
        var lane = new Lane();
        lane.Roll("Priya", 7, 2);
        lane.Roll("Marek", 4, 5);
        return lane;
    }

    public static void DemoTotalEarly() => Evening().Total();

    public static void DemoTotalPlayed() => Evening().TotalPlayed();

    public static void DemoOneFrame() => new Frame("Priya", [3, 6]).Pins();

    public static void DemoNoStrike() => Evening().LastStrike();

    public static void DemoNoStrikeSafe() => Evening().LastStrikeOrNobody();
}
