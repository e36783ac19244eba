// case: array-aquarium-tanks
// category: array element, Array.Resize
// rationale: resized and sparsely filled arrays keep null elements, and a later walk trusts all of them
// csc: none

namespace NullSafety.Aquarium;

public sealed record Tank(string Species, int Fish = 1);

public sealed class Hall
{
    private Tank[] _tanks = new Tank[2];
    private int _count;

    public void Add(Tank tank)
    {
        if (_count == _tanks.Length)
        {
            Array.Resize(ref _tanks, _count * 2);
        }

        _tanks[_count++] = tank;
    }

    public int CountFish()
    {
        int fish = 0;
        foreach (var tank in _tanks)
        {
            fish += tank.Fish; // want: null-deref
        }

        return fish;
    }

    public int CountOccupied()
    {
        int fish = 0;
        for (int i = 0; i < _count; i++)
        {
            fish += _tanks[i].Fish;
        }

        return fish;
    }
}

public static class Rota
{
    private static string[] Feeders(int days, IReadOnlyDictionary<int, string> volunteers)
    {
        var rota = new string[days];
        foreach (var (day, name) in volunteers)
        {
            rota[day] = name;
        }

        return rota;
    }

    public static int Initials(int days, IReadOnlyDictionary<int, string> volunteers)
    {
        var rota = Feeders(days, volunteers);
        int sum = 0;
        for (int day = 0; day < days; day++)
        {
            sum += rota[day][0]; // missed: null-deref
        }

        return sum;
    }

    public static int InitialsFilled(int days)
    {
        var rota = new string[days];
        Array.Fill(rota, "staff");
        rota[0] = "Nell";
        return rota.Sum(name => name.Length) + rota[days - 1].Length;
    }
}

public static class Case
{
    private static Hall Reef()
    {
        var hall = new Hall();
        hall.Add(new Tank("clownfish"));
        hall.Add(new Tank("seahorse"));
        hall.Add(new Tank("moray"));
        return hall;
    }

    public static void DemoCount() => Reef().CountFish();

    public static void DemoOccupied() => Reef().CountOccupied();

    public static void DemoRota() => Rota.Initials(3, new Dictionary<int, string> { [0] = "Nell", [2] = "Abe" });

    public static void DemoFilled() => Rota.InitialsFilled(3);
}
