// case: structdefault-climbing-wall
// category: default-struct
// rationale: default structs from a missed map lookup, a fixed-size pool and a default argument carry null members
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.StructdefaultClimbingWall;

public readonly struct Hold(string colour, int grade)
{
    public string Colour { get; } = colour;
    public int Grade { get; } = grade;

    public bool IsSet => Colour != null;
}

public readonly record struct Route(string Name, Hold Start);

public sealed class Wall
{
    private readonly Dictionary<int, Hold> _holds = new() { [1] = new Hold("red", 4) };
    private readonly Route[] _routes = new Route[8];
    private int _count;

    public void Add(string name, int hold) => _routes[_count++] = new Route(name, _holds[hold]);

    public int ColourWidth(int id)
    {
        _holds.TryGetValue(id, out var hold);
        return hold.Grade + hold.Colour.Length; // want: null-deref
    }

    public int ColourWidthOr(int id)
    {
        _holds.TryGetValue(id, out var hold);
        return hold.IsSet ? hold.Colour.Length : hold.Grade;
    }

    public int LongestName()
    {
        int longest = 0;
        foreach (var route in _routes)
        {
            longest = Math.Max(longest, route.Name.Length); // want: null-deref
        }

        return longest;
    }

    public int LongestSet()
    {
        int longest = 0;
        for (int i = 0; i < _count; i++)
        {
            longest = Math.Max(longest, _routes[i].Name.Length + _routes[i].Start.Colour.Length);
        }

        return longest;
    }

    public static int Describe(Hold hold = default)
    {
        string colour = hold.Colour ?? "grey";
        return hold.Grade > 0 ? hold.Grade : colour.Length;
    }
}

public static class Demos
{
    private static Wall Filled()
    {
        var wall = new Wall();
        wall.Add("Crimp Street", 1);
        return wall;
    }

    public static void Demo1() => Filled().ColourWidth(9);
    public static void Demo2() => Filled().ColourWidthOr(9);
    public static void Demo3() => Filled().LongestName();
    public static void Demo4() => Filled().LongestSet();
    public static void Demo5() => Wall.Describe();
}
