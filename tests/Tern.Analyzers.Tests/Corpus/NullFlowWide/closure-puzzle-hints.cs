// case: closure-puzzle-hints
// category: closure
// rationale: lambdas and local functions that read a variable the body clears later, or clear one the body reads
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ClosurePuzzleHints;

public sealed class Clue
{
    public string Text = "seven across";
    public int Cost = 2;
}

public static class Hints
{
    private static List<Func<int>> Prepare(IEnumerable<Clue> clues)
    {
        var list = new List<Func<int>>();
        Clue? current = null;
        foreach (var clue in clues)
        {
            current = clue;
            list.Add(() => current.Cost); // want: null-deref
        }

        current = null;
        return list;
    }

    private static List<Func<int>> PrepareSafe(IEnumerable<Clue> clues)
    {
        var list = new List<Func<int>>();
        foreach (var clue in clues)
        {
            var current = clue;
            list.Add(() => current.Cost);
        }

        return list;
    }

    private static int Spend(int budget)
    {
        var clue = new Clue();
        Pay(3);
        return budget + clue.Text.Length; // want: null-deref

        void Pay(int amount)
        {
            budget -= amount;
            if (budget < 0)
            {
                clue = null!;
            }
        }
    }

    private static int SpendSafe(int budget)
    {
        var clue = new Clue();
        Refill();
        return budget + clue.Text.Length;

        void Refill() => clue = budget > 2 ? new Clue { Cost = 1 } : clue;
    }

    private static int Reveal(IEnumerable<int> cells)
    {
        Clue? found = new();
        cells.ToList().ForEach(c => found = c > 5 ? found : null);
        return found!.Cost; // want: null-deref
    }

    public static void Demo1() => Prepare([new Clue()])[0]();
    public static void Demo2() => PrepareSafe([new Clue()])[0]();
    public static void Demo3() => Spend(2);
    public static void Demo4() => Console.Write(Spend(9) + SpendSafe(9) + SpendSafe(1));
    public static void Demo5() => Reveal([7, 3]);
    public static void Demo6() => Reveal([7, 9]);
}
