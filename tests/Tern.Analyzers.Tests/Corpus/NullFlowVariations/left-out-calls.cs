// Calls that the compiler leaves out, because a symbol is not defined.
#define AUDITED
using System;
using System.Diagnostics;

namespace Variations.LeftOutCalls;

public static class Checks
{
    [Conditional("EXPENSIVE_CHECKS")]
    public static void Expensive(object? value)
    {
        if (value is null)
        {
            throw new ArgumentNullException(nameof(value));
        }
    }

    [Conditional("EXPENSIVE_CHECKS")]
    [Conditional("AUDITED")]
    public static void Audited(object? value)
    {
        if (value is null)
        {
            throw new ArgumentNullException(nameof(value));
        }
    }

    [Conditional("DEBUG")]
    public static void Debugged(object? value)
    {
        if (value is null)
        {
            throw new ArgumentNullException(nameof(value));
        }
    }
}

public static class Ports
{
    private static int Unchecked(string? name)
    {
        Checks.Expensive(name);
        return name!.Length; // want: null-deref
    }

    private static int Checked(string? name)
    {
        Checks.Audited(name);
        return name!.Length;
    }

    private static int CheckedInDebug(string? name)
    {
        Checks.Debugged(name);
        return name!.Length;
    }

    public static void Demo1() => Unchecked(null);

    public static void Demo2()
    {
        try
        {
            Checked(null);
        }
        catch (ArgumentNullException)
        {
        }
    }

    public static void NotRun() => CheckedInDebug(null);
}
