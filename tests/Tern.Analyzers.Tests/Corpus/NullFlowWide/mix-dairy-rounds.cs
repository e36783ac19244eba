// case: mix-dairy-rounds
// category: multi-hop
// rationale: farms of a milk round travel through fields, tuples, lambdas, groups and returns before they are read
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.MixDairyRounds;

internal sealed record Farm(string Name, string Village);

internal sealed class Round
{
    private Farm _first = null!;
    private readonly Dictionary<string, Farm> _farms = new();

    public void Register(Farm farm)
    {
        if (farm.Village.Length > 3)
        {
            _first = farm;
        }

        _farms[farm.Name] = farm;
    }

    private (Farm Farm, int Litres) Head() => (_first, _farms.Count * 10);

    public Func<Farm> Opener()
    {
        var (farm, litres) = Head();
        return () => litres >= 0 ? farm : new Farm("none", "none");
    }

    public IEnumerable<KeyValuePair<string, Farm>> Pairs(params string[] names)
    {
        foreach (var name in names)
        {
            _farms.TryGetValue(name, out var farm);
            yield return KeyValuePair.Create(name, farm!);
        }
    }
}

internal static class Dispatcher
{
    private static T Run<T>(Func<T> step) => step();

    public static int Start(Round round)
    {
        var farm = Run(round.Opener());
        return farm.Name.Length; // want: null-deref
    }

    public static int Villages(Round round, params string[] names)
    {
        var byName = round.Pairs(names).ToDictionary(p => p.Key, p => p.Value);
        int n = 0;
        foreach (var (name, farm) in byName)
        {
            n += name.Length;
            n += farm.Village.Length; // want: null-deref
        }

        return n;
    }

    public static int VillagesKnown(Round round, params string[] names) =>
        round.Pairs(names).Where(p => p.Value is not null).Select(p => p.Value).Sum(f => f.Village.Length);
}

public static class Demos
{
    private static Round With(string village)
    {
        var round = new Round();
        round.Register(new Farm("hill", village));
        return round;
    }

    public static void DemoStart() => Dispatcher.Start(With("long"));
    public static void DemoStartNone() => Dispatcher.Start(With("x"));
    public static void DemoVillages() => Dispatcher.Villages(With("x"), "hill");
    public static void DemoVillagesMiss() => Dispatcher.Villages(With("x"), "hill", "dale");
    public static void DemoVillagesKnown() => Dispatcher.VillagesKnown(With("x"), "hill", "dale");
}
