// Iterators and queries that are kept for a while meet what is there when somebody goes over them, and nothing when nobody does.
using System.Collections.Generic;
using System.Linq;

namespace Variations.TakenUpLater;

public sealed class Oar(string name)
{
    public string Name => name;
}

public static class Demo
{
    private static Oar? s_oar;

    private static IEnumerable<int> Lengths()
    {
        yield return s_oar!.Name.Length;
    }

    private static IEnumerable<int> LengthsLost()
    {
        yield return s_oar!.Name.Length; // want: null-deref
    }

    private static IEnumerable<char> Letters(string? name)
    {
        foreach (char letter in name!.ToUpperInvariant())
        {
            yield return letter;
        }
    }

    private static IEnumerable<char> LettersOf(string? name)
    {
        foreach (char letter in name!.ToUpperInvariant()) // want: null-deref
        {
            yield return letter;
        }
    }

    private static int Kept()
    {
        s_oar = null;
        IEnumerable<int> lengths = Lengths();
        s_oar = new Oar("a");
        return lengths.Sum();
    }

    private static int Lost()
    {
        s_oar = new Oar("a");
        IEnumerable<int> lengths = LengthsLost();
        s_oar = null;
        return lengths.Sum();
    }

    private static int Selected()
    {
        s_oar = null;
        IEnumerable<int> all = new[] { 1, 2 }.Select(n => n + s_oar!.Name.Length);
        s_oar = new Oar("a");
        return all.Sum();
    }

    private static int SelectedLost()
    {
        s_oar = new Oar("a");
        IEnumerable<int> all = new[] { 1, 2 }.Select(n => n + s_oar!.Name.Length); // want: null-deref
        s_oar = null;
        return all.Sum();
    }

    private static void Dropped() => _ = Letters(null);

    private static int Chosen(bool upper)
    {
        IEnumerable<char> letters = upper ? LettersOf(null) : "abc";
        s_oar = null;
        return letters.Count();
    }

    public static void DemoKept() => Kept();
    public static void DemoLost() => Lost();
    public static void DemoSelected() => Selected();
    public static void DemoSelectedLost() => SelectedLost();
    public static void DemoDropped() => Dropped();
    public static void DemoChosen() => Chosen(true);
}
