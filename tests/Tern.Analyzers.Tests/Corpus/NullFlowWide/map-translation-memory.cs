// case: map-translation-memory
// category: map-lookup
// rationale: missing and stored null translations; a list for a missing language is enumerated
// csc: none

using System;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.MapTranslationMemory;

public sealed class Memory
{
    private readonly ConcurrentDictionary<string, string> _pairs = new();
    private readonly FrozenDictionary<string, string[]> _synonyms;

    public Memory(Dictionary<string, string[]> synonyms) => _synonyms = synonyms.ToFrozenDictionary();

    public void Learn(string source, string target) => _pairs[source] = target;

    public void Forget(string source) => _pairs.AddOrUpdate(source, _ => null!, (_, _) => null!);

    public string Translate(string source) => _pairs.GetValueOrDefault(source)!;

    public int Width(string source)
    {
        string target = Translate(source);
        return target.Length; // want: null-deref
    }

    public int WidthStored(string source)
    {
        if (!_pairs.ContainsKey(source))
        {
            return 0;
        }

        return _pairs[source].Length; // want: null-deref
    }

    public int WidthSafe(string source) => _pairs.TryGetValue(source, out var t) && t is not null ? t.Length : source.Length;

    private string[] Synonyms(string word)
    {
        _synonyms.TryGetValue(word, out var list);
        return list!;
    }

    public int Longest(string word)
    {
        int max = 0;
        foreach (string s in Synonyms(word)) // want: null-deref
        {
            max = Math.Max(max, s.Length);
        }

        return max;
    }

    public int LongestSafe(string word)
    {
        int max = 0;
        foreach (string s in Synonyms(word) ?? [])
        {
            max = Math.Max(max, s.Length);
        }

        return max;
    }
}

public static class Case
{
    private static Memory Made() => new(new() { ["big"] = ["large", "huge"] });

    public static void Demo1() => Made().Width("cat");

    public static void Demo2() { var m = Made(); m.Learn("cat", "Katze"); m.Forget("cat"); m.WidthStored("cat"); }

    public static void Demo3() => Made().Longest("small");

    public static void Demo4() => _ = Made().WidthSafe("cat") + Made().LongestSafe("small") + Made().Longest("big") + Made().WidthStored("cat");
}
