// case: bangarg-html-writer
// category: suppressed-argument
// rationale: a null forced through parameters of a constructor, an indexer and a params array
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.BangargHtmlWriter;

public sealed class Tag
{
    private readonly string _name;
    private readonly Dictionary<string, string> _attributes = new();

    public Tag(string name) => _name = name;

    public string this[string attribute]
    {
        set => _attributes[attribute] = value.Trim(); // want: null-deref
    }

    public string Open()
    {
        return "<" + _name.ToLowerInvariant() + ">"; // want: null-deref
    }

    public int Count => _attributes.Count;
}

public static class Html
{
    public static string Join(params string[] parts)
    {
        var sb = new StringBuilder();
        foreach (var part in parts)
        {
            sb.Append(part.Length).Append(part); // want: null-deref
        }

        return sb.ToString();
    }

    public static string JoinLoose(params string[] parts)
    {
        var sb = new StringBuilder();
        foreach (var part in parts)
        {
            sb.Append(part);
        }

        return sb.ToString();
    }

    public static string? Heading(int level) => level is > 0 and < 7 ? "h" + level : null;
}

public static class Case
{
    private static string Title(int level) => new Tag(Html.Heading(level)!).Open();

    private static int Link(string? href)
    {
        var a = new Tag("a");
        a["href"] = href!;
        return a.Count;
    }

    public static string Demo1() => Title(9);

    public static string Demo2() => Title(1);

    public static int Demo3() => Link(null);

    public static int Demo4() => Link("/");

    public static string Demo5() => Html.Join("a", Html.Heading(0)!);

    public static string Demo6() => Html.JoinLoose("a", Html.Heading(0)!) + Html.Join("b");
}
