// case: neg-fungus-key-parser
// category: negative-out
// rationale: Try methods with early continue, status enums beside out parameters, a token that is only null at the end
// csc: false-positive

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace NullSafety.Wide.NegFungusKeyParser;

public enum Found
{
    Yes,
    Ambiguous,
    No,
}

public sealed class Species(string latin)
{
    public string Latin { get; } = latin;
}

public sealed class Key
{
    private readonly List<Species> _all = [new("boletus edulis"), new("boletus luridus"), new("amanita muscaria")];

    public Found Look(string prefix, out Species species, out string? hint)
    {
        var hits = _all.FindAll(s => s.Latin.StartsWith(prefix, StringComparison.Ordinal));
        if (hits.Count == 1)
        {
            species = hits[0];
            hint = null;
            return Found.Yes;
        }

        species = null!;
        hint = hits.Count == 0 ? null : "add letters";
        return hits.Count == 0 ? Found.No : Found.Ambiguous;
    }

    private bool TrySplit(string line, out string? head, out string? tail)
    {
        int at = line.IndexOf(' ');
        head = at < 0 ? null : line[..at];
        tail = at < 0 ? null : line[(at + 1)..];
        return at >= 0;
    }

    public int Read(IEnumerable<string> lines)
    {
        int n = 0;
        foreach (var line in lines)
        {
            if (!TrySplit(line, out var head, out var tail))
                continue;
            n += head.Length + tail.Length; // csc-false
            var status = Look(head, out var species, out var hint);
            if (status == Found.No)
            {
                continue;
            }

            n += status == Found.Yes ? species.Latin.Length : hint.Length; // csc-false
        }

        return n;
    }

    public static int Tokens(string text)
    {
        var reader = new StringReader(text);
        int n = 0;
        for (string? token = reader.ReadLine(); token != null; token = reader.ReadLine())
        {
            n += token.Length;
        }

        return n;
    }
}

public static class Case
{
    public static void Demo1() => new Key().Read(["plain", "boletus e", "amanita m", "zzz q"]);
    public static void Demo2() => Key.Tokens("a\nbb");
}
