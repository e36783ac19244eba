// case: json-bakery-recipes
// category: deserialised-member
// rationale: a recipe book read from JSON: missing member, explicit null over a default, null list element
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.JsonBakeryRecipes;

public sealed class Ingredient
{
    public string Name { get; set; } = null!;
    public string Unit { get; set; } = "g";
    public double Amount { get; set; }
}

public sealed record Recipe(string Title)
{
    private readonly List<string> _notes = [];
    private readonly Ingredient[] _parts = [];

    public IEnumerable<Ingredient> Parts { get => _parts; init => _parts = value?.OfType<Ingredient>().ToArray() ?? []; }
    public required string Oven { get; init; }
    public List<string> Notes { get => _notes; init => _notes = value ?? []; }
}

public sealed class RecipeBook
{
    private readonly List<Recipe> _recipes = [];

    public RecipeBook Load(string json)
    {
        _recipes.AddRange((JsonSerializer.Deserialize<List<Recipe>>(json) ?? []).OfType<Recipe>());
        return this;
    }

    public IEnumerable<string> Shopping() => _recipes.SelectMany(r => r.Parts).Select(p => Line(p.Name, p.Unit));

    private static string Line(string name, string unit)
    {
        string head = name.ToUpperInvariant(); // missed: null-deref
        return head + " " + unit.Trim(); // missed: null-deref
    }

    public int NoteLength()
    {
        int n = 0;
        foreach (var r in _recipes)
        {
            foreach (var note in r.Notes)
            {
                n += note.Length; // missed: null-deref
            }
        }

        return n;
    }

    public int Widths() => _recipes.Sum(r => r.Notes.OfType<string>().Sum(x => x.Length) + r.Parts.Sum(p => p.Name?.Length ?? 0));
}

public static class Case
{
    private const string A = """[{"Title":"Rye","Oven":"hot","Parts":[{"Amount":2}]}]""";
    private const string B = """[{"Title":"Rye","Oven":"hot","Parts":[{"Name":"flour","Unit":null}]}]""";
    private const string C = """[{"Title":"Rye","Oven":"hot","Notes":["turn",null]}]""";

    public static void Demo1() => new RecipeBook().Load(A).Shopping().ToList();

    public static void Demo2() => new RecipeBook().Load(B).Shopping().ToList();

    public static void Demo3() => new RecipeBook().Load(C).NoteLength();

    public static void Demo4() => new RecipeBook().Load(A).Load(B).Load(C).Widths();
}
