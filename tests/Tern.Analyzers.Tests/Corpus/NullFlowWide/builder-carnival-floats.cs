// case: builder-carnival-floats
// category: partial-construction
// rationale: builder step left out, an options callback that sets one member of two, an initialiser behind a factory
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.BuilderCarnivalFloats;

public sealed class Float
{
    public string Theme { get; init; } = null!;
    public Tractor Tractor { get; set; } = null!;
    public List<string> Dancers { get; set; } = null!;
}

public sealed class Tractor
{
    public string Driver = "dan";
}

public sealed class FloatBuilder
{
    private string? _theme;
    private Tractor? _tractor;
    private readonly List<string> _dancers = [];

    public FloatBuilder Theme(string t)
    {
        _theme = t;
        return this;
    }

    public FloatBuilder PulledBy(string driver)
    {
        _tractor = new Tractor { Driver = driver };
        return this;
    }

    public Float Build() => new() { Theme = _theme!, Tractor = _tractor!, Dancers = _dancers };

    public Float BuildChecked() => _theme is null || _tractor is null ? throw new InvalidOperationException("incomplete") : Build();
}

public sealed class ParadeOptions
{
    public string Route { get; set; } = null!;
    public string Marshal { get; set; } = null!;
    public TimeSpan Start { get; set; }
}

public sealed class Parade
{
    private readonly ParadeOptions _options = new();

    public Parade(Action<ParadeOptions> configure) => configure(_options);

    public int Program() => _options.Route.Length + _options.Start.Hours;

    public string Badge() => _options.Marshal.ToUpperInvariant(); // want: null-deref
}

public static class Case
{
    private static int Pull(Float f) => f.Theme.Length + f.Tractor.Driver.Length; // want: null-deref

    private static int Steps(Float f) => f.Dancers.Count; // want: null-deref

    private static Float Bare(string theme) => new() { Theme = theme, Tractor = new Tractor() };

    private static Parade Plan() => new(o => { o.Route = "main st"; o.Start = TimeSpan.FromHours(2); });

    public static void Demo1() => Pull(new FloatBuilder().Theme("sea").Build());

    public static void Demo2() => Pull(new FloatBuilder().Theme("sea").PulledBy("eve").BuildChecked());

    public static void Demo3() => Steps(Bare("sun"));

    public static void Demo4() => Steps(new FloatBuilder().Theme("x").PulledBy("y").Build());

    public static void Demo5() => Pull(Bare("sun"));

    public static void Demo6() => Plan().Program();

    public static void Demo7() => Plan().Badge();
}
