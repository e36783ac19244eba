// case: element-tag-index
// category: null-element
// rationale: nulls put into a list or left by a projection; a null sequence enumerated; an extension method on null
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ElementTagIndex;

public static class TagExtensions
{
    public static int Weight(this string tag)
    {
        return tag.Length * 2; // want: null-deref
    }

    public static bool Blank(this string? tag) => string.IsNullOrWhiteSpace(tag);

    public static IEnumerable<string> OrNothing(this IEnumerable<string>? tags) => tags ?? [];
}

public sealed class TagIndex
{
    private readonly Dictionary<string, List<string>> _byPage = new();

    public void Add(string page, params string?[] tags)
    {
        var list = new List<string>();
        foreach (var t in tags)
        {
            list.Add(t!);
        }

        _byPage[page] = list;
    }

    public List<string> Of(string page) => _byPage.TryGetValue(page, out var l) ? l : null!;
}

public static class Case
{
    private static TagIndex Make()
    {
        var index = new TagIndex();
        index.Add("home", "new", null, "red");
        return index;
    }

    private static int Longest(TagIndex index, string page)
    {
        int max = 0;
        foreach (var tag in index.Of(page)) // want: null-deref
        {
            max = Math.Max(max, tag.Length); // want: null-deref
        }

        return max;
    }

    private static int Total(TagIndex index) => index.Of("home").Sum(t => t.Weight());

    private static int Clean(TagIndex index)
    {
        var tags = index.Of("home").ToList();
        tags.RemoveAll(t => t == null);
        int n = 0;
        foreach (var tag in tags)
        {
            n += tag.Length;
        }

        return n;
    }

    private static int Lenient(TagIndex index, string page)
    {
        return index.Of(page).OrNothing().Where(t => !t.Blank()).Sum(t => t.Length);
    }

    public static int Demo1() => Longest(Make(), "about");
    public static int Demo2() => Longest(Make(), "home");
    public static int Demo3() => Total(Make());
    public static int Demo4() => Clean(Make());
    public static int Demo5() => Lenient(Make(), "about") + Lenient(Make(), "home");
}
