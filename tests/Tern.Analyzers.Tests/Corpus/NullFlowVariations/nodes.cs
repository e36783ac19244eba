// What the first or last node of a linked list holds is one of its elements.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Variations.Nodes;

public sealed class Stop(string name)
{
    public string Name { get; } = name;
}

public sealed class Line
{
    private readonly LinkedList<Stop> _stops = new();
    private readonly LinkedList<Stop> _closed = new();
    private readonly LinkedList<Stop> _planned = new();

    public void Open(string name) => _stops.AddLast(new Stop(name));

    public void Close(Stop? stop) => _closed.AddLast(stop!);

    public void Plan(string name) => _planned.AddFirst(name.Length > 3 ? new Stop(name) : null!);

    public string Last() => _stops.Last!.Value.Name;

    public string LastClosed() => _closed.Last!.Value.Name; // want: null-deref

    public string LastClosedOrNone() => _closed.Last?.Value is { } stop ? stop.Name : "none";

    public string FirstPlanned()
    {
        var node = _planned.First;
        return node == null ? "none" : node.Value.Name; // want: null-deref
    }

    public string FirstPlannedOrNone()
    {
        var node = _planned.First;
        return node == null || node.Value == null ? "none" : node.Value.Name;
    }
}

public static class D
{
    public static void Demo1()
    {
        var line = new Line();
        line.Open("gate");
        line.Last();
        line.Close(null);
        line.LastClosedOrNone();
        line.LastClosed();
    }

    public static void Demo2()
    {
        var line = new Line();
        line.FirstPlanned();
        line.Plan("mill");
        line.FirstPlanned();
        line.Plan("arc");
        line.FirstPlannedOrNone();
        line.FirstPlanned();
    }
}
