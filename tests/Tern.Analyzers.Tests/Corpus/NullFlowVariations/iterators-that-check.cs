// Iterators that give an element for each thing that is wrong: where they give none, nothing is.
using System.Collections.Generic;
using System.Linq;

namespace Variations.IteratorsThatCheck;

public sealed class Shipment
{
    public string? Street { get; init; }

    public string? Country { get; init; }
}

public static class Rules
{
    public static IEnumerable<string> Check(Shipment shipment)
    {
        if (shipment.Country is null)
        {
            yield return "country";
        }

        if (shipment.Street is null)
        {
            yield return "street";
        }
    }

    public static bool IsComplete(Shipment shipment) => !Check(shipment).Any();
}

public static class Labels
{
    private static int Complete(Shipment shipment)
    {
        if (!Rules.IsComplete(shipment))
        {
            return 0;
        }

        return shipment.Country!.Length + shipment.Street!.Length;
    }

    private static int Unmarked(Shipment shipment)
    {
        foreach (var _ in Rules.Check(shipment))
        {
            return 0;
        }

        return shipment.Country!.Length + shipment.Street!.Length;
    }

    private static int Wrong(Shipment shipment)
    {
        if (Rules.IsComplete(shipment))
        {
            return 0;
        }

        return shipment.Street!.Length; // want: null-deref
    }

    public static void Demo1() => Complete(new Shipment { Country = "de" });

    public static void Demo2() => Unmarked(new Shipment { Country = "de" });

    public static void Demo3() => Wrong(new Shipment { Country = "de" });

    public static void Demo4() => Complete(new Shipment { Country = "de", Street = "a" });

    public static void Demo5() => Complete(new Shipment());
}
