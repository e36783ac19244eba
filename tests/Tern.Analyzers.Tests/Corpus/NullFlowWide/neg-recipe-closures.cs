// case: neg-recipe-closures
// category: closures
// rationale: captured variables start as null and are always assigned before the lambda that reads them runs
// csc: silent

namespace NullSafety.NegRecipeClosures;

public sealed class Step
{
    public Step(string text, Func<int> minutes)
    {
        Text = text;
        Minutes = minutes;
    }

    public string Text { get; }
    public Func<int> Minutes { get; }
}

public sealed class Oven
{
    public int Warmup { get; init; } = 12;
}

public static class Recipe
{
    public static int Total(int rest)
    {
        Oven oven = null!;
        var bake = new Step("bake", () => oven.Warmup + 30);
        var prove = new Step("prove", () => rest);
        oven = new Oven();
        return bake.Minutes() + prove.Minutes();
    }

    public static int Countdown(int from)
    {
        Func<int, int> down = null!;
        down = n => n <= 0 ? 0 : 1 + down(n - 1);
        return down(from);
    }

    public static string Longest(IReadOnlyList<Step> steps)
    {
        Step? longest = null;
        foreach (var step in steps)
        {
            if (longest == null || step.Minutes() > longest.Minutes())
            {
                longest = step;
            }
        }

        Func<string> text = () => longest!.Text;
        return longest == null ? "" : text();
    }

    public static int Once(int times)
    {
        Oven? shared = null;
        Oven Get()
        {
            shared ??= new Oven { Warmup = 7 };
            return shared;
        }

        int sum = 0;
        for (int i = 0; i < times; i++)
        {
            sum += Get().Warmup;
        }

        shared = null;
        return sum + Get().Warmup;
    }
}

public static class Case
{
    public static void Demo()
    {
        Recipe.Total(45);
        Recipe.Countdown(4);
        Recipe.Longest(Array.Empty<Step>());
        Recipe.Longest(new[] { new Step("mix", () => 5), new Step("rest", () => 20) });
        Recipe.Once(3);
    }
}
