// case: builder-tent-kit
// category: object-initialiser
// rationale: builders, nested initialisers and bypassed required members leave tent parts unset
// csc: none

using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace NullSafety.Wide9.TentKit;

public sealed class Poles
{
    public int Count { get; set; }
    public string Alloy { get; set; } = "7075";
}

public sealed class Tent
{
    public Poles Poles { get; set; } = null!;
    public List<string> Extras { get; } = new();
    public string Colour { get; set; } = "green";
}

public sealed class TentBuilder
{
    private readonly Tent _tent = new();
    private Poles? _poles;

    public TentBuilder WithPoles(int count)
    {
        _poles = new Poles { Count = count };
        return this;
    }

    public TentBuilder WithExtra(string extra)
    {
        _tent.Extras.Add(extra);
        return this;
    }

    public Tent Build()
    {
        _tent.Poles = _poles!;
        return _tent;
    }
}

public sealed class Groundsheet
{
    public Groundsheet()
    {
    }

    [SetsRequiredMembers]
    public Groundsheet(int width) // csc-false
    {
        Width = width;
    }

    public int Width { get; init; } = 2;
    public required string Fabric { get; init; }

    public static Groundsheet Create() => Activator.CreateInstance<Groundsheet>();
}

public static class Shop
{
    private static string Pack(Tent tent)
    {
        return tent.Poles.Count + "x" + tent.Extras.Count; // want: null-deref
    }

    private static Tent Festival()
    {
        return new Tent { Colour = "pink", Poles = { Alloy = "6061" }, Extras = { "flag" } }; // want: null-deref
    }

    private static int FabricCode(Groundsheet sheet)
    {
        return sheet.Fabric.GetHashCode() & 1; // want: null-deref
    }

    private static string FabricInitial(Groundsheet sheet)
    {
        return sheet.Fabric.Substring(0, 1); // want: null-deref
    }

    public static string Demo1() => Pack(new TentBuilder().WithExtra("lamp").Build());

    public static Tent Demo2() => Festival();

    public static int Demo3() => FabricCode(new Groundsheet(3));

    public static string Demo4() => FabricInitial(Groundsheet.Create());

    public static string Demo5() => Pack(new TentBuilder().WithPoles(3).Build()) + Pack(new Tent { Poles = new() { Count = 2 } });

    public static string Demo6() => FabricInitial(new Groundsheet { Fabric = "nylon" }) + FabricCode(new Groundsheet { Fabric = "hemp" });
}
