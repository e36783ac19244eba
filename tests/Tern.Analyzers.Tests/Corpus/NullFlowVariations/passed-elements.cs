// Sequences whose elements are constants and what callers pass.
using System.Collections.Generic;

namespace Variations.PassedElements;

public sealed record Reading(string Sensor, string? Celsius);

public static class Readings
{
    private static IEnumerable<object> Cells(Reading reading)
    {
        yield return reading.Sensor;
        yield return reading.Celsius!;
    }

    private static IEnumerable<object> Degrees(double? celsius)
    {
        yield return celsius!;
    }

    private static IEnumerable<string> Notes(string? first)
    {
        yield return "none";
        yield return first!;
        yield return "end";
    }

    private static List<string> Listed(string? first)
    {
        var all = new List<string> { "none" };
        all.Add(first!);
        return all;
    }

    private static int Row(Reading reading)
    {
        int length = 0;
        foreach (var cell in Cells(reading))
        {
            length += cell.ToString()!.Length; // want: null-deref
        }

        return length;
    }

    private static int Boxed(double? celsius)
    {
        int length = 0;
        foreach (var cell in Degrees(celsius))
        {
            length += cell.ToString()!.Length; // want: null-deref
        }

        return length;
    }

    private static int Text(string? first)
    {
        int length = 0;
        foreach (var note in Notes(first))
        {
            length += note.Length; // want: null-deref
        }

        return length;
    }

    private static int TextOfList(string? first)
    {
        int length = 0;
        foreach (var note in Listed(first))
        {
            length += note.Length; // want: null-deref
        }

        return length;
    }

    private static int TextOrNone(string? first)
    {
        int length = 0;
        foreach (var note in Notes(first))
        {
            length += note?.Length ?? 0;
        }

        return length;
    }

    private static int TextOfGiven(string? first)
    {
        int length = 0;
        foreach (var note in Notes(first ?? "-"))
        {
            length += note.Length;
        }

        return length;
    }

    public static void Demo1() => Row(new Reading("roof", null));

    public static void Demo2() => Text(null);

    public static void Demo3() => TextOfList(null);

    public static void Demo4() => TextOrNone(null);

    public static void Demo5() => TextOfGiven(null);

    public static void Demo6() => Boxed(null);
}
