// A read-only static that is declared by a contract holds what its initialiser makes, as one does that is declared by the class.
using System.Collections.Generic;

namespace Variations.GivenAsContract;

public sealed class Route
{
    public Route(string name) => Name = name;

    public string Name { get; }
}

public interface IRoutes
{
    Route Find(string key);
}

public sealed class FixedRoutes : IRoutes
{
    private readonly Dictionary<string, Route?> _all = new() { ["north"] = new Route("north"), ["south"] = null };

    public Route Find(string key) => _all[key]!;
}

public sealed class SparseRoutes : IRoutes
{
    private readonly Dictionary<string, Route> _all = new() { ["north"] = new Route("north") };

    public Route Find(string key) => _all.GetValueOrDefault(key)!;
}

public sealed class OpenRoutes : IRoutes
{
    private Dictionary<string, Route> _all = new() { ["north"] = new Route("north") };

    public void Load() => _all = new() { ["south"] = new Route("south"), ["north"] = new Route("north") };

    public Route Find(string key) => _all.GetValueOrDefault(key)!;
}

public static class Registry
{
    public static readonly IRoutes Fixed = new FixedRoutes();

    public static readonly IRoutes Sparse = new SparseRoutes();

    public static readonly OpenRoutes Open = new();

    public static Route Stored(string key) => Fixed.Find(key);

    public static Route Sought(string key) => Sparse.Find(key);

    public static Route Loaded(string key)
    {
        Open.Load();
        return Open.Find(key);
    }
}

public sealed class Planner
{
    public int Stored(string key) => Registry.Stored(key).Name.Length; // want: null-deref

    public int Sought(string key) => Registry.Sought(key).Name.Length; // want: null-deref

    public int SoughtKnown(string key) => Registry.Sought(key).Name.Length;

    public int Loaded(string key) => Registry.Loaded(key).Name.Length;
}

public static class Case
{
    public static int DemoStored() => new Planner().Stored("south");

    public static int DemoSought() => new Planner().Sought("south");

    public static int DemoSoughtKnown() => new Planner().SoughtKnown("north");

    public static int DemoLoaded() => new Planner().Loaded("south");
}
