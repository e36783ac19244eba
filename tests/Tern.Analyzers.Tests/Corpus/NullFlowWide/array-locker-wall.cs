// case: array-locker-wall
// category: array-default
// rationale: a wall of lockers grown by Array.Resize has null slots behind the old ones; a fresh array is filled only in part
// csc: none

namespace NullSafety.ArrayLockerWall;

public sealed class Locker
{
    public int Number { get; init; }

    public bool Taken { get; set; }
}

public sealed class LockerWall
{
    private Locker[] _lockers;

    public LockerWall(int count)
    {
        _lockers = new Locker[count];
        for (int i = 0; i < _lockers.Length; i++)
        {
            _lockers[i] = new Locker { Number = i + 1 };
        }
    }

    public void Extend(int more) => Array.Resize(ref _lockers, _lockers.Length + more);

    public void ExtendAndFit(int more)
    {
        int old = _lockers.Length;
        Array.Resize(ref _lockers, old + more);
        for (int i = old; i < _lockers.Length; i++)
        {
            _lockers[i] = new Locker { Number = i + 1 };
        }
    }

    public bool Take(int index)
    {
        var locker = _lockers[index];
        if (locker.Taken) // want: null-deref
        {
            return false;
        }

        locker.Taken = true;
        return true;
    }
}

public static class Week
{
    private static readonly string[] Source = { "mon", "tue", "wed", "thu", "fri" };

    public static int WidthOfWeek()
    {
        var names = new string[7];
        Source.CopyTo(names, 0);
        int width = 0;
        for (int d = 0; d < names.Length; d++)
        {
            width = Math.Max(width, names[d].Length); // want: null-deref
        }

        return width;
    }

    public static int WidthOfFilledWeek()
    {
        var names = new string[7];
        Array.Fill(names, "free");
        Source.CopyTo(names, 0);
        return names.Max(n => n.Length);
    }
}

public static class Case
{
    public static void DemoExtended()
    {
        var wall = new LockerWall(2);
        wall.Take(1);
        wall.Extend(2);
        wall.Take(3);
    }

    public static void DemoFitted()
    {
        var wall = new LockerWall(2);
        wall.ExtendAndFit(2);
        wall.Take(3);
    }

    public static void DemoWeek() => Week.WidthOfWeek();

    public static void DemoFilledWeek() => Week.WidthOfFilledWeek();
}
