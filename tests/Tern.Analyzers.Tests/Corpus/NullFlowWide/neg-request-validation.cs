// case: neg-request-validation
// category: negative-guards
// rationale: validators in other classes throw for missing members; a collected error list must be empty before use
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.NegRequestValidation;

public sealed class Address
{
    public string? City { get; set; }
}

public sealed class ShipRequest
{
    public string? Recipient { get; set; }
    public Address? Address { get; set; }
}

public static class ShipValidator
{
    public static void Check(ShipRequest r)
    {
        if (string.IsNullOrWhiteSpace(r.Recipient))
            throw new FormatException("recipient");

        CheckAddress(r.Address);
    }

    private static void CheckAddress(Address? a)
    {
        if (a?.City == null)
            throw new FormatException("city");
    }

    public static IReadOnlyList<string> Errors(ShipRequest r)
    {
        var errors = new List<string>();
        if (r.Recipient is null)
            errors.Add("recipient");

        return errors;
    }

    public static bool IsComplete(ShipRequest r) => r is { Recipient: not null, Address.City: not null };
}

public static class Shipping
{
    public static int Ship(ShipRequest r)
    {
        ShipValidator.Check(r);
        return r.Recipient.Length + r.Address.City.Length; // csc-false
    }

    public static string Quote(ShipRequest r) => ShipValidator.IsComplete(r) ? r.Address.City.Trim() : "incomplete"; // csc-false

    public static string Label(ShipRequest r)
    {
        var errors = ShipValidator.Errors(r);
        return errors.Count > 0 ? string.Join(',', errors) : r.Recipient.Trim(); // csc-false
    }
}

public static class Case
{
    public static void Demo1()
    {
        var r = new ShipRequest { Recipient = "x", Address = new Address { City = "c" } };
        Shipping.Ship(r);
        Shipping.Quote(r);
        Shipping.Label(r);
    }

    public static void Demo2()
    {
        Shipping.Quote(new ShipRequest { Recipient = "x", Address = new Address() });
        Shipping.Label(new ShipRequest());
    }
}
