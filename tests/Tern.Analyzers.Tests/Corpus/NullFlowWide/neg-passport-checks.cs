// case: neg-passport-checks
// category: negative-guard
// rationale: guard helpers and validators of other classes throw before the value is used
// csc: false-positive

using System;
using System.Diagnostics;
using System.Linq;
using System.Runtime.CompilerServices;

namespace NullSafety.Wide.NegPassportChecks;

internal static class Check
{
    public static void NotNull(object? value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value is null)
        {
            Fail(name);
        }
    }

    private static void Fail(string? name) => throw new ArgumentException(name);

    public static T Some<T>(T? value, string name)
        where T : class => value ?? throw new ArgumentException(name);

    public static bool Present(string? text) => text != null && text.Trim() != "";

    public static bool AllSet(Passport p) => p.Holder != null && p.Photo != null;
}

internal sealed class Holder
{
    public string? Name { get; set; }
}

internal sealed class Passport
{
    public Holder? Holder { get; set; }
    public byte[]? Photo { get; set; }
}

internal sealed class Desk
{
    private static void Verify(Passport? passport)
    {
        Check.NotNull(passport);
        Check.NotNull(passport.Holder); // csc-false
        if (!Check.Present(passport.Holder.Name)) // csc-false
        {
            throw new FormatException("name");
        }
    }

    public int Accept(Passport? passport)
    {
        Verify(passport);
        return passport.Holder.Name.Length; // csc-false
    }

    public int Scan(Passport passport) => Check.AllSet(passport) ? passport.Photo.Length : 0; // csc-false

    public int Stamp(Passport passport)
    {
        var photo = Check.Some(passport.Photo, "photo");
        Debug.Assert(passport.Holder != null);
        return photo.Length + passport.Holder.ToString()!.Length;
    }

    public int Refuse(Passport? passport)
    {
        if (passport is not { Holder.Name: { Length: > 0 } name })
        {
            throw new FormatException("no name");
        }

        return name.Length + passport.Holder.Name.Length;
    }
}

public static class Demos
{
    private static Passport Good() => new() { Holder = new Holder { Name = "n" }, Photo = [1] };

    public static void DemoAccept() => new Desk().Accept(Good());
    public static void DemoScan() => new Desk().Scan(new Passport());
    public static void DemoStamp() => new Desk().Stamp(Good());
    public static void DemoRefuse() => new Desk().Refuse(Good());
}
