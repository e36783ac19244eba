// case: map-glaze-rack
// category: map miss, stored null
// rationale: a code that was never mixed is looked up with a trusted default, and a rack slot is freed by storing null under its key
// csc: none

namespace NullSafety.GlazeRack;

public sealed record Glaze(string Code, int Cone)
{
    public bool FitsFiring(int cone) => Math.Abs(Cone - cone) <= 1;
}

public sealed class Pot(string potter, int grams)
{
    public string Potter { get; } = potter;

    public int Grams { get; } = grams;
}

public sealed class GlazeBook
{
    private readonly Dictionary<string, Glaze> _byCode = new(StringComparer.OrdinalIgnoreCase);

    public void Mix(Glaze glaze) => _byCode[glaze.Code] = glaze;

    public Glaze Get(string code) => _byCode.GetValueOrDefault(code)!;

    public Glaze GetOrClear(string code) => _byCode.GetValueOrDefault(code) ?? new Glaze("CLEAR", 6);
}

public sealed class Rack
{
    private readonly SortedDictionary<int, Pot> _slots = new();

    public void Place(int slot, Pot pot) => _slots[slot] = pot;

    // Keeps the slot known so that the printed plan still shows it.
    public void Free(int slot) => _slots[slot] = null!;

    public void Remove(int slot) => _slots.Remove(slot);

    public int WeightAt(int slot)
    {
        if (!_slots.TryGetValue(slot, out var pot))
        {
            return 0;
        }

        return pot.Grams; // want: null-deref
    }

    public int WeightIfTaken(int slot) => _slots.TryGetValue(slot, out var pot) && pot is not null ? pot.Grams : 0;
}

public static class Studio
{
    private static GlazeBook Book()
    {
        var book = new GlazeBook();
        book.Mix(new Glaze("TENMOKU", 9));
        book.Mix(new Glaze("CELADON", 10));
        return book;
    }

    private static bool CanFire(GlazeBook book, string code, int cone)
    {
        var glaze = book.Get(code);
        return glaze.FitsFiring(cone); // want: null-deref
    }

    private static bool CanFireAnyway(GlazeBook book, string code, int cone)
    {
        var glaze = book.GetOrClear(code);
        return glaze.FitsFiring(cone);
    }

    public static void DemoUnknownGlaze() => CanFire(Book(), "SHINO", 9);

    public static void DemoDefaultGlaze() => CanFireAnyway(Book(), "SHINO", 9);

    public static void DemoFreedSlot()
    {
        var rack = new Rack();
        rack.Place(4, new Pot("Ines", 820));
        rack.Free(4);
        Console.WriteLine(rack.WeightAt(4));
    }

    public static void DemoFreedSlotTested()
    {
        var rack = new Rack();
        rack.Place(4, new Pot("Ines", 820));
        rack.Place(5, new Pot("Tom", 410));
        rack.Free(4);
        rack.Remove(5);
        Console.WriteLine(rack.WeightIfTaken(4) + rack.WeightIfTaken(5));
    }
}
