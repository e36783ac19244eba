// case: interface-geocoder
// category: interface-impl
// rationale: a legacy implementation returns null behind a non-null interface result, and another one relies on an argument callers leave out
// csc: none

namespace NullSafety.Blind.B22.Geocoder;

public sealed record Place(string City, double Lat, double Lon);

public interface IGeocoder
{
    Place Locate(string address);
}

public abstract class Courier
{
    public abstract string Route(Place from, Place via);
}

#nullable disable
public sealed class GazetteerFile : IGeocoder
{
    private readonly string[] _cities = { "Bern", "Basel" };

    public Place Locate(string address)
    {
        foreach (var city in _cities)
        {
            if (address.EndsWith(city))
            {
                return new Place(city, 47, 7);
            }
        }

        return null;
    }
}
#nullable restore

public sealed class FixedGeocoder : IGeocoder
{
    public Place Locate(string address) => new("Bern", 46.9, 7.4);
}

public sealed class BikeCourier : Courier
{
    public override string Route(Place from, Place via)
    {
        return from.City + " > " + via.City; // want: null-deref
    }
}

public sealed class DirectCourier : Courier
{
    public override string Route(Place from, Place via)
    {
        return via is null ? from.City : from.City + " > " + via.City;
    }
}

public sealed class Dispatch(IGeocoder geocoder)
{
    public double Latitude(string address)
    {
        Place place = geocoder.Locate(address);
        return Math.Round(place.Lat, 1); // want: null-deref
    }

    public string Plan(Courier courier, string address)
    {
        var start = new Place(address, 47, 8);
        return courier.Route(start, null!);
    }
}

public static class Case
{
    private static double Fixed(FixedGeocoder geocoder, string address)
    {
        return geocoder.Locate(address).Lat;
    }

    public static void DemoKnown() => new Dispatch(new GazetteerFile()).Latitude("Ring 1, Basel");

    public static void DemoUnknown() => new Dispatch(new GazetteerFile()).Latitude("Quai 3, Geneva");

    public static void DemoFixed() => Fixed(new FixedGeocoder(), "Quai 3, Geneva");

    public static void DemoBike() => new Dispatch(new FixedGeocoder()).Plan(new BikeCourier(), "Ring 1");

    public static void DemoDirect() => new Dispatch(new FixedGeocoder()).Plan(new DirectCourier(), "Ring 1");
}
