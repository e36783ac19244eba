// case: map-arcade-scores
// category: map-miss
// rationale: high score tables are asked for players who never played or whose entry was stored as null
// csc: none

using System.Collections.Concurrent;
using System.Collections.Generic;

namespace NullSafety.Wide.MapArcadeScores;

internal sealed class Player
{
    public string Tag = "AAA";
    public int Coins;
}

internal sealed class Cabinet
{
    private readonly ConcurrentDictionary<string, Player> _players = new();
    private readonly SortedList<int, Player> _scores = new();
    private readonly Dictionary<string, Player> _aliases = new();

    public void Join(string tag) => _players.TryAdd(tag, new Player { Tag = tag });

    public void Record(int score, string tag)
    {
        _scores[score] = _players.GetValueOrDefault(tag)!;
    }

    public int TopTag(int score)
    {
        if (!_scores.ContainsKey(score))
        {
            return 0;
        }

        return _scores[score].Tag.Length; // want: null-deref
    }

    public int Insert(string tag)
    {
        _players.TryRemove(tag, out var player);
        var (who, coins) = (player!, 1);
        who.Coins += coins; // want: null-deref
        _players[tag] = who;
        return who.Coins;
    }

    public int InsertKnown(string tag)
    {
        if (_players.TryRemove(tag, out var player))
        {
            player.Coins++;
            _players[tag] = player;
        }

        return _players.GetOrAdd(tag, t => new Player { Tag = t }).Coins;
    }

    public int Rename(string from, string to)
    {
        var table = _aliases;
        _aliases[from] = new Player();
        _aliases[to] = null!;
        table[to] = table[from];
        table[from] = null!;
        return _aliases[to].Tag.Length + _aliases[from].Tag.Length; // want: null-deref
    }
}

public static class Demos
{
    private static Cabinet Open()
    {
        var cabinet = new Cabinet();
        cabinet.Join("BOB");
        cabinet.Record(100, "BOB");
        cabinet.Record(50, "EVE");
        return cabinet;
    }

    public static void DemoTop() => Open().TopTag(100);
    public static void DemoStoredNull() => Open().TopTag(50);
    public static void DemoInsert() => Open().Insert("EVE");
    public static void DemoInsertKnown() => Open().InsertKnown("EVE");
    public static void DemoRename() => Open().Rename("a", "b");
}
