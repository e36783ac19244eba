// case: pallet-rack
// category: array-element
// rationale: rack positions start empty and new ones come from Array.Resize; not every position is filled
// csc: none

namespace NullSafety.PalletRack;

public sealed class Pallet
{
    public required string Sku { get; init; }
    public int Boxes { get; set; }
}

public sealed class Lane
{
    public string Label { get; set; } = "";
    public int Used { get; set; }
}

public sealed class Rack
{
    private readonly Pallet[] _slots;
    private Lane[] _lanes;

    public Rack(int slots, int lanes)
    {
        _slots = new Pallet[slots];
        _lanes = new Lane[lanes];
        for (int i = 0; i < _lanes.Length; i++)
            _lanes[i] = new Lane { Label = "L" + i };
    }

    public void Store(int slot, Pallet pallet) => _slots[slot] = pallet;

    public int Boxes()
    {
        int total = 0;
        for (int i = 0; i < _slots.Length; i++)
            total += _slots[i].Boxes; // want: null-deref
        return total;
    }

    public int BoxesStored()
    {
        int total = 0;
        foreach (var p in _slots)
        {
            if (p != null)
                total += p.Boxes;
        }

        return total;
    }

    public void Extend(int lanes) => Array.Resize(ref _lanes, lanes);

    public string LastLane() => _lanes[^1].Label; // want: null-deref
}

public sealed class Aisle
{
    private Lane[] _lanes = [new Lane { Label = "A0" }];

    public void Extend(int lanes)
    {
        int old = _lanes.Length;
        Array.Resize(ref _lanes, lanes);
        for (int i = old; i < _lanes.Length; i++)
            _lanes[i] = new Lane { Label = "A" + i };
    }

    public string LastLane() => _lanes[^1].Label;
}

public static class Case
{
    private static Rack Half()
    {
        var rack = new Rack(4, 2);
        rack.Store(0, new Pallet { Sku = "bolt", Boxes = 12 });
        return rack;
    }

    public static void DemoBoxes() => Half().Boxes();
    public static void DemoStored() => Half().BoxesStored();
    public static void DemoLane() => Half().LastLane();
    public static void DemoExtended()
    {
        var rack = Half();
        rack.Extend(5);
        rack.LastLane();
    }

    public static void DemoAisle()
    {
        var aisle = new Aisle();
        aisle.Extend(5);
        aisle.LastLane();
    }
}
