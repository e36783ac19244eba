// case: neg-recipe-scaler
// category: negative-null-forgiving
// rationale: builder, record copy, lazy value, casts and delegates with null! in their history, all set before they are read
// csc: silent

namespace NullSafety.NegRecipeScaler;

public abstract record Step(string Text);

public sealed record Heat(string Text, int Degrees) : Step(Text);

public sealed record Mix(string Text, string Tool) : Step(Text);

public sealed record Recipe(string Title, IReadOnlyList<Step> Steps, string Note = null!);

public sealed class RecipeBuilder
{
    private string _title = null!;
    private List<Step> _steps = null!;

    public RecipeBuilder Titled(string title)
    {
        _title = title;
        return this;
    }

    public RecipeBuilder Then(Step step)
    {
        (_steps ??= new List<Step>()).Add(step);
        return this;
    }

    public Recipe Build() => new(_title ?? "untitled", _steps ?? new List<Step>());
}

public sealed class Scaler
{
    private readonly Lazy<Dictionary<string, double>> _factors;
    private Func<double, double> _round = null!;

    public Scaler()
    {
        _factors = new Lazy<Dictionary<string, double>>(() => LoadFactors() ?? new Dictionary<string, double>());
        UseRounding(false);
    }

    public void UseRounding(bool coarse) => _round = coarse ? Math.Round : v => v;

    public double Scale(string unit, double amount)
    {
        return _round(_factors.Value.GetValueOrDefault(unit, 1.0) * amount);
    }

    private static Dictionary<string, double>? LoadFactors() => null;
}

public static class Printer
{
    public static int MaxDegrees(Recipe recipe)
    {
        int max = 0;
        foreach (var step in recipe.Steps)
        {
            var heat = step as Heat;
            max = heat == null ? max : Math.Max(max, heat.Degrees);
        }

        return max;
    }

    public static int ToolWidth(Step step) => step is Mix ? (step as Mix)!.Tool.Length : 0;

    public static int NoteLength(Recipe recipe)
    {
        var noted = recipe.Note is null ? recipe with { Note = recipe.Title } : recipe;
        return noted.Note.Length;
    }
}

public static class Case
{
    private static Recipe Custard() => new RecipeBuilder().Then(new Mix("beat", "whisk")).Then(new Heat("simmer", 82)).Build();

    public static void DemoDegrees() => Printer.MaxDegrees(Custard());
    public static void DemoTools() => Custard().Steps.Sum(Printer.ToolWidth);
    public static void DemoNote() => Printer.NoteLength(Custard());
    public static void DemoEmpty() => Printer.MaxDegrees(new RecipeBuilder().Titled("air").Build());
    public static void DemoScale() => new Scaler().Scale("cup", 1.5);
}
