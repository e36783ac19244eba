// case: glossary-terms
// category: suppress-argument
// rationale: a translator passes a missing glossary entry on with !; the dereference sits in the formatter
// csc: none

namespace NullSafety.Blind.GlossaryTerms;

public sealed record Term(string Source, string Target, string? Domain);

public interface IInflector
{
    string Inflect(Term term, bool plural);

    string Title(Term term) => char.ToUpperInvariant(term.Target[0]) + term.Target[1..]; // want: null-deref
}

public sealed class SuffixInflector(string suffix) : IInflector
{
    public string Inflect(Term term, bool plural)
    {
        string stem = term.Target; // want: null-deref
        return plural ? stem + suffix : stem;
    }
}

public sealed class Glossary
{
    private readonly SortedDictionary<string, Term> _terms = new(StringComparer.OrdinalIgnoreCase);

    public void Define(Term term) => _terms[term.Source] = term;

    public Term? this[string source] => _terms.TryGetValue(source, out var term) ? term : null;
}

public sealed class Translator(Glossary glossary, IInflector inflector)
{
    public string Word(string source, bool plural) => inflector.Inflect(glossary[source]!, plural);

    public string WordOrKeep(string source, bool plural)
    {
        var term = glossary[source];
        return term is null ? source : inflector.Inflect(term, plural);
    }

    public string Heading(string source) => inflector.Title(glossary[source]!);

    public string HeadingOrKeep(string source)
    {
        if (glossary[source] is Term known)
        {
            return inflector.Title(known);
        }

        return source;
    }

    public static string Tag(Term term) => "[" + Label(term.Domain!) + "]";

    private static string Label(string domain) => domain.Trim().ToLowerInvariant(); // want: null-deref

    public static string TagOrGeneral(Term term) => "[" + (term.Domain ?? "general").Trim() + "]";
}

public static class Case
{
    private static readonly Term Gear = new("Zahnrad", "gear", null);

    private static Translator Open()
    {
        var glossary = new Glossary();
        glossary.Define(Gear);
        return new Translator(glossary, new SuffixInflector("s"));
    }

    public static void DemoWord() => Open().Word("Welle", true);

    public static void DemoHeading() => Open().Heading("Welle");

    public static void DemoTag() => Translator.Tag(Gear);

    public static void DemoSafe()
    {
        var translator = Open();
        translator.WordOrKeep("Welle", true);
        translator.WordOrKeep("Zahnrad", true);
        translator.HeadingOrKeep("Zahnrad");
        translator.HeadingOrKeep("Welle");
        Translator.TagOrGeneral(Gear);
    }
}
