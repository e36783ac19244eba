// case: json-recipe-import
// category: json
// rationale: members declared non-null stay null when the document omits or nulls them
// csc: none

using System.Collections.Generic;
using System.Text.Json;

namespace NullSafety.Wide9.RecipeImport;

public sealed record Step(string Text, int Minutes);

public sealed record Recipe(string Title, List<Step> Steps, Portion Portion);

public sealed class Portion
{
    public int Servings { get; set; } = 2;
    public string Unit { get; set; } = default!;
}

public sealed class Pantry
{
    public Dictionary<string, Portion> Items { get; set; } = new();
    public List<string> Notes { get; set; } = new();
}

public static class RecipeReader
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public static Recipe Read(string json) => JsonSerializer.Deserialize<Recipe>(json, Options)!;

    public static Pantry ReadPantry(string json) => JsonSerializer.Deserialize<Pantry>(json, Options) ?? new Pantry();
}

public static class Importer
{
    private static int TotalMinutes(Recipe recipe)
    {
        int total = 0;
        foreach (var step in recipe.Steps) // want: null-deref
        {
            total += step.Minutes;
        }

        return total;
    }

    private static string Serves(Recipe recipe)
    {
        var portion = recipe.Portion ?? new Portion { Unit = "plates" };
        return portion.Servings + " " + portion.Unit.Trim(); // want: null-deref
    }

    private static string Shelf(string? title) => string.IsNullOrEmpty(title) ? "?" : title.Substring(0, 1);

    private static int Stock(Pantry pantry, string item)
    {
        if (!pantry.Items.TryGetValue(item, out var portion))
        {
            return 0;
        }

        return portion.Servings; // missed: null-deref
    }

    private static int NoteCount(Pantry pantry)
    {
        return pantry.Notes.Count; // want: null-deref
    }

    public static int Demo1() => TotalMinutes(RecipeReader.Read("{\"title\":\"Soup\"}"));

    public static string Demo2() => Serves(RecipeReader.Read("{\"title\":\"Stew\",\"steps\":[],\"portion\":{\"servings\":4}}"));

    public static int Demo3() => Stock(RecipeReader.ReadPantry("{\"items\":{\"rice\":null}}"), "rice");

    public static int Demo4() => NoteCount(RecipeReader.ReadPantry("{\"notes\":null}"));

    public static string Demo5()
    {
        var recipe = RecipeReader.Read("{\"title\":\"Pie\",\"steps\":[{\"text\":\"Bake\",\"minutes\":40}]}");
        return Shelf(recipe.Title) + TotalMinutes(recipe) + Serves(recipe);
    }

    public static int Demo6() => NoteCount(RecipeReader.ReadPantry("null")) + Stock(RecipeReader.ReadPantry("{}"), "rice");
}
