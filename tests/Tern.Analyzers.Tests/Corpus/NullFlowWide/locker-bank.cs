// case: locker-bank
// category: array-default
// rationale: the bank grows with Array.Resize, and the new tail holds nulls; a fresh row is only filled at every second place
// csc: none

namespace NullSafety.LockerBank;

public sealed class Locker(int number)
{
    public int Number { get; } = number;

    public string? Parcel { get; set; }
}

public sealed class Bank
{
    private Locker[] _lockers;

    public Bank(int size)
    {
        _lockers = new Locker[size];
        for (int i = 0; i < _lockers.Length; i++)
        {
            _lockers[i] = new Locker(i + 1);
        }
    }

    public void Extend(int by) => Array.Resize(ref _lockers, _lockers.Length + by);

    public void ExtendFilled(int by)
    {
        int old = _lockers.Length;
        Array.Resize(ref _lockers, old + by);
        for (int i = old; i < _lockers.Length; i++)
        {
            _lockers[i] = new Locker(i + 1);
        }
    }

    public int Free()
    {
        int free = 0;
        foreach (var locker in _lockers)
        {
            if (locker.Parcel == null) // want: null-deref
            {
                free++;
            }
        }

        return free;
    }
}

public static class Signage
{
    public static int Width(int count)
    {
        var plates = new string[count];
        for (int i = 0; i < count; i += 2)
        {
            plates[i] = "No. " + i;
        }

        return plates[0].Length + plates[1].Length; // want: null-deref
    }

    public static int WidthOfAll(int count)
    {
        var plates = new string[count];
        for (int i = 0; i < count; i++)
        {
            plates[i] = "No. " + i;
        }

        return plates[0].Length + plates[1].Length;
    }
}

public static class Demos
{
    public static void DemoExtended()
    {
        var bank = new Bank(2);
        bank.Extend(2);
        bank.Free();
    }

    public static void DemoFilled()
    {
        var bank = new Bank(2);
        bank.ExtendFilled(2);
        bank.Free();
    }

    public static void DemoPlates() => Signage.Width(4);

    public static void DemoAllPlates() => Signage.WidthOfAll(4);
}
