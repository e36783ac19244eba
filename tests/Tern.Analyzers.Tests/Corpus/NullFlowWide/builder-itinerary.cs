// case: builder-itinerary
// category: object-state
// rationale: a fluent trip builder builds before its legs are named; an initialiser that skips the traveller
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.BuilderItinerary;

public sealed class Traveller
{
    public string Passport { get; set; } = "C01";
}

public sealed class Trip
{
    public string From { get; set; } = null!;

    public string To { get; set; } = null!;

    public Traveller Traveller { get; set; } = null!;

    public int Nights { get; set; } = 1;
}

public sealed class TripBuilder
{
    private readonly Trip _trip = new() { From = "HAM" };

    public TripBuilder To(string to)
    {
        _trip.To = to;
        return this;
    }

    public TripBuilder Nights(int n)
    {
        _trip.Nights = n;
        return this;
    }

    public Trip Build() => _trip;
}

public static class Booking
{
    private static string Route(Trip t) => t.From.Trim() + "-" + t.To.Trim(); // want: null-deref

    private static int Check(Trip t) => t.Nights + t.Traveller.Passport.Length; // want: null-deref

    private static string Both(Trip t) => t.From.Trim() + t.To.Trim() + t.Traveller.Passport.Trim();

    public static string Weekend() => Route(new TripBuilder().Nights(2).Build());

    public static string Week() => Route(new TripBuilder().To("LIS").Nights(7).Build());

    public static int Express(string from, string to)
    {
        var trip = new Trip { From = from, To = to, Nights = 0 };
        return Check(trip);
    }

    public static string Full(string from, string to)
    {
        var trip = new Trip { From = from, To = to, Traveller = new Traveller() };
        return Both(trip);
    }
}

public static class Case
{
    public static void Demo1() => Booking.Weekend();

    public static void Demo2() => Booking.Week();

    public static void Demo3() => Booking.Express("HAM", "LIS");

    public static void Demo4() => Booking.Full("HAM", "LIS");
}
