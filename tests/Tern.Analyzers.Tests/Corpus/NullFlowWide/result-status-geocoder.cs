// case: result-status-geocoder
// category: error-contract
// rationale: a lookup answer holds a place only with Status.Exact; callers test for "not failed" or ignore the error
// csc: none

namespace NullSafety.ResultStatusGeocoder;

public enum Status { Exact, Ambiguous, Failed }

public sealed record Place(string Name, string Country);

public sealed class Answer
{
    private Answer(Status status, Place place, string[] hints)
    {
        Status = status;
        Place = place;
        Hints = hints;
    }

    public Status Status { get; }
    public Place Place { get; }
    public string[] Hints { get; }
    public static Answer Exact(Place place) => new(Status.Exact, place, Array.Empty<string>());
    public static Answer Ambiguous(params string[] hints) => new(Status.Ambiguous, null!, hints);
    public static Answer Failed() => new(Status.Failed, null!, Array.Empty<string>());
}

public sealed class Geocoder
{
    private readonly Dictionary<string, List<Place>> _places = new();

    public void Learn(Place place)
    {
        if (!_places.TryGetValue(place.Name, out var same))
            _places[place.Name] = same = new List<Place>();

        same.Add(place);
    }

    public Answer Resolve(string name)
    {
        if (!_places.TryGetValue(name, out var found))
            return Answer.Failed();

        return found.Count == 1 ? Answer.Exact(found[0]) : Answer.Ambiguous(found.Select(p => p.Country).ToArray());
    }

    public (Place Place, string? Error) Nearest(int distance)
        => distance > 100 ? (null!, "nothing within 100 km") : (new Place("Here", "CH"), null);
}

public static class Shipping
{
    public static string Country(Geocoder geo, string city)
    {
        var answer = geo.Resolve(city);
        if (answer.Status == Status.Failed)
            return "??";

        return answer.Place.Country; // want: null-deref
    }

    public static string CountrySafe(Geocoder geo, string city)
    {
        var answer = geo.Resolve(city);
        return answer.Status switch { Status.Exact => answer.Place.Country, Status.Ambiguous => answer.Hints[0], _ => "??" };
    }

    public static int Depot(Geocoder geo, int distance)
    {
        var (place, _) = geo.Nearest(distance);
        return place.Name.Length; // want: null-deref
    }

    public static int DepotSafe(Geocoder geo, int distance)
    {
        var (place, error) = geo.Nearest(distance);
        return error is null ? place.Name.Length : -1;
    }
}

public static class Case
{
    private static Geocoder Atlas()
    {
        var geo = new Geocoder();
        geo.Learn(new Place("Springfield", "US"));
        geo.Learn(new Place("Springfield", "CA"));
        return geo;
    }

    public static void DemoCountry() => Shipping.Country(Atlas(), "Springfield");
    public static void DemoCountrySafe() => Shipping.CountrySafe(Atlas(), "Springfield");
    public static void DemoDepot() => Shipping.Depot(Atlas(), 250);
    public static void DemoDepotSafe() => Shipping.DepotSafe(Atlas(), 250);
}
