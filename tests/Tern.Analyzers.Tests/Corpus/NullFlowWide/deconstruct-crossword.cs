// case: deconstruct-crossword
// category: out, ref, Deconstruct
// rationale: by-ref results that are null when a clue has no enumeration or a slot is struck out
// csc: none

namespace NullSafety.DeconstructCrossword;

public sealed class Clue
{
    private readonly string _raw;

    public Clue(string raw) => _raw = raw;

    public void Deconstruct(out string text, out string enumeration)
    {
        int open = _raw.LastIndexOf('(');
        if (open < 0)
        {
            text = _raw;
            enumeration = null!;
            return;
        }

        text = _raw[..open].Trim();
        enumeration = _raw[(open + 1)..].TrimEnd(')');
    }
}

public sealed class Slot
{
    public int Cells { get; init; }
}

public static class Grid
{
    public static void Strike(ref Slot slot)
    {
        if (slot.Cells < 3)
        {
            slot = null!;
        }
    }

    public static void Widen(ref Slot slot) => slot = new Slot { Cells = slot.Cells + 1 };

    public static int Letters(Clue clue)
    {
        var (_, enumeration) = clue;
        return enumeration.Split(',').Sum(int.Parse); // want: null-deref
    }

    public static int LettersOrZero(Clue clue)
    {
        var (text, enumeration) = clue;
        return enumeration == null || text.Length == 0 ? 0 : enumeration.Split(',').Sum(int.Parse);
    }

    public static int CellsAfterStrike(int cells)
    {
        var slot = new Slot { Cells = cells };
        Strike(ref slot);
        return slot.Cells; // want: null-deref
    }

    public static int CellsAfterWiden(int cells)
    {
        var slot = new Slot { Cells = cells };
        Widen(ref slot);
        return slot.Cells;
    }
}

public static class Case
{
    public static void DemoPlainClue() => Grid.Letters(new Clue("Feline friend"));

    public static void DemoPlainClueSafe() => Grid.LettersOrZero(new Clue("Feline friend"));

    public static void DemoCountedClue() => Grid.LettersOrZero(new Clue("Big top act (5,4)"));

    public static void DemoStruck() => Grid.CellsAfterStrike(2);

    public static void DemoWidened() => Grid.CellsAfterWiden(2);
}
