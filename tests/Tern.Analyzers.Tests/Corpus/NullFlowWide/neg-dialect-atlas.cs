// case: neg-dialect-atlas
// category: try pattern
// rationale: unannotated try methods, status values and tuples are read only on their good side; early exits and type tests do the rest
// csc: silent

namespace NullSafety.DialectAtlas;

public abstract record Entry(string Village);

public sealed record Sound(string Village, string Ipa) : Entry(Village);

public sealed record Word(string Village, string Form, string? Gloss) : Entry(Village);

public enum Outcome
{
    Found,
    Silent,
}

public sealed class Answer
{
    private Answer(Outcome outcome, string text) => (Outcome, Text) = (outcome, text);

    public Outcome Outcome { get; }

    public string Text { get; }

    public static Answer Of(string text) => new(Outcome.Found, text);

    public static readonly Answer None = new(Outcome.Silent, null!);
}

public sealed class Atlas(List<Entry> entries)
{
    private bool TryFirst(string village, out Entry entry)
    {
        foreach (var candidate in entries)
        {
            if (candidate.Village == village)
            {
                entry = candidate;
                return true;
            }
        }

        entry = null!;
        return false;
    }

    private (Word Word, string Error) Parse(string row) => row.Split('=') is [var village, var form]
        ? (new Word(village, form, null), null!)
        : (null!, "bad row: " + row);

    public int FormLength(string village)
    {
        if (!TryFirst(village, out var entry))
        {
            return -1;
        }

        var word = entry as Word;
        return word is null ? entry.Village.Length : word.Form.Length;
    }

    public Answer Ask(string village) => TryFirst(village, out var entry) && entry is Sound { Ipa: var ipa } ? Answer.Of(ipa) : Answer.None;

    public int IpaLength(string village)
    {
        var answer = Ask(village);
        return answer.Outcome == Outcome.Found ? answer.Text.Length : 0;
    }

    public string Import(string row)
    {
        var (word, error) = Parse(row);
        if (error != null)
        {
            return error.Trim();
        }

        entries.Add(word);
        return word.Form.ToLowerInvariant();
    }
}

public static class Case
{
    private static Atlas Valley() => new(new List<Entry> { new Sound("Arn", "u:"), new Word("Bex", "hus", null) });

    public static void DemoForms() => new[] { "Arn", "Bex", "Cul" }.Sum(Valley().FormLength);

    public static void DemoIpa() => new[] { "Arn", "Bex", "Cul" }.Sum(Valley().IpaLength);

    public static void DemoImport() => Valley().Import("Dorf=HUUS");

    public static void DemoBadRow() => Valley().Import("Dorf");
}
