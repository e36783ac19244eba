// case: map-hedge-maze
// category: maps
// rationale: a miss forced with !, a null stored on purpose, a ref slot added by the marshal, a property evaluated twice
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.MapHedgeMaze;

public sealed class Hedge
{
    public string Plant = "yew";
    public int Height = 2;
}

public sealed class Maze
{
    private readonly Dictionary<(int X, int Y), Hedge> _cells = new() { [(0, 0)] = new Hedge(), [(0, 1)] = null! };
    private readonly Dictionary<string, Hedge> _named = [];
    private (int X, int Y) _at;

    public Maze Step(int dx, int dy)
    {
        _at = (_at.X + dx, _at.Y + dy);
        return this;
    }

    private Hedge? Ahead => _cells.GetValueOrDefault(_at = (_at.X + 1, _at.Y));

    public string Here() => _cells.GetValueOrDefault(_at)!.Plant.Trim(); // want: null-deref

    public int Trim()
    {
        if (!_cells.ContainsKey(_at))
        {
            return 0;
        }

        var hedge = _cells[_at];
        return hedge.Height - 1; // want: null-deref
    }

    public int TrimPlanted() => _cells.TryGetValue(_at, out var h) && h is not null ? h.Height - 1 : 0;

    public int Look() => Ahead != null ? Ahead.Height : 0; // want: null-deref

    public int LookOnce() => Ahead is { } hedge ? hedge.Height : 0;

    public Hedge Plant(string name)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_named, name, out bool existed);
        if (!existed)
        {
            slot = new Hedge { Plant = name };
        }

        return slot!;
    }

    public int Shared(string name) => Plant(name).Plant.Length + Plant(name).Height + _named[name].Height;
}

public static class Case
{
    public static void Demo1() => new Maze().Step(3, 3).Here();

    public static void Demo2() => new Maze().Here();

    public static void Demo3() => new Maze().Step(0, 1).Trim();

    public static void Demo4() => new Maze().Step(0, 1).TrimPlanted();

    public static void Demo5() => new Maze().Step(-1, 0).Look();

    public static void Demo6() => new Maze().Step(-1, 0).LookOnce();

    public static void Demo7() => new Maze().Shared("box");
}
