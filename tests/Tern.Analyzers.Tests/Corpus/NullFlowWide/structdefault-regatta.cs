// case: structdefault-regatta
// category: structs
// rationale: default structs from a list search, a dictionary miss and a generic new() carry null members
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.StructdefaultRegatta;

public readonly record struct Leg(string Buoy, int Metres);

public struct Crew
{
    public string Helm;
    public string[] Trim;

    public Crew()
    {
        Helm = "helm";
        Trim = ["jib", "main"];
    }
}

public sealed class Course
{
    private readonly List<Leg> _legs = [new("north", 900), new("east", 400)];
    private readonly Dictionary<string, Crew> _crews = new() { ["K1"] = new Crew() };

    private Leg Longer(int metres) => _legs.FirstOrDefault(l => l.Metres > metres);

    public int Mark(int metres)
    {
        var leg = Longer(metres);
        return leg.Metres + leg.Buoy.Length; // want: null-deref
    }

    public int MarkOrZero(int metres)
    {
        var leg = Longer(metres);
        return leg == default ? 0 : leg.Buoy.Length;
    }

    public int Hands(string sail)
    {
        _crews.TryGetValue(sail, out var crew);
        return crew.Trim.Length; // want: null-deref
    }

    public int KnownHands(string sail)
    {
        if (!_crews.TryGetValue(sail, out var crew))
        {
            return 0;
        }

        return crew.Trim.Length + crew.Helm.Length;
    }
}

public static class Fleet
{
    public static T[] Line<T>(int n)
        where T : struct => new T[n];

    public static T[] Crewed<T>(int n)
        where T : struct => Enumerable.Range(0, n).Select(_ => new T()).ToArray();
}

public static class Case
{
    private static int Helms(Crew[] line) => line[0].Helm.Length; // missed: null-deref

    private static int Fresh() => new Crew().Helm.Length + new Crew().Trim.Length;

    public static void Demo1() => new Course().Mark(1000);
    public static void Demo2() => new Course().MarkOrZero(1000);
    public static void Demo3() => new Course().Hands("K9");
    public static void Demo4() => new Course().KnownHands("K9");
    public static void Demo5() => Helms(Fleet.Line<Crew>(2));
    public static void Demo6() => Helms(Fleet.Crewed<Crew>(2));
    public static void Demo7() => Fresh();
}
