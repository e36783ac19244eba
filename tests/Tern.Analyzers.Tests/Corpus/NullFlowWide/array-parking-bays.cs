// case: array-parking-bays
// category: array element, Array.Resize
// rationale: bays are created for the first floor only; growing the array adds empty slots
// csc: none

namespace NullSafety.ArrayParkingBays;

public sealed class Bay
{
    public Bay(int number) => Number = number;

    public int Number { get; }
    public string Plate { get; private set; } = "";

    public void Park(string plate) => Plate = plate;
}

public sealed class ParkingDeck
{
    private Bay[] _bays;

    public ParkingDeck(int count)
    {
        _bays = new Bay[count];
        for (int i = 0; i < _bays.Length; i++)
        {
            _bays[i] = new Bay(i + 1);
        }
    }

    public void Extend(int extra) => Array.Resize(ref _bays, _bays.Length + extra);

    public int CountFree()
    {
        int free = 0;
        foreach (Bay bay in _bays)
        {
            if (bay.Plate.Length == 0) // want: null-deref
            {
                free++;
            }
        }

        return free;
    }

    public int CountBuilt() => _bays.Count(b => b != null && b.Number > 0);
}

public static class Survey
{
    public static string[] PlatesOf(IReadOnlyList<string> seen, int slots)
    {
        var plates = new string[slots];
        for (int i = 0; i < seen.Count && i < slots; i++)
        {
            plates[i] = seen[i];
        }

        return plates;
    }

    public static int LongestPlate(IReadOnlyList<string> seen)
    {
        string[] plates = PlatesOf(seen, 4);
        int longest = 0;
        for (int i = 0; i < plates.Length; i++)
        {
            longest = Math.Max(longest, plates[i].Length); // want: null-deref
        }

        return longest;
    }

    public static int LongestFilled(IReadOnlyList<string> seen)
    {
        string[] plates = new string[4];
        Array.Fill(plates, "");
        seen.Take(4).ToArray().CopyTo(plates, 0);
        return plates.Max(p => p.Length);
    }
}

public static class Case
{
    public static void DemoExtended()
    {
        var deck = new ParkingDeck(3);
        deck.Extend(2);
        deck.CountBuilt();
        deck.CountFree();
    }

    public static void DemoOriginal() => new ParkingDeck(3).CountBuilt();

    public static void DemoPlates() => Survey.LongestPlate(new[] { "KA 12", "B 7" });

    public static void DemoPlatesFilled() => Survey.LongestFilled(new[] { "KA 12", "B 7" });
}
