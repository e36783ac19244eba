// Events and functions to which handlers are added: the last of them gives the result.
using System;

namespace Variations.HandlersAdded;

public sealed class Resolver
{
    public event Func<string, string> Resolving = name => "lib/" + name;

    public event Func<string, string>? Found;

    public int Length(string name)
    {
        var path = Resolving(name);
        return path.Length; // want: null-deref
    }

    public int LengthIfAny(string name)
    {
        var path = Resolving(name);
        return path is null ? 0 : path.Length;
    }

    public int FoundLength(string name)
    {
        var path = Found?.Invoke(name) ?? "";
        return path.Length;
    }

    private static string Mod(string name) => name.StartsWith('m') ? "mods/" + name : null!;

    public static void Demo1()
    {
        var resolver = new Resolver();
        resolver.Resolving += Mod;
        resolver.Length("tree");
    }

    public static void Demo2()
    {
        var resolver = new Resolver();
        resolver.Resolving += Mod;
        resolver.Found += Mod;
        _ = resolver.LengthIfAny("tree") + resolver.FoundLength("tree");
    }
}

public sealed class Chain
{
    private Func<string, string> _steps = Mod;

    public Chain Then(Func<string, string> step)
    {
        _steps += step;
        return this;
    }

    public int Length(string name) => _steps(name).Length;

    private static string Mod(string name) => name.StartsWith('m') ? "mods/" + name : null!;

    public static void Demo3() => new Chain().Then(name => "lib/" + name).Length("tree");
}
