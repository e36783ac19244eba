// A method says where in a table a row goes: places that no row names stay unset.
using System.Collections.Generic;

namespace Variations.ScatteredByMethods;

public sealed record Shift(string Nurse, int Day);

public static class Week
{
    private static int PlaceOf(Shift shift) => shift.Day % 7;

    private static Shift[] Plan(IEnumerable<Shift> shifts)
    {
        Shift[] week = new Shift[7];
        foreach (Shift shift in shifts)
        {
            week[PlaceOf(shift)] = shift;
        }

        return week;
    }

    public static int On(IEnumerable<Shift> shifts) => Plan(shifts)[3].Nurse.Length; // want: null-deref

    public static int OnOrNone(IEnumerable<Shift> shifts) => Plan(shifts)[3]?.Nurse.Length ?? 0;
}

public static class Case
{
    public static void DemoOn() => Week.On([new Shift("Ada", 1)]);

    public static void DemoOnOrNone() => Week.OnOrNone([new Shift("Ada", 1)]);
}
