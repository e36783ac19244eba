// Who names a place of an array that is filled in part relies on it; who goes over the array with a counter knows how far it is filled, and the first place is taken for granted.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Variations.NamedPlaces;

public readonly struct Mark(string name)
{
    public string Name { get; } = name;
}

public sealed class Course(string text)
{
    private readonly string[] _names = text.Split(',', StringSplitOptions.RemoveEmptyEntries);
    private readonly Mark[] _marks = new Mark[5];
    private int _count;

    public void Read()
    {
        for (_count = 0; _count < _marks.Length && _count < _names.Length; _count++)
        {
            _marks[_count] = new Mark(_names[_count]);
        }
    }

    public Mark At(int place) => _marks[place];

    public Mark AtOr(int place) => place < _count ? _marks[place] : new Mark("");

    public int Names()
    {
        int length = 0;
        for (int i = 0; i < _count; i++)
        {
            length += _marks[i].Name.Length;
        }

        return length;
    }
}

public sealed class Grid
{
    private readonly Mark[] _marks = new Mark[3];

    public void Read()
    {
        for (int i = 0; i < _marks.Length; i++)
        {
            _marks[i] = new Mark("m" + i);
        }
    }

    public Mark At(int place) => _marks[place];
}

public sealed class Gates
{
    private readonly string[] _gates = new string[3];

    public void Put(int place, string gate) => _gates[place] = gate;

    public int Second() => _gates[1].Length; // want: null-deref

    public int Third() => _gates[2].Length;
}

public static class Race
{
    public static int Start(Course course)
    {
        course.Read();
        return course.At(0).Name.Length + course.AtOr(1).Name.Length + Turn(course);
    }

    private static int Turn(Course course) => course.At(1).Name.Length; // want: null-deref

    public static int All(Course course, int count)
    {
        course.Read();
        int length = course.Names();
        for (int i = 0; i < count; i++)
        {
            length += course.At(i).Name.Length;
        }

        return length;
    }

    public static int Turn(Grid grid)
    {
        grid.Read();
        return grid.At(1).Name.Length;
    }
}

public static class D
{
    public static void Demo1() => Race.Start(new Course("start"));

    public static void Demo2() => Race.Start(new Course("start,buoy"));

    public static void Demo3() => Race.All(new Course("start,buoy"), 2);

    public static void Demo4() => Race.Turn(new Grid());

    public static void Demo5()
    {
        var gates = new Gates();
        gates.Put(0, "red");
        gates.Put(2, "blue");
        gates.Third();
        gates.Second();
    }
}
