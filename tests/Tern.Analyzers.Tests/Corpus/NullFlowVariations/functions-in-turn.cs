// Functions that were added one after the other run in that order.
using System;
using System.Collections.Generic;

namespace Variations.FunctionsInTurn;

public sealed class Draft
{
    public string? Title { get; set; }
}

public static class Press
{
    private static void Run(List<Action<Draft>> steps, Draft draft)
    {
        foreach (Action<Draft> step in steps)
        {
            step(draft);
        }
    }

    private static void Name(Draft draft) => draft.Title = "spring";

    private static void Blank(Draft draft) => draft.Title = null;

    private static void Print(Draft draft) => _ = draft.Title!.Length;

    private static void PrintFirst(Draft draft) => _ = draft.Title!.Length; // want: null-deref

    private static void PrintLast(Draft draft) => _ = draft.Title!.Length; // want: null-deref

    public static void Demo1() => Run([Name, Print], new Draft());

    public static void Demo2() => Run([PrintFirst, Name], new Draft());

    public static void Demo3() => Run([Name, Blank, PrintLast], new Draft());

    public static void Demo4()
    {
        string? proof = null;
        List<Action> steps = [];
        steps.Add(() => proof = "sheet");
        steps.Add(() => _ = proof!.Length);
        foreach (Action step in steps)
        {
            step();
        }

        _ = proof!.Length;
    }

    public static void Demo5()
    {
        string? proof = "sheet";
        Action[] steps = [() => _ = proof!.Length, () => proof = null];
        foreach (Action step in steps)
        {
            step();
        }

        _ = proof!.Length; // want: null-deref
    }
}
