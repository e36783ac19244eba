// case: contract-slug-maker
// category: contracts
// rationale: null in gives null out, a constant flag decides whether a lookup creates, the coalescing of two nulls is null
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.ContractSlugMaker;

public sealed class Category
{
    public string Title { get; init; } = "Misc";
}

#nullable disable
public static class Slug
{
    public static string Of(string title) => title == null ? null : title.Trim().ToLowerInvariant().Replace(' ', '-');

    public static string Either(string first, string second) => first ?? Of(second);
}

#nullable enable
public sealed class Categories
{
    private readonly Dictionary<string, Category> _all = new();

    public Category Get(string key, bool create)
    {
        if (!_all.TryGetValue(key, out var c) && create)
        {
            c = new Category { Title = key };
            _all[key] = c;
        }

        return c!;
    }

    public int Peek(string key) => Get(key, create: false).Title.Length; // want: null-deref

    public int Touch(string key) => Get(key, create: true).Title.Length;
}

public sealed class Article
{
    public string? Title { get; init; }

    public string? Subtitle { get; init; }

    public string Path()
    {
        string slug = Slug.Of(Title);
        return slug.PadLeft(4, '-'); // want: null-deref
    }

    public string Home() => Slug.Of("Home Page").PadLeft(4, '-');

    public string Best()
    {
        var best = Slug.Either(Title, Subtitle);
        return best.TrimEnd('-'); // want: null-deref
    }

    public string BestOrId() => Slug.Either(Title, "untitled").TrimEnd('-');
}

public static class Case
{
    public static void Demo1() => new Categories().Peek("c#");

    public static void Demo2() => new Article { Subtitle = "s" }.Path();

    public static void Demo3() => new Article().Best();

    public static void Demo4()
    {
        new Categories().Touch("c#");
        var a = new Article();
        a.Home();
        a.BestOrId();
        new Article { Title = "x y" }.Path();
    }
}
