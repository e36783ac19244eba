// case: fonts-hops
// category: oblivious
// rationale: null comes from old code without annotations and passes two helpers before it is read
// csc: none

namespace NullSafety.FontsHops;

#nullable disable

public sealed class FontFile
{
    public string Family;
    public string Fallback;
}

public static class LegacyFonts
{
    private static readonly List<FontFile> Installed = new()
    {
        new FontFile { Family = "Garamond", Fallback = "Serif" },
        new FontFile { Family = "Serif" },
    };

    public static FontFile Locate(string family)
    {
        foreach (var f in Installed)
        {
            if (f.Family == family)
            {
                return f;
            }
        }

        return null;
    }

    public static FontFile Resolve(string family)
    {
        var exact = Locate(family.Trim());
        return exact ?? Locate(family.Replace(" ", ""));
    }

    public static FontFile ResolveOrSerif(string family) => Resolve(family) ?? Installed[1];

    public static bool Has(string family) => Locate(family) != null;

    public static string FallbackOf(string family)
    {
        var font = Locate(family);
        return font == null ? "Serif" : font.Fallback;
    }
}

#nullable restore

public sealed class Typesetter
{
    public int Width(string text, string family)
    {
        var font = LegacyFonts.Resolve(family);
        return text.Length * font.Family.Length; // want: null-deref
    }

    public int SafeWidth(string text, string family)
    {
        var font = LegacyFonts.ResolveOrSerif(family);
        return text.Length * font.Family.Length;
    }

    public int FallbackWidth(string family)
    {
        string name = LegacyFonts.FallbackOf(family);
        return name.Length; // want: null-deref
    }

    public int CheckedFallbackWidth(string family)
    {
        string name = LegacyFonts.FallbackOf(family);
        return string.IsNullOrEmpty(name) ? 0 : name.Length;
    }
}

public static class Case
{
    public static void Demo1() => new Typesetter().Width("abc", "Comic");

    public static void Demo2() => new Typesetter().FallbackWidth("Serif");

    public static void Demo3()
    {
        var t = new Typesetter();
        t.SafeWidth("abc", "Comic");
        t.CheckedFallbackWidth("Serif");
        t.FallbackWidth("Garamond");
        _ = LegacyFonts.Has("Comic");
    }
}
