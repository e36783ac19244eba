// case: builder-sewing-pattern
// category: object-state
// rationale: an initialiser that forgets a member and a fluent builder that skips a step
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.BuilderSewingPattern;

public sealed class Fabric
{
    public string Weave { get; set; } = null!;
    public string Colour { get; set; } = "ecru";
}

public sealed class Garment
{
    public Fabric Outer { get; set; } = null!;
    public Fabric? Lining { get; set; }
    public List<string> Notions { get; } = [];
}

public sealed class GarmentBuilder
{
    private string? _weave;
    private Fabric? _lining;
    private readonly List<string> _notions = [];

    public GarmentBuilder Woven(string weave)
    {
        _weave = weave;
        return this;
    }

    public GarmentBuilder Lined(string colour)
    {
        _lining = new Fabric { Colour = colour };
        return this;
    }

    public GarmentBuilder With(params string[] notions)
    {
        _notions.AddRange(notions);
        return this;
    }

    public Garment Build()
    {
        var garment = new Garment { Lining = _lining };
        if (_weave is not null)
        {
            garment.Outer = new Fabric { Weave = _weave };
        }

        garment.Notions.AddRange(_notions);
        return garment;
    }
}

public static class Demos
{
    private static int Yarn(Fabric fabric) => fabric.Colour.Length + fabric.Weave.Length; // want: null-deref

    public static void Demo1() => Yarn(new Fabric { Colour = "teal" });

    public static void Demo2() => Yarn(new Fabric { Weave = "twill" });

    public static void Demo3()
    {
        var coat = new GarmentBuilder().Lined("red").With("button", "zip").Build();
        Console.Write(coat.Notions.Count + coat.Lining!.Colour.Length);
        Console.Write(coat.Outer.Colour.Length); // want: null-deref
    }

    public static void Demo4()
    {
        var skirt = new GarmentBuilder().Woven("satin").Build();
        Console.Write(skirt.Outer.Weave.Length + (skirt.Lining?.Colour.Length ?? 0));
        Console.Write(skirt.Lining!.Weave); // want: null-deref
    }
}
