// case: narrower-contracts
// category: interface-override
// rationale: an object of a contract that extends another runs no implementation of the wider one alone; a list pattern is a test of how many elements there are
// csc: none

namespace NullSafety.NarrowerContracts;

public interface IPlace
{
    IStation? Station();
}

public interface IStation : IPlace
{
    string Name { get; }
}

public sealed class Halt(string name) : IStation
{
    public string Name => name;

    public IStation? Station() => this;
}

public sealed class Bridge : IPlace
{
    public IStation? Station() => null;
}

public static class Route
{
    public static int OfStation(IStation station) => station.Station()!.Name.Length;

    public static int OfPlace(IPlace place) => place.Station()!.Name.Length; // want: null-deref

    public static int OfMade(Func<int, IStation> known)
    {
        IPlace place = known(3);
        return place.Station()!.Name.Length;
    }
}

public static class Lists
{
    public static int Some(List<string> names) => names is [] ? 0 : names.MaxBy(n => n.Length)!.Length;

    public static int Two(List<string> names) => names is [_, _, ..] ? names.Skip(1).FirstOrDefault()!.Length : 0;

    public static int Few(string[] names) => names is [_, _] ? 0 : names.FirstOrDefault()!.Length; // want: null-deref

    public static int Hole(string[] names) => names is [var first, ..] ? first.Length : 0; // want: null-deref
}

public static class Case
{
    public static void DemoStation() => Route.OfStation(new Halt("Ems"));
    public static void DemoHalt() => Route.OfPlace(new Halt("Ems"));
    public static void DemoBridge() => Route.OfPlace(new Bridge());
    public static void DemoMade() => Route.OfMade(n => new Halt("Ems" + n));
    public static void DemoSome() => Lists.Some([]);
    public static void DemoTwo() => Lists.Two(["a", "b"]);
    public static void DemoFew() => Lists.Few([]);
    public static void DemoHole() => Lists.Hole(new string[2]);
}
