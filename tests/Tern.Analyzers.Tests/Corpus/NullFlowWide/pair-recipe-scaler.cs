// case: pair-recipe-scaler
// category: error-contract
// rationale: a (value, error) tuple is used although its error was only logged, and the error is used although there was none
// csc: none

namespace NullSafety.PairRecipeScaler;

public sealed record Recipe(string Name, int Serves)
{
    public Recipe For(int people) => this with { Name = Name + " x" + people, Serves = people };
}

public sealed class ParseError(int line, string text)
{
    public int Line { get; } = line;

    public string Text { get; } = text;
}

public static class RecipeParser
{
    public static (Recipe Recipe, ParseError Error) Parse(string source)
    {
        string[] parts = source.Split('|');
        if (parts.Length != 2)
        {
            return (null!, new ParseError(1, "expected name|serves"));
        }

        if (!int.TryParse(parts[1], out int serves))
        {
            return (null!, new ParseError(2, "not a number: " + parts[1]));
        }

        return (new Recipe(parts[0], serves), null!);
    }
}

public sealed class CookBook
{
    private readonly List<string> _problems = new();

    public Recipe Scaled(string source, int people)
    {
        var (recipe, error) = RecipeParser.Parse(source);
        if (error != null)
        {
            _problems.Add(error.Line + ": " + error.Text);
        }

        return recipe.For(people); // want: null-deref
    }

    public Recipe? ScaledOrNull(string source, int people)
    {
        var (recipe, error) = RecipeParser.Parse(source);
        if (error != null)
        {
            _problems.Add(error.Line + ": " + error.Text);
            return null;
        }

        return recipe.For(people);
    }

    public int FirstProblemLine(string[] sources)
    {
        var results = sources.Select(RecipeParser.Parse).ToList();
        var last = results[^1];
        return last.Error.Line; // want: null-deref
    }

    public int ProblemLine(string source)
    {
        var result = RecipeParser.Parse(source);
        return result.Recipe == null ? result.Error.Line : 0;
    }

    public int Problems => _problems.Count;
}

public static class Case
{
    public static void Demo1() => new CookBook().Scaled("Soup", 4);

    public static void Demo2() => new CookBook().FirstProblemLine(new[] { "Soup", "Soup|2" });

    public static void Demo3()
    {
        var book = new CookBook();
        Console.WriteLine(book.Scaled("Soup|2", 4).Name + book.ScaledOrNull("Soup|many", 4)?.Name + book.ScaledOrNull("Pie|4", 8)?.Name);
        Console.WriteLine(book.FirstProblemLine(new[] { "Soup|2", "Soup" }) + book.ProblemLine("Soup|2") + book.ProblemLine("x") + book.Problems);
    }
}
