// case: delegates-tea-blending
// category: delegates
// rationale: Lazy over a method group, a factory table with one null lambda, a delegate member never set, results through a captured primary parameter
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.DelegatesTeaBlending;

public sealed class Tea(string leaf)
{
    public string Leaf { get; } = leaf;
}

public sealed class Cellar(Func<string, Tea> source, Tea house)
{
    private readonly Lazy<Tea> _special = new(() => source("special"));

    public Func<Tea, int>? Taster { get; set; }

    public string Special => _special.Value.Leaf; // missed: null-deref

    public string House() => house.Leaf;

    public string Pour(string name)
    {
        var tea = source(name) ?? house;
        return tea.Leaf;
    }

    public int Taste() => Taster!(house); // want: null-deref

    public int TasteOrSkip() => Taster is { } taster ? taster(house) : 0;
}

public static class Blends
{
    private static readonly Dictionary<string, Func<int, Tea>> Recipes = new()
    {
        ["morning"] = grams => new Tea("assam " + grams),
        ["evening"] = grams => grams < 5 ? null! : new Tea("mint"),
        ["noon"] = Noon,
    };

    private static Tea Noon(int grams) => new("oolong " + grams);

    public static Tea Mix(string name, int grams) => Recipes[name](grams);

    public static T Brew<T>(Func<int, T> step, int minutes) => step(minutes * 2);
}

public static class Case
{
    private static Tea Find(string name) => name == "house" ? new Tea("darjeeling") : null!;

    private static Cellar Open() => new(Find, Find("house"));

    private static int Leaf(string name)
    {
        Func<int, Tea> blend = grams => Blends.Mix(name, grams);
        var tea = Blends.Brew(blend, 2);
        return tea.Leaf.Length; // want: null-deref
    }

    private static int Noon() => Blends.Brew(g => new Tea("n" + g), 1).Leaf.Length;

    public static void Demo1() => _ = Open().Special;

    public static void Demo2() => Open().House();

    public static void Demo3() => Open().Pour("none");

    public static void Demo4() => Open().Taste();

    public static void Demo5() => Open().TasteOrSkip();

    public static void Demo6() => Leaf("evening");

    public static void Demo7() => Noon();
}
