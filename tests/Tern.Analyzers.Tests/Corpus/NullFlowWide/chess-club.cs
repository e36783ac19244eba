// case: chess-club
// category: loops
// rationale: the search for an opponent may find nobody, and the previous game is null in the first round and after a reset
// csc: none

namespace NullSafety.ChessClub;

public sealed record Player(string Name, int Rating);

public sealed record Game(Player White, Player Black, bool EndsSession = false);

public sealed class Pairing
{
    private readonly IReadOnlyList<Player> _players;

    public Pairing(IReadOnlyList<Player> players) => _players = players;

    public string OpponentOf(Player player, int window)
    {
        Player best = null!;
        int bestGap = window;
        foreach (var other in _players)
        {
            int gap = Math.Abs(other.Rating - player.Rating);
            if (!ReferenceEquals(other, player) && gap < bestGap)
            {
                best = other;
                bestGap = gap;
            }
        }

        return best.Name; // want: null-deref
    }

    public string StrongestName()
    {
        Player best = _players[0];
        for (int i = 1; i < _players.Count; i++)
        {
            if (_players[i].Rating > best.Rating)
            {
                best = _players[i];
            }
        }

        return best.Name;
    }
}

public static class ColourCheck
{
    public static int Repeats(IEnumerable<Game> games)
    {
        int repeats = 0;
        Game previous = null!;
        bool first = true;
        foreach (var game in games)
        {
            if (!first && previous.White == game.White) // want: null-deref
            {
                repeats++;
            }

            first = false;
            previous = game.EndsSession ? null! : game;
        }

        return repeats;
    }

    public static int RepeatsInSession(IEnumerable<Game> games)
    {
        int repeats = 0;
        Game? previous = null;
        foreach (var game in games)
        {
            repeats += previous?.White == game.White ? 1 : 0;
            previous = game.EndsSession ? null : game;
        }

        return repeats;
    }
}

public static class Case
{
    private static readonly Player Ada = new("Ada", 2100);
    private static readonly Player Bo = new("Bo", 1500);
    private static readonly Game[] Evening = { new(Ada, Bo), new(Bo, Ada, true), new(Ada, Bo) };

    public static void DemoNobodyNear() => new Pairing(new[] { Ada, Bo }).OpponentOf(Ada, 200);
    public static void DemoStrongest() => new Pairing(new[] { Ada, Bo }).StrongestName();
    public static void DemoRepeats() => ColourCheck.Repeats(Evening);
    public static void DemoRepeatsInSession() => ColourCheck.RepeatsInSession(Evening);
}
