// case: neg-guard-library
// category: negative-guards
// rationale: guard helpers of several styles: throwing, returning the value, boolean both ways, params, generic, fluent
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.NegGuardLibrary;

public static class Ensure
{
    public static void NotNull(object? value, string name)
    {
        if (value is null)
            throw new ArgumentNullException(name);
    }

    public static T Some<T>(T? value, string name)
        where T : class
    {
        return value ?? throw new ArgumentNullException(name);
    }

    public static void That(bool condition, string message)
    {
        if (!condition)
            throw new InvalidOperationException(message);
    }

    public static void AllNotNull(params object?[] values)
    {
        foreach (var v in values)
            NotNull(v, "values");
    }
}

public static class Maybe
{
    public static bool Has(string? s) => s != null && s.Length > 0;
    public static bool Lacks(object? o) => o == null;
}

public static class Mailer
{
    public static int Send(string? to)
    {
        Ensure.NotNull(to, nameof(to));
        return to.Length; // csc-false
    }

    public static int Forward(string? to) => Ensure.Some(to, nameof(to)).Length;

    public static int Copy(string? to, string? cc)
    {
        Ensure.That(to != null && cc != null, "addresses");
        return to.Length + cc.Length; // csc-false
    }

    public static int Blind(string? to, string? bcc)
    {
        Ensure.AllNotNull(to, bcc);
        return to.Length + bcc.Length; // csc-false
    }

    public static int Count(string? to) => Maybe.Has(to) ? to.Length : 0; // csc-false
    public static int Domain(string? to) => Maybe.Lacks(to) ? 0 : to.IndexOf('@'); // csc-false
}

public static class Case
{
    public static void Demo1()
    {
        Mailer.Send("a");
        Mailer.Forward("a");
        Mailer.Copy("a", "b");
        Mailer.Blind("a", "b");
        foreach (var s in new[] { null, "", "a@b" })
        {
            Mailer.Count(s);
            Mailer.Domain(s);
        }
    }
}
