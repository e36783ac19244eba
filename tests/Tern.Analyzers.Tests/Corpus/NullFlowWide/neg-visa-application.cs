// case: neg-visa-application
// category: negative-validation
// rationale: validators, guard classes and throw helpers without nullable attributes prove the members present
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace NullSafety.Wide.NegVisaApplication;

public sealed class Applicant
{
    public string? Passport { get; set; }
    public string? Sponsor { get; set; }
    public Applicant? Spouse { get; set; }
}

public sealed class VisaException(string field) : Exception(field);

public static class Check
{
    public static void Present(object? value, string field)
    {
        if (value is null)
            Reject(field);
    }

    public static void Reject(string field) => throw new VisaException(field);
    public static Exception Missing(string field) => new VisaException(field);

    public static T Must<T>(T? value)
        where T : class => value ?? throw Missing(typeof(T).Name);

    public static bool Complete(Applicant? a) => a is { Passport: not null, Sponsor: not null };
    public static void All(params object?[] values) => Array.ForEach(values, v => Present(v, "any"));
}

public static class Desk
{
    private static int Passport(Applicant a)
    {
        Check.Present(a.Passport, nameof(a.Passport));
        return a.Passport.Length; // csc-false
    }

    private static int Both(Applicant? a)
    {
        if (!Check.Complete(a))
            throw Check.Missing("both");

        return a.Passport.Length + a.Sponsor.Length; // csc-false
    }

    private static int Spouse(Applicant a)
    {
        var spouse = Check.Must(a.Spouse);
        if (spouse.Passport == null)
            Check.Reject("spouse");

        return spouse.Passport.Length; // csc-false
    }

    private static int Asserted(Applicant a)
    {
        string? sponsor = a.Sponsor ?? a.Passport;
        Debug.Assert(a.Passport is not null);
        return sponsor.Length; // csc-false
    }

    private static int Try(Func<Applicant, int> step, Applicant a)
    {
        try
        {
            return step(a);
        }
        catch (VisaException e)
        {
            return -e.Message.Length;
        }
    }

    public static void Demo1() => Console.Write(Try(Passport, new()) + Try(Both, new()) + Try(Spouse, new()) + Try(Spouse, new() { Spouse = new() }));
    public static void Demo2()
    {
        var full = new Applicant { Passport = "P", Sponsor = "S" };
        full.Spouse = full;
        Console.Write(Passport(full) + Both(full) + Spouse(full) + Asserted(new Applicant { Passport = "P" }));
    }
}
