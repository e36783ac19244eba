// case: neg-translate-contract
// category: contracts
// rationale: null travels through helpers in oblivious code and is replaced before anybody uses it
// csc: silent

namespace NullSafety.NegTranslate;

public sealed class Phrase
{
    public Phrase(string source, string? target)
    {
        Source = source;
        Target = target;
    }

    public string Source { get; }
    public string? Target { get; }
    public bool IsTranslated => Target != null;
}

#nullable disable
public static class Glossary
{
    public static string Clean(string text) => text == null ? null : text.Trim();

    public static string Or(string text, string fallback)
    {
        if (text != null)
        {
            return text;
        }

        return fallback;
    }

    public static string Abbreviation(string language, bool strict)
    {
        if (language == "English")
        {
            return "en";
        }

        return strict ? "und" : null;
    }

    public static bool Missing(string text) => text == null || text.Length == 0;
}
#nullable restore

public static class Editor
{
    public static int SourceLength(Phrase p) => Glossary.Clean(p.Source).Length;

    public static int ShownLength(Phrase p) => Glossary.Or(Glossary.Clean(p.Target!), p.Source).Length;

    public static string Tag(string language) => Glossary.Abbreviation(language, strict: true).ToUpperInvariant();

    public static string LooseTag(string language) => Glossary.Abbreviation(language, strict: false)?.ToUpperInvariant() ?? "--";

    public static char First(Phrase p)
    {
        string target = p.Target!;
        return Glossary.Missing(target) ? '?' : target[0];
    }

    public static int Translated(IEnumerable<Phrase> phrases)
        => phrases.Where(p => p.IsTranslated).Sum(p => p.Target!.Length);
}

public static class Case
{
    private static readonly Phrase Open = new("house", null);
    private static readonly Phrase Done = new(" tree ", "Baum");

    public static void DemoLengths()
    {
        Editor.SourceLength(Open);
        Editor.ShownLength(Open);
        Editor.ShownLength(Done);
        Editor.Translated(new[] { Open, Done });
    }

    public static void DemoTags()
    {
        Editor.Tag("English");
        Editor.Tag("Welsh");
        Editor.LooseTag("Welsh");
        Editor.First(Open);
        Editor.First(Done);
    }
}
