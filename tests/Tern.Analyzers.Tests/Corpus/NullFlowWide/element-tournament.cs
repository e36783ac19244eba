// case: element-tournament
// category: elements
// rationale: byes stored as null in the draw and in a linked list; one consumer prunes them and one does not
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.ElementTournament;

public sealed class Player(string name)
{
    public string Name { get; } = name;
}

public sealed class Bracket
{
    private readonly List<Player> _draw = new();
    private readonly LinkedList<Player> _reserve = new();

    public void Enter(params string[] names)
    {
        foreach (var n in names)
        {
            _draw.Add(n == "bye" ? null! : new Player(n));
        }
    }

    public void Promise() => _reserve.AddLast((Player)null!);

    public int Widest()
    {
        int widest = 0;
        _draw.ForEach(p => widest = Math.Max(widest, p.Name.Length)); // want: null-deref
        return widest;
    }

    public int WidestPlaying()
    {
        var playing = new List<Player>(_draw);
        playing.RemoveAll(p => p == null);
        return playing.Count == 0 ? 0 : playing.Max(p => p.Name.Length);
    }

    public string FirstReserve()
    {
        var node = _reserve.First;
        return node == null ? "none" : node.Value.Name.Trim(); // want: null-deref
    }

    public string FirstPresent() => _reserve.FirstOrDefault(p => p is not null)?.Name.Trim() ?? "none";
}

public static class Case
{
    public static void Demo1()
    {
        var b = new Bracket();
        b.Enter("ann", "bye");
        b.WidestPlaying();
        b.Widest();
    }

    public static void Demo2()
    {
        var b = new Bracket();
        b.FirstReserve();
        b.Promise();
        b.FirstPresent();
        b.FirstReserve();
    }
}
