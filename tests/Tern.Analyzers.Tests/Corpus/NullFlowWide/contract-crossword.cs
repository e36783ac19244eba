// case: contract-crossword
// category: contracts
// rationale: helpers give null for null, or null for a flag value, and the caller suppresses exactly that call
// csc: none

using System.Diagnostics.CodeAnalysis;

namespace NullSafety.Crossword;

public sealed record Clue(int Number, string? Hint, string? Setter);

public enum Strictness
{
    Lenient,
    Strict,
}

public static class Words
{
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Squeeze(string? text) => text?.Replace(" ", "").ToUpperInvariant();

    public static string? Prefer(string? first, string? second) => string.IsNullOrEmpty(first) ? second : first;
}

public sealed class Grid(List<Clue> clues)
{
    private Clue? Find(int number, Strictness strictness)
    {
        foreach (var clue in clues)
        {
            if (clue.Number == number)
            {
                return clue;
            }
        }

        if (strictness == Strictness.Strict)
        {
            throw new KeyNotFoundException("no clue " + number);
        }

        return null;
    }

    public int HintLength(int number)
    {
        var clue = Find(number, Strictness.Strict)!;
        string squeezed = Words.Squeeze(clue.Hint)!;
        return squeezed.Length; // want: null-deref
    }

    public int TitleLength(string title)
    {
        string squeezed = Words.Squeeze(title);
        return squeezed.Length;
    }

    public string Credit(int number)
    {
        var clue = Find(number, Strictness.Lenient)!;
        return "by " + clue.Setter; // want: null-deref
    }

    public string CreditStrict(int number)
    {
        var clue = Find(number, Strictness.Strict)!;
        return "by " + clue.Setter;
    }

    public int Caption(Clue clue)
    {
        string caption = Words.Prefer(clue.Hint, clue.Setter)!;
        return caption.Length; // want: null-deref
    }

    public int CaptionOrNumber(Clue clue)
    {
        string caption = Words.Prefer(clue.Hint, "clue " + clue.Number)!;
        return caption.Length;
    }
}

public static class Case
{
    private static readonly Clue Bare = new(7, null, null);

    private static Grid Daily() => new(new List<Clue> { new(1, "Old coin", "Mole"), Bare });

    public static void DemoHint() => Daily().HintLength(7);

    public static void DemoTitle() => Daily().TitleLength("Daily 412");

    public static void DemoCredit() => Daily().Credit(9);

    public static void DemoCreditStrict() => Daily().CreditStrict(1);

    public static void DemoCaption() => Daily().Caption(Bare);

    public static void DemoCaptionOrNumber() => Daily().CaptionOrNumber(Bare);
}
