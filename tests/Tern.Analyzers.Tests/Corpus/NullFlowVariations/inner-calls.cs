// What the next call of a method that calls itself fails for, its caller hands it: an element of a tree, or a flag that says whether there is one.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Variations.InnerCalls;

public sealed class Part
{
    public Part(string name, params Part[] parts) => (Name, Parts) = (name, parts);

    private Part(string name) => (Name, Parts) = (name, null!);

    public string Name { get; }

    public Part[] Parts { get; }

    public string? Note { get; init; }

    public bool IsNoted => Note is not null;

    public static Part Single(string name) => new(name);
}

public static class Bill
{
    public static int Count(Part part)
    {
        int count = 1;
        foreach (var inner in part.Parts) // want: null-deref
        {
            count += Count(inner);
        }

        return count;
    }

    public static int CountSafe(Part part)
    {
        int count = 1;
        foreach (var inner in part.Parts ?? [])
        {
            count += CountSafe(inner);
        }

        return count;
    }

    public static int CountFull(Part part)
    {
        int count = 1;
        foreach (var inner in part.Parts)
        {
            count += CountFull(inner);
        }

        return count;
    }

    public static int Notes(Part part, int level)
    {
        int length = part.IsNoted ? part.Note!.Length : 0;
        return length + (level == 0 ? 0 : part.Parts.Sum(inner => Notes(inner, level - 1)));
    }

    public static int Inner(Part part, bool outer)
    {
        int length = outer ? part.Name.Length : part.Note!.Length; // want: null-deref
        foreach (var inner in part.Parts ?? [])
        {
            length += Inner(inner, false);
        }

        return length;
    }
}

public static class D
{
    private static Part Cart() => new("cart", Part.Single("axle"), Part.Single("wheel")) { Note = "old" };

    public static void Demo1() => Bill.Count(Cart());

    public static void Demo2() => Bill.CountSafe(Cart());

    public static void Demo3() => Bill.CountFull(new Part("cart", new Part("axle"), new Part("wheel")));

    public static void Demo4() => Bill.Notes(Cart(), 1);

    public static void Demo5() => Bill.Inner(Cart(), true);
}
