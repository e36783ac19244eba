// case: contract-phone-book
// category: contract
// rationale: helpers whose result is null exactly when an argument is null, false or a certain enum value
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ContractPhoneBook;

public enum Region { Local, Abroad, Hidden }

public sealed record Number(string Prefix, string Digits)
{
    public static Number? From(string? text) => text is null ? null : new Number("0", text);

    public static Number Parse(string text, bool strict) => text.All(char.IsDigit) ? new Number("0", text) : strict ? throw new FormatException() : null!;
}

public static class Book
{
    private static string Prefix(Region region)
    {
        switch (region)
        {
            case Region.Local: return "0";
            case Region.Abroad: return "+49";
            default: return null!;
        }
    }

    private static string? Clean(string? text)
    {
        if (text == null)
        {
            return null;
        }

        return text.Replace(" ", "");
    }

    private static T Either<T>(T? first, T? second)
        where T : class => (first ?? second)!;

    private static int Dial(string? text) => text is null ? 0 : Clean(text)!.Length;

    private static int Hidden() => Prefix(Region.Hidden).Length; // want: null-deref

    private static int Loose(string text)
    {
        var number = Number.Parse(text, strict: false);
        return number.Digits.Length; // want: null-deref
    }

    private static int Nested(string? mobile, string? home)
    {
        var number = Number.From(Clean(Either(mobile, home)))!;
        return number.Prefix.Length; // want: null-deref
    }

    private static int Strict(string text) => Number.Parse(text, strict: true).Digits.Length;

    private static int Known() => Prefix(Region.Abroad).Length + Clean("030 1")!.Length + Number.From("12")!.Digits.Length;

    private static int Pick(string? mobile) => Number.From(Clean(Either(mobile, "112")))!.Prefix.Length;

    public static void Demo1() => Dial(null);
    public static void Demo2() => Dial("1 2");
    public static void Demo3() => Hidden();
    public static void Demo4() => Loose("12a");
    public static void Demo5() => Nested(null, null);
    public static void Demo6() => Nested(null, "7");
    public static void Demo7() => Console.Write(Strict("12") + Known() + Pick(null) + Pick("3"));
}
