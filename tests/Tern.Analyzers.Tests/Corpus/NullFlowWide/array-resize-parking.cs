// case: array-resize-parking
// category: array-element
// rationale: growing the array of bays leaves the new tail empty; a partial fill leaves the last element empty
// csc: none

namespace NullSafety.ArrayResizeParking;

public sealed class Bay
{
    public Bay(int number) => Number = number;
    public int Number { get; }
    public string? Plate { get; set; }
}

public sealed class Deck
{
    private Bay[] _bays;

    public Deck(int count)
    {
        _bays = new Bay[count];
        for (var i = 0; i < _bays.Length; i++)
        {
            _bays[i] = new Bay(i + 1);
        }
    }

    public void Extend(int extra) => Array.Resize(ref _bays, _bays.Length + extra);

    public void ExtendFilled(int extra)
    {
        var old = _bays.Length;
        Array.Resize(ref _bays, old + extra);
        for (var i = old; i < _bays.Length; i++)
        {
            _bays[i] = new Bay(i + 1);
        }
    }

    public int Free()
    {
        var free = 0;
        foreach (var bay in _bays)
        {
            free += bay.Plate == null ? 1 : 0; // want: null-deref
        }

        return free;
    }
}

public static class Signs
{
    public static string[] Between(string[] names)
    {
        var arrows = new string[names.Length];
        for (var i = 0; i + 1 < names.Length; i++)
        {
            arrows[i] = names[i] + " > " + names[i + 1];
        }

        return arrows;
    }

    public static int Width(string[] names)
    {
        return Between(names)[^1].Length; // want: null-deref
    }

    public static int PlainWidth(string[] names)
    {
        var upper = new string[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            upper[i] = names[i].ToUpperInvariant();
        }

        return upper[^1].Length;
    }
}

public static class Case
{
    public static void DemoExtended()
    {
        var deck = new Deck(3);
        deck.Extend(2);
        deck.Free();
    }

    public static void DemoExtendedFilled()
    {
        var deck = new Deck(3);
        deck.ExtendFilled(2);
        deck.Free();
    }

    public static void DemoArrows() => Signs.Width(new[] { "A", "B", "C" });
    public static void DemoPlain() => Signs.PlainWidth(new[] { "A", "B", "C" });
}
