// Objects that carry a null, handed to the constructor of another object that is used in their place.
using System;
using System.Collections.Generic;

namespace Variations.CarriersHandedIn;

public sealed class Kernel
{
    public int Pins;
}

public sealed class Cabinet
{
    private readonly Dictionary<string, Kernel?> _hooks = new();
    private Kernel? _spare = new();

    public void Hang(string code, Kernel kernel) => _hooks[code] = kernel;

    public void Reserve(string code) => _hooks[code] = null;

    public void Clear() => _spare = null;

    public bool TryFind(string code, out Kernel? kernel) => _hooks.TryGetValue(code, out kernel);

    public bool TrySpare(out Kernel? kernel)
    {
        kernel = _spare;
        return true;
    }
}

public sealed class Workshop
{
    private readonly Cabinet _cabinet;

    public Workshop(Cabinet cabinet) => _cabinet = cabinet;

    public int Cut(string code) => _cabinet.TryFind(code, out var kernel) ? kernel!.Pins : 0; // want: null-deref

    public int Replace() => _cabinet.TrySpare(out var kernel) ? kernel!.Pins : 0; // want: null-deref

    public int CutIfThere(string code) => _cabinet.TryFind(code, out var kernel) && kernel != null ? kernel.Pins : 0;
}

public sealed class Shop(Workshop workshop)
{
    public int Serve(string code) => workshop.Cut(code) + workshop.CutIfThere(code);
}

public static class Case
{
    private static Cabinet Stocked()
    {
        var cabinet = new Cabinet();
        cabinet.Hang("Y", new Kernel());
        cabinet.Reserve("C");
        return cabinet;
    }

    private static Cabinet Emptied()
    {
        var cabinet = Stocked();
        cabinet.Clear();
        return cabinet;
    }

    public static int Demo1() => new Shop(new Workshop(Stocked())).Serve("C");

    public static int Demo2() => new Workshop(Emptied()).Replace();

    public static int Demo3() => new Workshop(Stocked()).CutIfThere("C");
}
