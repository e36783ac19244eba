// case: duty-roster
// category: null element in collection
// rationale: ids are mapped to people one by one; an id without a person leaves a null in the list that a later loop or lambda reads
// csc: none

namespace NullSafety.DutyRoster;

public sealed record Nurse(int Id, string Name, int Hours);

public sealed class StaffDirectory
{
    private readonly List<Nurse> _nurses;

    public StaffDirectory(params Nurse[] nurses) => _nurses = nurses.ToList();

    public Nurse? Find(int id) => _nurses.FirstOrDefault(n => n.Id == id);
}

public sealed class Roster
{
    private readonly StaffDirectory _staff;

    public Roster(StaffDirectory staff) => _staff = staff;

    public List<Nurse> Assign(IEnumerable<int> ids)
    {
        var team = new List<Nurse>();
        foreach (var id in ids)
        {
            team.Add(_staff.Find(id)!);
        }

        return team;
    }

    public List<Nurse> AssignKnown(IEnumerable<int> ids)
    {
        var team = new List<Nurse>();
        foreach (var id in ids)
        {
            if (_staff.Find(id) is { } nurse)
            {
                team.Add(nurse);
            }
        }

        return team;
    }

    public int TotalHours(IEnumerable<int> ids)
    {
        int total = 0;
        foreach (var nurse in Assign(ids))
        {
            total += nurse.Hours; // want: null-deref
        }

        return total;
    }

    public int TotalHoursKnown(IEnumerable<int> ids)
    {
        int total = 0;
        foreach (var nurse in AssignKnown(ids))
        {
            total += nurse.Hours;
        }

        return total;
    }

    public string Sheet(int[] ids)
    {
        Nurse[] row = Array.ConvertAll(ids, id => _staff.Find(id)!);
        return string.Join(", ", row.Select(n => n.Name)); // missed: null-deref
    }

    public string SheetKnown(int[] ids)
    {
        var row = Assign(ids);
        row.RemoveAll(n => n is null);
        return string.Join(", ", row.Select(n => n.Name));
    }
}

public static class Case
{
    private static Roster Ward() => new(new StaffDirectory(new Nurse(1, "Ida", 8), new Nurse(2, "Jo", 6)));

    public static void Demo1() => Ward().TotalHours(new[] { 1, 5 });

    public static void Demo2() => Ward().Sheet(new[] { 5 });

    public static void Demo3()
    {
        Ward().TotalHours(new[] { 1, 2 });
        Ward().TotalHoursKnown(new[] { 1, 5 });
        Ward().Sheet(new[] { 2 });
        Ward().SheetKnown(new[] { 1, 5 });
    }
}
