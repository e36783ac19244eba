// case: neg-exception-helpers
// category: negative-guard
// rationale: generic throw helpers that pretend to return, an assertion that throws from a nested call, and Debug.Assert
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegExceptionHelpers;

public static class Throw
{
    public static T Missing<T>(string name) => throw new KeyNotFoundException(name);

    public static void If(bool condition, string message)
    {
        if (condition)
        {
            Now(message);
        }
    }

    public static void Now(string message) => throw new InvalidOperationException(message);

    public static T Ensure<T>(T? value, string name)
        where T : class
    {
        if (value == null)
        {
            Now(name);
        }

        return value; // csc-false
    }
}

public sealed class Region
{
    public string? Code { get; init; }

    public Region? Outer { get; init; }
}

public static class Geo
{
    public static int Code(Region? r)
    {
        var code = r?.Code ?? Throw.Missing<string>("code");
        return code.Length;
    }

    public static int Outer(Region r)
    {
        Throw.If(r.Outer == null, "no outer");
        return r.Outer.Code?.Length ?? 0; // csc-false
    }

    public static int Both(Region r)
    {
        if (r.Code == null || r.Outer == null)
        {
            Throw.Now("incomplete");
        }

        return r.Code.Length + r.Outer.GetHashCode() % 2; // csc-false
    }

    public static int Ensured(Region r) => Throw.Ensure(r.Outer, "outer").Code?.Length ?? 0;

    public static int Asserted(Region r)
    {
        Debug.Assert(r.Code is not null);
        return r.Code.Length;
    }
}

public static class Case
{
    private static readonly Region Full = new() { Code = "c", Outer = new Region { Code = "o" } };

    public static int Demo1() => Geo.Code(Full) + Geo.Outer(Full) + Geo.Both(Full) + Geo.Ensured(Full) + Geo.Asserted(Full);
}
