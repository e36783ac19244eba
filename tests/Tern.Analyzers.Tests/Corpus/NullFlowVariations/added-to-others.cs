// Functions that are added to others keep what they are bound to, and what they took along.
using System;

namespace Variations.AddedToOthers;

public sealed class Kettle
{
    private string? _tea;
    private int _boils;

    public event Action<int> Boiled = delegate { };

    public Action Poured { get; set; } = static () => { };

    public void Fill(string tea) => _tea = tea;

    public void Empty() => _tea = null;

    public void Note(int boils) => _boils = boils;

    public int Boil()
    {
        if (_tea is null)
        {
            return 0;
        }

        Boiled(1);
        return _tea.Length; // want: null-deref
    }

    public int Pour()
    {
        if (_tea is null)
        {
            return 0;
        }

        Poured();
        return _tea.Length; // want: null-deref
    }

    public int Warm()
    {
        if (_tea is null)
        {
            return 0;
        }

        Boiled(_boils);
        return _tea.Length;
    }
}

public static class Kitchen
{
    private static Kettle Filled()
    {
        Kettle kettle = new();
        kettle.Fill("green");
        return kettle;
    }

    private static void EmptyWhenPoured(Kettle kettle) => kettle.Poured += () => kettle.Empty();

    public static void Demo1()
    {
        Kettle kettle = Filled();
        kettle.Boiled += boils => kettle.Empty();
        kettle.Boil();
    }

    public static void Demo2()
    {
        Kettle kettle = Filled();
        EmptyWhenPoured(kettle);
        kettle.Pour();
    }

    public static void Demo3()
    {
        Kettle kettle = Filled();
        Kettle other = Filled();
        kettle.Boiled += other.Note;
        kettle.Boiled += boils => other.Empty();
        kettle.Warm();
    }
}
