// case: neg-campsite-validator
// category: negative-guards
// rationale: a validator throws or reports before the members of an unchecked request are read
// csc: silent

using System.Text.Json;

namespace NullSafety.NegCampsiteValidator;

public sealed class Booking
{
    public string? Guest { get; set; }
    public Pitch? Pitch { get; set; }
    public List<string>? Extras { get; set; }
}

public sealed class Pitch
{
    public required string Row { get; init; }
    public int Number { get; set; }
}

public sealed class ValidationException : Exception
{
    public ValidationException(string message)
        : base(message)
    {
    }
}

public static class BookingValidator
{
    public static List<string> Problems(Booking b)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(b.Guest)) problems.Add("guest");
        if (b.Pitch == null) problems.Add("pitch");
        return problems;
    }

    public static void Check(Booking? b)
    {
        if (b is null)
        {
            Fail("no booking");
        }

        if (b!.Guest == null || b.Pitch == null)
        {
            Fail("incomplete");
        }
    }

    private static void Fail(string why) => throw new ValidationException(why);
}

public static class Reception
{
    public static string CheckIn(string json)
    {
        var booking = JsonSerializer.Deserialize<Booking>(json);
        BookingValidator.Check(booking);
        string label = booking!.Guest!.ToUpperInvariant() + booking.Pitch!.Row;
        booking.Extras ??= new List<string>();
        return label + booking.Extras.Count;
    }

    public static int Preview(Booking booking)
    {
        var problems = BookingValidator.Problems(booking);
        if (problems.Count > 0)
        {
            return -problems.Count;
        }

        return booking.Guest!.Length + booking.Pitch!.Number;
    }
}

public static class Case
{
    public static void Demo1() => Reception.CheckIn("{\"Guest\":\"Mia\",\"Pitch\":{\"Row\":\"B\"}}");

    public static void Demo2()
    {
        Reception.Preview(new Booking());
        Reception.Preview(new Booking { Guest = "Mia", Pitch = new Pitch { Row = "C", Number = 4 } });
        foreach (var json in new[] { "null", "{}" })
        {
            try { Reception.CheckIn(json); } catch (ValidationException) { }
        }
    }
}
