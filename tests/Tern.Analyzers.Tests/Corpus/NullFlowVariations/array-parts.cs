// case: array-parts
// category: array-element
// rationale: an array that is filled over ranges which callers give has holes where none gave one; one that the class fills in parts has none
// csc: none

namespace NullSafety.ArrayParts;

public sealed class Guard(string name)
{
    public string Name => name;
}

public sealed class Rota
{
    private readonly Guard?[] _byHour = new Guard?[24];

    public void Assign(int from, int to, Guard guard)
    {
        for (int hour = from; hour < to; hour++)
        {
            _byHour[hour] = guard;
        }
    }

    public string NameAt(int hour) => _byHour[hour]!.Name; // want: null-deref

    public string NameOrNone(int hour) => _byHour[hour] is { } guard ? guard.Name : "none";
}

public sealed class Crew
{
    private readonly Guard?[] _guards;

    public Crew(int size)
    {
        _guards = new Guard?[size];
        Hire(0, size);
    }

    private void Hire(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            _guards[i] = new Guard("G" + i);
        }
    }

    public string NameAt(int index) => _guards[index]!.Name;
}

public static class Case
{
    private static Rota Night()
    {
        Rota rota = new();
        rota.Assign(0, 6, new Guard("Ida"));
        return rota;
    }

    public static void DemoNameAt() => Night().NameAt(12);
    public static void DemoNameOrNone() => Night().NameOrNone(12);
    public static void DemoCrew() => new Crew(3).NameAt(2);
}
