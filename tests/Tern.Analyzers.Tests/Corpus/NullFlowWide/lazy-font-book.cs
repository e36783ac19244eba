// case: lazy-font-book
// category: Lazy, factory delegate, delegate result
// rationale: a Lazy wraps a search that may find nothing, and a registered glyph factory answers null for unknown characters
// csc: none

#nullable enable
namespace NullSafety.FontBook;

public sealed record Font(string Family, int Weight);

public sealed record Glyph(char Symbol, int Advance);

public sealed class FontCatalog
{
    private readonly List<Font> _fonts = new();

    public FontCatalog(params Font[] fonts) => _fonts.AddRange(fonts);

    public Font? Bold() => _fonts.Find(f => f.Weight >= 700);

    public Font Any() => _fonts.Count > 0 ? _fonts[0] : new Font("builtin", 400);
}

public sealed class Style
{
    private readonly Lazy<Font> _bold;
    private readonly Lazy<Font> _body;

    public Style(FontCatalog catalog)
    {
        _bold = new Lazy<Font>(() => catalog.Bold()!);
        _body = new Lazy<Font>(catalog.Any);
    }

    public string HeadingFamily => _bold.Value.Family.ToLowerInvariant(); // want: null-deref

    public string BodyFamily => _body.Value.Family.ToLowerInvariant();
}

public sealed class Typesetter
{
    private readonly Func<char, Glyph> _glyphs;

    public Typesetter(Func<char, Glyph> glyphs) => _glyphs = glyphs;

    public int Width(string text)
    {
        int width = 0;
        foreach (char c in text)
        {
            var glyph = _glyphs(c);
            width += glyph.Advance; // want: null-deref
        }

        return width;
    }

    public int WidthWithTofu(string text)
    {
        int width = 0;
        foreach (char c in text)
        {
            var glyph = _glyphs(c) ?? new Glyph('\u25a1', 10);
            width += glyph.Advance;
        }

        return width;
    }
}

public static class Case
{
    private static Glyph Latin(char c) => c < 128 ? new Glyph(c, 6) : null!;

    public static void DemoNoBold() => Console.Write(new Style(new FontCatalog(new Font("Serif", 400))).HeadingFamily[..0]);

    public static void DemoUmlaut() => new Typesetter(Latin).Width("Größe");

    public static void DemoSafe()
    {
        Console.Write(new Style(new FontCatalog()).BodyFamily[..0]);
        new Typesetter(Latin).WidthWithTofu("Größe");
        new Typesetter(Latin).Width("size");
    }
}
