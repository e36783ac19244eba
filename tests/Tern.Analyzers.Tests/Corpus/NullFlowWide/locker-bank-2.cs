// case: locker-bank-2
// category: array-default
// rationale: Array.Resize and a sized array leave null slots that are read like filled ones
// csc: none

namespace NullSafety.LockerBank;

public sealed class Locker
{
    public Locker(int number) => Number = number;
    public int Number { get; }
    public string? Parcel { get; set; }
}

public sealed class LockerBank
{
    private Locker[] _lockers;

    public LockerBank(int size)
    {
        _lockers = new Locker[size];
        for (int i = 0; i < _lockers.Length; i++)
        {
            _lockers[i] = new Locker(i + 1);
        }
    }

    public void Extend(int extra) => Array.Resize(ref _lockers, _lockers.Length + extra);

    public int FreeCount()
    {
        int free = 0;
        foreach (var locker in _lockers)
        {
            if (locker.Parcel is null) // want: null-deref
            {
                free++;
            }
        }

        return free;
    }
}

public sealed class GrowingBank
{
    private Locker[] _lockers = Array.Empty<Locker>();

    public void Extend(int extra)
    {
        int old = _lockers.Length;
        Array.Resize(ref _lockers, old + extra);
        for (int i = old; i < _lockers.Length; i++)
        {
            _lockers[i] = new Locker(i + 1);
        }
    }

    public int LastNumber() => _lockers[^1].Number;
}

public static class DeliveryRun
{
    public static Locker[] Assign(IReadOnlyList<string> parcels, int stops)
    {
        var plan = new Locker[stops];
        for (int i = 0; i < parcels.Count && i < stops; i++)
        {
            plan[i] = new Locker(i) { Parcel = parcels[i] };
        }

        return plan;
    }
}

public static class Case
{
    public static void DemoExtended()
    {
        var bank = new LockerBank(2);
        bank.FreeCount();
        bank.Extend(2);
        bank.FreeCount();
    }

    public static void DemoGrown()
    {
        var bank = new GrowingBank();
        bank.Extend(3);
        bank.LastNumber();
    }

    public static int DemoLastStop()
    {
        var plan = DeliveryRun.Assign(new[] { "a", "b" }, 4);
        return plan[^1].Number; // want: null-deref
    }

    public static int DemoUsedStops() => DeliveryRun.Assign(new[] { "a", "b" }, 4).Where(l => l is not null).Sum(l => l.Number);
}
