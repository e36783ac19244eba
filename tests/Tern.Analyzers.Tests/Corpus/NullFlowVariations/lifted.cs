// Answers that may be missing, and what a loop unboxes.
using System;
using System.Collections;
using System.Collections.Generic;

namespace Variations.Lifted;

public sealed class Club
{
    public string? Raw { get; set; }

    public Dictionary<int, string>? Fees() => string.IsNullOrWhiteSpace(Raw) ? null : new Dictionary<int, string>();
}

public static class Ledger
{
    public static void Drop(Club club, int year)
    {
        Dictionary<int, string>? fees = club.Fees();
        if (!fees?.ContainsKey(year) ?? true)
        {
            return;
        }

        fees!.Remove(year);
    }

    public static void DropWhereKnown(Club club, int year)
    {
        Dictionary<int, string>? fees = club.Fees();
        if (!(fees?.ContainsKey(year) ?? false))
        {
            return;
        }

        fees!.Remove(year);
    }

    public static void DropWrongly(Club club, int year)
    {
        Dictionary<int, string>? fees = club.Fees();
        if (!fees?.ContainsKey(year) ?? false)
        {
            return;
        }

        fees!.Remove(year); // want: null-deref
    }

    public static int Entries(IDictionary map)
    {
        int n = 0;
        foreach (DictionaryEntry entry in map)
        {
            n += ((string)entry.Key).Length;
        }

        return n;
    }

    public static (string Name, int Year) Found(List<(string Name, int Year)> all, int year) => all.Find(x => x.Year == year);

    public static int Compared(List<(string Name, int Year)> all, int year)
    {
        (string Name, int Year) found = Found(all, year);
        return found == default ? 0 : found.Name.Length;
    }

    public static int Uncompared(List<(string Name, int Year)> all, int year)
    {
        (string Name, int Year) found = Found(all, year);
        return found.Name.Length; // want: null-deref
    }
}

public static class Case
{
    public static void Demo1() => Ledger.Drop(new Club(), 1);

    public static void Demo2() => Ledger.DropWhereKnown(new Club(), 1);

    public static void Demo3() => Ledger.DropWrongly(new Club(), 1);

    public static int Demo4() => Ledger.Entries(new Dictionary<string, string?> { ["a"] = null });

    public static int Demo5() => Ledger.Compared([], 1);

    public static int Demo6() => Ledger.Uncompared([], 1);
}
