// case: null-element-roster
// category: null-element
// rationale: lookups that miss are put into the collection as they come
// csc: none

namespace NullSafety.Roster;

public sealed record Nurse(int Badge, string Ward);

public sealed class Staff
{
    private readonly Nurse[] _all;

    public Staff(params Nurse[] all) => _all = all;

    public Nurse? ByBadge(int badge) => Array.Find(_all, n => n.Badge == badge);

    public List<Nurse> Resolve(IEnumerable<int> badges)
        => badges.Select(b => ByBadge(b)!).ToList();

    public List<Nurse> ResolveKnown(IEnumerable<int> badges)
        => badges.Select(b => ByBadge(b)).OfType<Nurse>().ToList();
}

public sealed class Shift
{
    private readonly List<Nurse> _slots = new();

    public int Count => _slots.Count;

    public void Assign(Nurse nurse) => _slots.Add(nurse);

    // An open slot is kept so that the positions on the printed plan do not move.
    public void LeaveOpen() => _slots.Add(null!);

    public void Close() => _slots.RemoveAll(n => n is null);

    public int OnWard(string ward)
    {
        int n = 0;
        for (int i = 0; i < _slots.Count; i++)
        {
            if (_slots[i].Ward == ward) // want: null-deref
            {
                n++;
            }
        }

        return n;
    }

    public int Filled() => _slots.Count(n => n is not null && n.Badge > 0);
}

public static class Case
{
    private static readonly Staff House = new(new Nurse(11, "icu"), new Nurse(12, "er"));

    private static string Wards(IEnumerable<int> badges)
    {
        var wards = new SortedSet<string>();
        foreach (var nurse in House.Resolve(badges))
        {
            wards.Add(nurse.Ward); // want: null-deref
        }

        return string.Join(",", wards);
    }

    private static string KnownWards(IEnumerable<int> badges)
    {
        var wards = new SortedSet<string>();
        foreach (var nurse in House.ResolveKnown(badges))
        {
            wards.Add(nurse.Ward);
        }

        return string.Join(",", wards);
    }

    public static void DemoStaleBadge() => Wards(new[] { 11, 40 });

    public static void DemoOpenSlot()
    {
        var shift = new Shift();
        shift.Assign(new Nurse(11, "icu"));
        shift.LeaveOpen();
        shift.OnWard("icu");
    }

    public static void DemoSafe()
    {
        KnownWards(new[] { 11, 40 });
        var shift = new Shift();
        shift.LeaveOpen();
        shift.Filled();
        shift.Close();
    }
}
