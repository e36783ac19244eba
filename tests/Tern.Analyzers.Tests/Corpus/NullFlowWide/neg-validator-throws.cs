// case: neg-validator-throws
// category: negative-guard
// rationale: guards in another class that throw without annotations, and a validation list that ends the method
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegValidatorThrows;

public sealed class Signup
{
    public string? Email { get; init; }

    public string? Name { get; init; }

    public string? Country { get; init; }
}

public static class Check
{
    public static void Present(object? value, string name)
    {
        if (value is null)
        {
            Fail(name + " is missing");
        }
    }

    public static void That(bool condition, string message)
    {
        if (!condition)
        {
            Fail(message);
        }
    }

    private static void Fail(string message) => throw new ArgumentException(message);

    public static Exception Error(string message) => new InvalidOperationException(message);
}

public static class SignupService
{
    private static IEnumerable<string> Problems(Signup s)
    {
        if (s.Country == null)
        {
            yield return "country";
        }
    }

    private static void ThrowIfInvalid(Signup s)
    {
        if (string.IsNullOrWhiteSpace(s.Name))
        {
            throw Check.Error("name");
        }
    }

    public static int Store(Signup s)
    {
        Check.Present(s.Email, nameof(s.Email));
        ThrowIfInvalid(s);
        int n = s.Email.Length; // csc-false
        n += s.Name.Length; // csc-false
        var problems = Problems(s).ToList();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(", ", problems));
        }

        return n + s.Country.Length; // csc-false
    }

    public static int Short(string? code)
    {
        Check.That(code != null && code.Length < 5, "code");
        return code.Length; // csc-false
    }
}

public static class Case
{
    public static int Demo1() => SignupService.Store(new Signup { Email = "e", Name = "n", Country = "c" }) + SignupService.Short("ab");
}
