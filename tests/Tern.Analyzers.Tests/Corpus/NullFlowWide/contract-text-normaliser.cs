// case: contract-text-normaliser
// category: contract
// rationale: helpers whose result is null exactly when an argument is null, when a flag is given, or when both alternatives are
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ContractTextNormaliser;

#nullable disable
public static class Text
{
    public static string Normalise(string s)
    {
        if (s == null)
        {
            return null;
        }

        return s.Trim().ToLowerInvariant();
    }

    public static string Pick(string preferred, string fallback) => preferred ?? fallback;

    public static string Read(string name, bool optional)
    {
        if (name.StartsWith("cfg."))
        {
            return name.Substring(4);
        }

        if (!optional)
        {
            throw new KeyNotFoundException(name);
        }

        return null;
    }
}
#nullable restore

public static class Case
{
    private static string Title(int id) => id == 0 ? null! : "Title " + id;

    private static int Slug(int id)
    {
        var slug = Text.Normalise(Title(id));
        return slug.Length; // want: null-deref
    }

    private static int FixedSlug()
    {
        var slug = Text.Normalise(" About ");
        return slug.Length;
    }

    private static int Choose(int a, int b)
    {
        var title = Text.Pick(Title(a), Title(b));
        return title.Length; // want: null-deref
    }

    private static int ChooseDefault(int a)
    {
        var title = Text.Pick(Title(a), "untitled");
        return title.Length;
    }

    private static int Optional(string name)
    {
        return Text.Read(name, optional: true).Length; // want: null-deref
    }

    private static int Mandatory(string name)
    {
        return Text.Read(name, optional: false).Length;
    }

    public static int Demo1() => Slug(0);
    public static int Demo2() => FixedSlug() + ChooseDefault(0) + Mandatory("cfg.a");
    public static int Demo3() => Choose(0, 0);
    public static int Demo4() => Choose(0, 1);
    public static int Demo5() => Optional("x");
}
