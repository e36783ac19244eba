// case: try-postcode
// category: try pattern
// rationale: the result of a Try method is not looked at, or looked at the wrong way round
// csc: none

namespace NullSafety.TryPostcode;

public sealed class District
{
    public District(string town, int households)
    {
        Town = town;
        Households = households;
    }

    public string Town { get; }
    public int Households { get; }
}

public sealed class Gazetteer
{
    private readonly SortedList<int, District> _byStart = new();

    public void Register(int firstCode, District district) => _byStart.Add(firstCode, district);

    public bool TryLocate(string text, out District district)
    {
        district = null!;
        if (!int.TryParse(text, out int code))
        {
            return false;
        }

        foreach (KeyValuePair<int, District> entry in _byStart)
        {
            if (entry.Key > code)
            {
                break;
            }

            district = entry.Value;
        }

        return district != null;
    }
}

public sealed class Canvass
{
    private readonly Gazetteer _gazetteer;

    public Canvass(Gazetteer gazetteer) => _gazetteer = gazetteer;

    public int Leaflets(string postcode)
    {
        _gazetteer.TryLocate(postcode, out District d);
        return d.Households + 10; // want: null-deref
    }

    public int LeafletsChecked(string postcode) =>
        _gazetteer.TryLocate(postcode, out District d) ? d.Households + 10 : 0;

    public string Heading(string postcode)
    {
        bool known = _gazetteer.TryLocate(postcode, out District d);
        if (!known || d.Households == 0)
        {
            return "no households in " + d.Town; // want: null-deref
        }

        return d.Town;
    }

    public string HeadingChecked(string postcode)
    {
        bool known = _gazetteer.TryLocate(postcode, out District d);
        if (known && d.Households == 0)
        {
            return "no households in " + d.Town;
        }

        return known ? d.Town : "unknown";
    }
}

public static class Case
{
    private static Canvass Start()
    {
        var g = new Gazetteer();
        g.Register(4000, new District("Altdorf", 310));
        return new Canvass(g);
    }

    public static void DemoLeaflets() => Start().Leaflets("3999");
    public static void DemoLeafletsChecked() => Start().LeafletsChecked("x");
    public static void DemoHeading() => Start().Heading("12");
    public static void DemoHeadingChecked() => Start().HeadingChecked("12");
}
