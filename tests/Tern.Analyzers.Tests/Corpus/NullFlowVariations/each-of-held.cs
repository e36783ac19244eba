// A method looks for one among the elements that its object holds, of which the callers know each.
using System.Collections.Generic;

namespace Variations.EachOfHeld;

public sealed class Berth
{
    public Berth(string code, int depth)
    {
        Code = code;
        Depth = depth;
    }

    public string Code { get; }

    public int Depth { get; }
}

public sealed class Complaint
{
    public Complaint(string text) => Text = text;

    public string Text { get; }
}

public sealed class Pier
{
    private readonly List<Berth> _berths = new() { new Berth("east", 4), new Berth("west", 7), new Berth("south", 9) };

    public (Berth Berth, Complaint Complaint) Look(string code)
    {
        foreach (var berth in _berths)
        {
            if (berth.Code == code)
            {
                return (berth, null!);
            }
        }

        return (null!, new Complaint(code));
    }

    public bool TryLook(string code, out Complaint complaint)
    {
        foreach (var berth in _berths)
        {
            if (berth.Code == code)
            {
                complaint = null!;
                return true;
            }
        }

        complaint = new Complaint(code);
        return false;
    }
}

public sealed class Harbour
{
    private readonly Pier _pier = new();

    public string Explain(string code)
    {
        var found = _pier.Look(code);
        return code + found.Complaint.Text; // want: null-deref
    }

    public string ExplainIfAny(string code)
    {
        var found = _pier.Look(code);
        return code + (found.Complaint is null ? "" : found.Complaint.Text);
    }

    public int Depth(string code)
    {
        var found = _pier.Look(code);
        return found.Berth.Depth; // want: null-deref
    }
}

public static class Case
{
    private static Complaint? First(List<Berth> berths, string code)
    {
        foreach (var berth in berths)
        {
            if (berth.Code == code)
            {
                return null;
            }
        }

        return new Complaint(code);
    }

    public static void Demo1() => new Harbour().Explain("west");

    public static void Demo2() => new Harbour().ExplainIfAny("south");

    public static void Demo3() => new Harbour().Depth("north");

    public static int Demo4()
    {
        var pier = new Pier();
        var (_, complaint) = pier.Look("south");
        return complaint.Text.Length; // want: null-deref
    }

    public static int Demo5()
    {
        var pier = new Pier();
        return pier.TryLook("south", out var complaint) ? 0 : complaint.Text.Length;
    }

    public static int Demo6()
    {
        List<Berth> berths = [new Berth("a", 1), new Berth("b", 2)];
        return First(berths, "b")!.Text.Length; // want: null-deref
    }

    public static int Demo7()
    {
        List<Berth> berths = [new Berth("a", 1), new Berth("b", 2)];
        return First(berths, "c")!.Text.Length;
    }
}
