// case: stale-lobby-match
// category: stale-state
// rationale: a field is tested, then a method or a callback clears it before the second use
// csc: none

namespace NullSafety.StaleLobbyMatch;

public sealed class Match(string map)
{
    public string Map { get; } = map;

    public int Round { get; set; }
}

public sealed class Lobby
{
    private Match? _match;
    private int _ready;

    public event Action<int> RoundPlayed = delegate { };

    public void Create(string map) => _match = new Match(map);

    public void Leave()
    {
        _ready = 0;
        _match = null;
    }

    private void CountDown(int players)
    {
        _ready += players;
        if (_ready < 2) Leave();
    }

    private void Log(string text) => Console.WriteLine(text + _ready);

    public string Start(int players)
    {
        if (_match == null) return "no match";

        CountDown(players);
        return _match.Map; // want: null-deref
    }

    public int PlayRound()
    {
        if (_match is null) return 0;

        _match.Round++;
        Log("round");
        RoundPlayed(_match.Round);
        return _match.Round; // want: null-deref
    }

    public async Task<int> PlayWithPauseAsync(Func<Task> pause)
    {
        if (_match is { } match)
        {
            await pause();
            return match.Round;
        }

        return 0;
    }

    public int Announce()
    {
        if (_match == null) return 0;
        Log("announce");
        return _match.Map.Length;
    }
}

public static class Case
{
    private static Lobby Opened()
    {
        var lobby = new Lobby();
        lobby.Create("canyon");
        return lobby;
    }

    public static void Demo1() => Opened().Start(1);

    public static void Demo2()
    {
        var lobby = Opened();
        lobby.RoundPlayed += round => lobby.Leave();
        lobby.PlayRound();
    }

    public static async Task Demo3()
    {
        var lobby = Opened();
        Console.WriteLine(lobby.Start(2) + lobby.PlayRound() + lobby.Announce());
        await lobby.PlayWithPauseAsync(() => Task.Run(lobby.Leave));
    }
}
