// case: oblivious-bank-statement
// category: unannotated
// rationale: legacy statement splitter passes null arguments; a suppressed nullable narrows into a constructor and is used much later
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.ObliviousBankStatement;

public sealed class Entry
{
    private readonly string _purpose;

    public Entry(decimal amount, string purpose) => (Amount, _purpose) = (amount, purpose);

    public decimal Amount { get; }

    public int PurposeWords() => _purpose.Split(' ').Length; // want: null-deref

    public string Short() => Amount.ToString("0.00");
}

public static class Currency
{
    public static string Normalise(string code)
    {
        return code.Trim().ToUpperInvariant(); // want: null-deref
    }

    public static string NormaliseOr(string code, string fallback) => (code ?? fallback).Trim();
}

#nullable disable
public static class LegacySplitter
{
    private static string Tag(string line, string tag)
    {
        int at = line.IndexOf(tag, StringComparison.Ordinal);
        return at < 0 ? null : line.Substring(at + tag.Length);
    }

    public static string CurrencyOf(string line) => Currency.Normalise(Tag(line, ":60F:"));

    public static string CurrencyOrEuro(string line) => Currency.NormaliseOr(Tag(line, ":60F:"), "EUR");

    public static string Reference(string line) => Tag(line, ":20:");
}

#nullable enable
public static class Importer
{
    private static string? Purpose(string line) => line.Contains(":86:") ? line[(line.IndexOf(":86:") + 4)..] : null;

    public static Entry Read(string line) => new(1m, Purpose(line)!);

    public static Entry ReadOrEmpty(string line) => new(1m, Purpose(line) ?? "");

    public static bool SameDay(string a, string b)
    {
        var key = LegacySplitter.Reference(a);
        return key.StartsWith(b); // want: null-deref
    }
}

public static class Case
{
    public static void Demo1() => LegacySplitter.CurrencyOf(":61:x");

    public static void Demo2() => LegacySplitter.CurrencyOrEuro(":61:x");

    public static void Demo3() => Importer.Read(":61:x").PurposeWords();

    public static void Demo4() => Importer.ReadOrEmpty(":61:x").PurposeWords();

    public static void Demo5() => Importer.SameDay(":61:x", "2");
}
