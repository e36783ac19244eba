// case: staticorder-guitar-chords
// category: static-init
// rationale: chord tables are read while static initialisation has not come to them yet; a thread local without factory
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;

namespace NullSafety.Wide.StaticorderGuitarChords;

internal static class Chords
{
    public static readonly string[] Open = Build("Em", "Am");
    private static readonly Dictionary<string, int> Frets = new() { ["Em"] = 2 };
    public static readonly int Known = Count();

    private static string[] Build(params string[] names)
    {
        foreach (var name in names)
        {
            Frets.TryAdd(name, 0); // want: null-deref
        }

        return names;
    }

    private static int Count() => Frets.Count;
}

internal static class Tuning
{
    public static readonly List<string> Names;

    static Tuning()
    {
        int frets = Capo.Highest();
        Names = new List<string> { "standard", frets.ToString() };
    }

    public static int Longest() => Names.Max(n => n.Length);
}

internal static class Capo
{
    private static readonly int Default;

    static Capo() => Default = Tuning.Names.Count; // want: null-deref

    public static int Highest() => Default + 12;
}

internal static class Scratch
{
    private static readonly ThreadLocal<StringBuilder> Plain = new();
    private static readonly ThreadLocal<StringBuilder> Made = new(() => new StringBuilder());

    public static int Tab(string line)
    {
        var buffer = Plain.Value!;
        return buffer.Append(line).Length; // want: null-deref
    }

    public static int TabMade(string line)
    {
        var buffer = Made.Value!;
        return buffer.Append(line).Length;
    }
}

public static class Demos
{
    public static void DemoChords() => Console.Out.Write(Chords.Open.Length > 0 && Chords.Known > 0 ? "" : " ");
    public static void DemoTuning() => Tuning.Longest();
    public static void DemoTab() => Scratch.Tab("e|--0--");
    public static void DemoTabMade() => Scratch.TabMade("e|--0--");
}
