// case: neg-partial-crossword-grid
// category: negative-partial
// rationale: partial results are collected with gaps and used only when no gap is left
// csc: false-positive
using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.WideSafe9.CrosswordGrid;

public sealed class Clue(int number, string hint, int length)
{
    public int Number { get; } = number;
    public string Hint { get; } = hint;
    public int Length { get; } = length;
}

public sealed record Attempt(Clue Clue, string? Word, string? Complaint);

public sealed class Solver(IReadOnlyDictionary<string, string> lexicon)
{
    private Attempt Try(Clue clue)
    {
        if (!lexicon.TryGetValue(clue.Hint, out string? word))
            return new Attempt(clue, null, $"{clue.Number} unknown");
        if (word.Length != clue.Length)
            return new Attempt(clue, null, $"{clue.Number} does not fit");
        return new Attempt(clue, word, null);
    }

    public string Solve(params Clue[] clues)
    {
        var attempts = clues.Select(Try).ToList();
        var complaints = attempts.Where(a => a.Complaint != null).ToList();
        if (complaints.Count > 0)
            return string.Join(", ", complaints.Select(a => a.Complaint.ToLowerInvariant())); // csc-false
        return string.Join(" ", attempts.Select(a => a.Word.ToUpperInvariant())); // needless, csc-false
    }

    public int Letters(params Clue[] clues)
    {
        var words = new string?[clues.Length];
        int missing = 0;
        for (int i = 0; i < clues.Length; i++)
        {
            words[i] = Try(clues[i]).Word;
            if (words[i] is null)
                missing++;
        }
        if (missing > 0)
            return -missing;
        int letters = 0;
        foreach (string? word in words)
            letters += word.Length; // csc-false
        return letters;
    }

    public string Crossing(Clue across, Clue down)
    {
        Attempt a = Try(across), d = Try(down);
        var errors = new List<string>();
        if (a.Word is null)
            errors.Add("across");
        if (d.Word is null)
            errors.Add("down");
        if (errors.Count != 0)
            return "cannot cross: " + string.Join(" and ", errors);
        var common = a.Word.Intersect(d.Word).ToArray(); // csc-false
        return common.Length == 0 ? "no common letter" : common[0].ToString();
    }
}

public static class CrosswordDemo
{
    private static readonly Solver Solver = new(new Dictionary<string, string>
    {
        ["Nile"] = "river",
        ["Oak"] = "tree",
        ["Moon"] = "luna",
    });

    private static readonly Clue River = new(1, "Nile", 5), Tree = new(2, "Oak", 4), Luna = new(3, "Moon", 4);
    private static readonly Clue Odd = new(4, "Sun", 3), Long = new(5, "Oak", 6);

    public static string Demo1() =>
        Solver.Solve(River, Tree, Luna) + Solver.Solve(River, Odd, Long) + Solver.Solve() + Solver.Solve(Odd);

    public static int Demo2() => Solver.Letters(River, Tree) + Solver.Letters(Odd, Luna, Long) + Solver.Letters();

    public static string Demo3() => string.Join("|",
        from a in new[] { River, Tree, Luna, Odd, Long }
        from d in new[] { River, Luna, Odd }
        select Solver.Crossing(a, d));
}
