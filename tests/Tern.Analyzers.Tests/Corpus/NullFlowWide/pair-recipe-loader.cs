// case: pair-recipe-loader
// category: (value, error) pair
// rationale: the error of a (value, error) pair is reported and then forgotten, and a second pair is read without looking at its error at all
// csc: none

#nullable enable
namespace NullSafety.RecipeLoader;

public sealed class Recipe
{
    public Recipe(string title, int servings, string[] steps)
    {
        Title = title;
        Servings = servings;
        Steps = steps;
    }

    public string Title { get; }

    public int Servings { get; }

    public string[] Steps { get; }
}

public static class RecipeReader
{
    public static (Recipe Recipe, string? Error) Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length < 2)
        {
            return (null!, "a recipe needs a title and a serving count");
        }

        if (!int.TryParse(lines[1], out int servings))
        {
            return (null!, "'" + lines[1] + "' is not a serving count");
        }

        return (new Recipe(lines[0], servings, lines[2..]), null);
    }
}

public sealed class Kitchen
{
    private readonly List<string> _problems = new();

    public int StepCount(string text)
    {
        var (recipe, error) = RecipeReader.Read(text);
        if (error != null)
        {
            _problems.Add(error);
        }

        return recipe.Steps.Length; // want: null-deref
    }

    public int StepCountOrZero(string text)
    {
        var (recipe, error) = RecipeReader.Read(text);
        if (error != null)
        {
            _problems.Add(error);
            return 0;
        }

        return recipe.Steps.Length;
    }

    public bool FeedsAll(string text, int guests)
    {
        var result = RecipeReader.Read(text);
        return result.Recipe.Servings >= guests; // want: null-deref
    }

    public bool FeedsAllChecked(string text, int guests)
    {
        var result = RecipeReader.Read(text);
        return result.Error is null && result.Recipe.Servings >= guests;
    }
}

public static class Case
{
    public static void DemoNoServings() => new Kitchen().StepCount("Soup\nmany\nboil");

    public static void DemoTitleOnly() => new Kitchen().FeedsAll("Soup", 4);

    public static void DemoSafe()
    {
        var kitchen = new Kitchen();
        kitchen.StepCountOrZero("Soup\nmany");
        kitchen.FeedsAllChecked("Soup", 4);
        kitchen.StepCount("Soup\n4\nboil");
    }
}
