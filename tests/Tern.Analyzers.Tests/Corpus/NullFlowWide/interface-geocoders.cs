// case: interface-geocoders
// category: interface-result
// rationale: one of several implementations returns null; another one dereferences a parameter that the interface caller passes as null
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.InterfaceGeocoders;

public sealed record Place(string City);

#nullable disable
public interface IGeocoder
{
    Place Locate(string address, string hint);
}

public sealed class OnlineGeocoder : IGeocoder
{
    public Place Locate(string address, string hint) => new Place(address + hint);
}

public sealed class OfflineGeocoder : IGeocoder
{
    private readonly Dictionary<string, Place> _known = new() { ["x"] = new Place("Xanten") };

    public Place Locate(string address, string hint)
    {
        Place p;
        _known.TryGetValue(address, out p);
        return p;
    }
}

public sealed class HintGeocoder : IGeocoder
{
    public Place Locate(string address, string hint)
    {
        return new Place(hint.ToLowerInvariant()); // want: null-deref
    }
}
#nullable restore

public sealed class Delivery(IGeocoder geocoder, string depot)
{
    public int Plan(string address)
    {
        var place = geocoder.Locate(address, null);
        return place.City.Length; // want: null-deref
    }

    public int FromDepot()
    {
        return depot.Length; // want: null-deref
    }

    public bool Reachable(string address) => geocoder.Locate(address, "h") is { City.Length: > 0 };
}

public static class Case
{
    private static string Setting(string name) => Environment.GetEnvironmentVariable(name)!;

    public static int Demo1() => new Delivery(new OfflineGeocoder(), "d").Plan("nowhere");

    public static int Demo2() => new Delivery(new OnlineGeocoder(), "d").Plan("here");

    public static int Demo3() => new Delivery(new HintGeocoder(), "d").Plan("here");

    public static int Demo4() => new Delivery(new OnlineGeocoder(), Setting("BLIND_NO_SUCH_VARIABLE")).FromDepot();

    public static bool Demo5() => new Delivery(new OfflineGeocoder(), "d").Reachable("nowhere");

    public static int Demo6() => new Delivery(new OnlineGeocoder(), "main").FromDepot();
}
