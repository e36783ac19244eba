// case: recipe-steps
// category: enumeration of null
// rationale: a parser leaves an optional section null, and both a foreach and a helper two calls away enumerate it
// csc: none

namespace NullSafety.RecipeSteps;

public sealed class Recipe
{
    public string Title { get; init; } = "";

    public List<string> Ingredients { get; init; } = new();

    // filled by the parser
    public IReadOnlyList<string> Steps { get; init; } = null!;

    public IReadOnlyList<string>? Notes { get; init; }
}

public static class RecipeParser
{
    public static Recipe Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new Recipe
        {
            Title = lines.Length > 0 ? lines[0] : "untitled",
            Ingredients = lines.Where(l => l.StartsWith('-')).Select(l => l.Substring(1).Trim()).ToList(),
            Steps = Section(lines, '#')!,
            Notes = Section(lines, '>'),
        };
    }

    private static List<string>? Section(string[] lines, char mark)
    {
        List<string>? found = null;
        foreach (var line in lines)
        {
            if (line[0] == mark)
            {
                (found ??= new List<string>()).Add(line.Substring(1).Trim());
            }
        }

        return found;
    }
}

public static class RecipeCard
{
    public static int LongestStep(Recipe recipe)
    {
        int longest = 0;
        foreach (var step in recipe.Steps) // want: null-deref
        {
            longest = Math.Max(longest, step.Length);
        }

        return longest;
    }

    public static int TitleAndIngredients(Recipe recipe)
    {
        return recipe.Title.Length + recipe.Ingredients.Sum(item => item.Length);
    }

    public static string Footer(Recipe recipe) => Bullets(recipe.Notes!);

    public static string FooterOrNone(Recipe recipe) =>
        recipe.Notes is { Count: > 0 } notes ? notes[0] : "no notes";

    private static string Bullets(IEnumerable<string> items)
    {
        var text = "";
        foreach (var item in items) // want: null-deref
        {
            text += "* " + item + "\n";
        }

        return text;
    }
}

public static class Case
{
    public static void Demo1() => RecipeCard.LongestStep(RecipeParser.Parse("Toast\n- bread\n> use old bread"));

    public static void Demo2() => RecipeCard.Footer(RecipeParser.Parse("Tea\n- leaves\n# boil\n# steep"));

    public static void Demo3()
    {
        var full = RecipeParser.Parse("Soup\n- water\n# boil it\n> salt late");
        RecipeCard.LongestStep(full);
        RecipeCard.Footer(full);
        RecipeCard.FooterOrNone(RecipeParser.Parse("Tea"));
        RecipeCard.TitleAndIngredients(RecipeParser.Parse("Toast\n- bread"));
    }
}
