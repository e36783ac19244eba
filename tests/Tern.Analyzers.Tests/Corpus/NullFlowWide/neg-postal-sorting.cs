// case: neg-postal-sorting
// category: negative-try-pattern
// rationale: try methods, paired nulls, found flags and generic defaults that are each decided before the use
// csc: silent

namespace NullSafety.NegPostalSorting;

public sealed record Depot(string Code, string Region);

public static class Search
{
    public static T FirstOr<T>(IEnumerable<T> items, Predicate<T> match, T fallback)
    {
        T found = default!;
        bool any = false;
        foreach (var item in items)
        {
            if (match(item))
            {
                found = item;
                any = true;
                break;
            }
        }

        return any ? found : fallback;
    }

    public static T ValueAt<T>(IReadOnlyList<T> items, int index)
        where T : struct
    {
        return index < items.Count ? items[index] : default!;
    }
}

public sealed class Router
{
    private static readonly Depot Central = new("000", "central");
    private readonly Dictionary<string, Depot> _byPrefix = new();

    public void Map(string prefix, Depot depot) => _byPrefix[prefix] = depot;

    public bool TryRoute(string postcode, out Depot depot, out string error)
    {
        if (postcode.Length < 2)
        {
            (depot, error) = (null!, "postcode too short");
            return false;
        }

        if (!_byPrefix.TryGetValue(postcode[..2], out depot!))
        {
            depot = Central;
        }

        error = null!;
        return true;
    }

    public string Label(string postcode)
    {
        bool routed = TryRoute(postcode, out var depot, out var error);
        return routed ? depot.Code.PadLeft(4) : error.ToUpperInvariant();
    }

    public string RegionOf(string postcode)
    {
        if (!TryRoute(postcode, out var depot, out var error))
        {
            throw new ArgumentException(error.Trim(), nameof(postcode));
        }

        return depot.Region.ToUpperInvariant();
    }

    public int CodeLength(string region) => Search.FirstOr(_byPrefix.Values, d => d.Region == region, Central).Code.Length;
}

public static class Case
{
    private static Router Router()
    {
        var router = new Router();
        router.Map("10", new Depot("117", "north"));
        return router;
    }

    public static void DemoLabels() => _ = Router().Label("1055") + Router().Label("9000") + Router().Label("1");
    public static void DemoRegion() => Router().RegionOf("7700");
    public static void DemoCode() => _ = Router().CodeLength("south") + Router().CodeLength("north");
    public static void DemoValue() => Search.ValueAt(new[] { 4 }, 3).ToString();
}
