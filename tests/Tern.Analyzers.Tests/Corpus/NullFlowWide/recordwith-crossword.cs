// case: recordwith-crossword
// category: record-with
// rationale: a clue is blanked by with, a grid remembers the last letter of a loop that may not run
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.RecordwithCrossword;

public sealed record Clue(string Text, string Answer)
{
    public Clue? CrossedBy { get; init; }

    public Clue Hidden() => this with { Answer = null! };

    public Clue Renamed(string text) => this with { Text = text };
}

public record struct Cursor(Clue Clue, int Index);

public static class Puzzle
{
    public static int Spaces(IEnumerable<Clue> clues)
    {
        int n = 0;
        foreach (var c in clues.Select(c => c.Hidden()))
        {
            n += c.Answer.Length; // want: null-deref
        }

        return n;
    }

    public static int SpacesRenamed(string word) => new Clue("", word).Renamed("?").Answer.Length;

    public static Cursor Step(Cursor at, int limit) => at.Index < limit ? at with { Index = at.Index + 1 } : at with { Clue = null!, Index = 0 };

    public static char Walk(Cursor at, int steps)
    {
        char last = ' ';
        for (int i = 0; i < steps; i++)
        {
            last = at.Clue.Answer[0]; // want: null-deref
            at = Step(at, 2);
        }

        return last;
    }

    public static char Crossing(IReadOnlyList<Clue> clues, string word)
    {
        Clue hit = null!;
        foreach (var c in clues)
        {
            if (c.Answer == word)
            {
                hit = c;
                break;
            }
        }

        return hit.Text[0]; // want: null-deref
    }

    public static int CrossedText(Clue c) => (c with { CrossedBy = new Clue("a", "b") }).CrossedBy!.Text.Length;
}

public static class Case
{
    private static readonly Clue[] Clues = [new("Feline", "CAT"), new("Canine", "DOG")];

    public static void Demo1() => Puzzle.Spaces(Clues);

    public static void Demo2() => Puzzle.Walk(new Cursor(Clues[0], 0), 4);

    public static void Demo3() => Puzzle.Crossing(Clues, "COW");

    public static void Demo4() => _ = Puzzle.SpacesRenamed("OWL") + Puzzle.CrossedText(Clues[0]) + Puzzle.Crossing(Clues, "DOG") + Puzzle.Walk(new Cursor(Clues[0], 0), 2);
}
