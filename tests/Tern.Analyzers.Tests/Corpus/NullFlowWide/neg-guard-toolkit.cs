// case: neg-guard-toolkit
// category: negative-guards
// rationale: guard helpers in other classes: extension predicates, OrThrow, a fluent Ensure, a throwing validator, a throw helper without attributes
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.NegGuardToolkit;

public static class Check
{
    public static bool IsBlank(this string? s) => s == null || s.Trim().Length == 0;

    public static T OrThrow<T>(this T? value, string what) where T : class => value ?? throw new KeyNotFoundException(what);

    public static void That(bool condition, string message)
    {
        if (!condition)
        {
            Fail(message);
        }
    }

    public static void Fail(string message) => throw new ArgumentException(message);

    public static void AllSet(params object?[] values)
    {
        foreach (object? v in values)
        {
            if (v is null)
            {
                throw new ArgumentException("missing value");
            }
        }
    }
}

public sealed class Address
{
    public string? Street { get; init; }
    public string? City { get; init; }
    public Address? Invoice { get; init; }

    public bool Complete => Street != null && City != null;
}

public static class Delivery
{
    public static int Street(Address a) => a.Street.IsBlank() ? 0 : a.Street.Length; // csc-false

    public static int City(Address a)
    {
        Check.That(a.City != null, "city");
        return a.City.Length; // csc-false
    }

    public static int Invoice(Address a) => a.Invoice.OrThrow("invoice").Street?.Length ?? 0;

    public static int Both(Address a)
    {
        Check.AllSet(a.City, a.Street);
        return a.City.Length + a.Street.Length; // csc-false
    }

    public static int Full(Address a) => a.Complete ? a.Street.Length + a.City.Length : 0; // csc-false

    public static int Failing(Address a)
    {
        if (a.Invoice is null)
        {
            Check.Fail("no invoice");
        }

        return a.Invoice.Complete ? 1 : 0; // csc-false
    }
}

public static class Case
{
    private static int Try(Func<Address, int> f, Address a) { try { return f(a); } catch (Exception e) when (e is ArgumentException or KeyNotFoundException) { return -1; } }

    private static void All(Address a) => _ = Try(Delivery.Street, a) + Try(Delivery.City, a) + Try(Delivery.Invoice, a) + Try(Delivery.Both, a) + Try(Delivery.Full, a) + Try(Delivery.Failing, a);

    public static void Demo1() => All(new Address());
    public static void Demo2() => All(new Address { Street = "s", City = "c", Invoice = new Address() });
}
