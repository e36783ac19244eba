// case: locker-bank
// category: array-default
// rationale: lockers are added by growing an array, and the new slots stay empty until somebody rents them
// csc: none

namespace NullSafety.Blind.LockerBank;

public sealed class Tenant(string name)
{
    public string Name { get; } = name;
    public int Months { get; set; }
}

public sealed class LockerBank
{
    private Tenant[] _slots = { new("staff"), new("lost and found") };

    public int Size => _slots.Length;
    public void Extend(int more) => Array.Resize(ref _slots, _slots.Length + more);

    public int Rent(string name)
    {
        int free = Array.FindIndex(_slots, t => t is null);
        if (free < 0)
        {
            free = _slots.Length;
            Extend(1);
        }

        _slots[free] = new Tenant(name);
        return free;
    }

    public string Plate(int number)
    {
        return _slots[number].Name; // want: null-deref
    }

    public void EndOfMonth()
    {
        foreach (var t in _slots)
        {
            Bill(t);
        }
    }

    private static int Bill(Tenant t) => t is null ? 0 : t.Months++;
}

public static class Signs
{
    public static int Engrave(int count)
    {
        var plates = new string[count];
        for (int i = 1; i < count; i++)
        {
            plates[i] = "No " + i;
        }

        int letters = 0;
        foreach (string p in plates)
        {
            letters += p.Length; // missed: null-deref
        }

        return letters;
    }

    public static int EngraveAll(int count)
    {
        var plates = new string[count];
        for (int i = 0; i < plates.Length; i++)
        {
            plates[i] = "No " + (i + 1);
        }

        return plates.Sum(p => p.Length);
    }
}

public static class Case
{
    public static void Demo1()
    {
        var bank = new LockerBank();
        bank.Extend(2);
        bank.Plate(bank.Size - 1);
    }

    public static void Demo2()
    {
        var bank = new LockerBank();
        bank.Plate(bank.Rent("Yusuf"));
        bank.Extend(3);
        bank.EndOfMonth();
    }

    public static void Demo3() => Signs.Engrave(4);
    public static void Demo4() => Signs.EngraveAll(4);
}
