// case: oblivious-sensor-names
// category: oblivious
// rationale: an old helper without annotations returns null three calls down, and hands null to a newer formatter
// csc: none

namespace NullSafety.ObliviousSensorNames;

#nullable disable

public static class LegacyRegistry
{
    private static readonly Dictionary<int, string> Names = new() { [1] = "Inlet", [2] = "Outlet" };

    private static string Raw(int id)
    {
        string name;
        return Names.TryGetValue(id, out name) ? name : null;
    }

    private static string Cached(int id)
    {
        var name = Raw(id);
        return name;
    }

    public static string NameOf(int id) => id < 0 ? "virtual" : Cached(id);

    public static string NameOrId(int id)
    {
        var name = Cached(id);
        if (name == null)
        {
            name = "#" + id;
        }

        return name;
    }

    public static string Row(int id, bool withAlias)
    {
        string alias = null;
        if (withAlias)
        {
            alias = "alias-" + id;
        }

        return SensorFormat.Row(id, alias);
    }
}

#nullable enable

public static class SensorFormat
{
    public static string Row(int id, string alias)
    {
        return id + ":" + alias.Replace('-', '_'); // want: null-deref
    }

    public static string Short(int id)
    {
        string name = LegacyRegistry.NameOf(id);
        return name.Substring(0, 1); // want: null-deref
    }

    public static string ShortOrId(int id) => LegacyRegistry.NameOrId(id).Substring(0, 1);
}

public static class Case
{
    public static void DemoKnown() => SensorFormat.Short(1);

    public static void DemoUnknown() => SensorFormat.Short(9);

    public static void DemoShortOrId() => SensorFormat.ShortOrId(9);

    public static void DemoRowWithAlias() => LegacyRegistry.Row(1, true);

    public static void DemoRowWithoutAlias() => LegacyRegistry.Row(1, false);
}
