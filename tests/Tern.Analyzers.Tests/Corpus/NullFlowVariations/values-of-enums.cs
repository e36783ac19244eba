// What is done for each value of an enum is done at least once.
using System;
using System.Collections.Generic;

namespace Variations.ValuesOfEnums;

public enum Shelf
{
    Upper,
    Lower,
}

public sealed class Pantry
{
    private static Dictionary<Shelf, List<string>> Empty()
    {
        var jars = new Dictionary<Shelf, List<string>>();
        foreach (Shelf shelf in Enum.GetValues<Shelf>())
        {
            jars[shelf] = new List<string>();
        }

        return jars;
    }

    public int Fill(Shelf shelf, string jar)
    {
        var jars = Empty();
        jars.GetValueOrDefault(shelf)!.Add(jar);
        return jars.Count;
    }

    public string First()
    {
        string? first = null;
        foreach (string name in Enum.GetNames(typeof(Shelf)))
        {
            first ??= name;
        }

        return first!.Trim();
    }

    public string Labelled(string[] labels)
    {
        string? last = null;
        foreach (string label in labels)
        {
            last = label;
        }

        return last!.Trim(); // want: null-deref
    }

    public int FillMissing(Shelf shelf)
    {
        var jars = new Dictionary<Shelf, List<string>> { [Shelf.Upper] = new() };
        return jars.GetValueOrDefault(Shelf.Lower)!.Count; // want: null-deref
    }
}

public static class Case
{
    public static void Demo1() => new Pantry().Fill(Shelf.Upper, "plums");

    public static void Demo2() => new Pantry().First();

    public static void Demo3() => new Pantry().Labelled([]);

    public static void Demo4() => new Pantry().FillMissing(Shelf.Lower);
}
