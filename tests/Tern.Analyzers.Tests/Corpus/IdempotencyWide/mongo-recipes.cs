// case: mongo-recipes
// category: insert
// rationale: documents that are inserted, moved, pushed into, and replaced
// rule: TERN2009, TERN2010

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.MongoRecipes;

public sealed class Recipe
{
    public string? Id { get; set; }
    public string Title { get; set; } = "";
    public int Likes { get; set; }
}

public interface IRecipes
{
    [Idempotent] Task SubmitAsync(string title);
    [Idempotent] Task LikeAsync(string id);
    [Idempotent] Task SaveAsync(Recipe recipe);
    [Idempotent] Task RenameAsync(string id, string title);
}

public sealed class Recipes(IMongoCollection<Recipe> recipes) : IRecipes
{
    public async Task SubmitAsync(string title)
    {
        await recipes.InsertOneAsync(new Recipe { Title = title }); // want: TERN2009
    }

    public async Task LikeAsync(string id)
    {
        await recipes.UpdateOneAsync(r => r.Id == id, Builders<Recipe>.Update.Inc("likes", 1)); // want: TERN2010
    }

    public async Task SaveAsync(Recipe recipe)
    {
        await recipes.ReplaceOneAsync(r => r.Id == recipe.Id, recipe, new ReplaceOptions { IsUpsert = true });
    }

    public async Task RenameAsync(string id, string title)
    {
        await recipes.UpdateOneAsync(r => r.Id == id, Builders<Recipe>.Update.Set("title", title));
    }
}

public sealed record UpdateDefinition<T>(string Operator, string Field, object Value);

public sealed class UpdateDefinitionBuilder<T>
{
    public UpdateDefinition<T> Inc(string field, object value) => new("$inc", field, value);
    public UpdateDefinition<T> Set(string field, object value) => new("$set", field, value);
}

public static class Builders<T>
{
    public static UpdateDefinitionBuilder<T> Update { get; } = new();
}

public sealed class ReplaceOptions
{
    public bool IsUpsert { get; init; }
}

public interface IMongoCollection<T>
{
    Task InsertOneAsync(T document);
    Task UpdateOneAsync(Func<T, bool> filter, UpdateDefinition<T> update);
    Task ReplaceOneAsync(Func<T, bool> filter, T replacement, ReplaceOptions options);
}

public class Server : System.Reflection.DispatchProxy
{
    public Action<string, object?[]> Handle { get; set; } = (_, _) => { };

    public static IMongoCollection<Recipe> Open(Action<string, object?[]> handle)
    {
        IMongoCollection<Recipe> collection = Create<IMongoCollection<Recipe>, Server>();
        ((Server)(object)collection).Handle = handle;
        return collection;
    }

    protected override object? Invoke(System.Reflection.MethodInfo? method, object?[]? args)
    {
        Handle(method!.Name, args!);
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        List<object?> documents = [];
        Recipes recipes = new(Server.Open((_, a) => documents.Add(a[0])));
        return Twice(async () => { await recipes.SubmitAsync("soup"); return $"{documents.Count}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        int likes = 0;
        Recipes recipes = new(Server.Open((_, a) => likes += (int)((UpdateDefinition<Recipe>)a[1]!).Value));
        return Twice(async () => { await recipes.LikeAsync("r"); return $"{likes}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        string state = "";
        Recipes recipes = new(Server.Open((m, a) => state = m + (a[1] as Recipe)?.Title));
        return Twice(async () => { await recipes.SaveAsync(new Recipe { Id = "r", Title = "soup" }); return state; });
    }

    public static IAsyncEnumerable<string> Safe2()
    {
        string state = "";
        Recipes recipes = new(Server.Open((m, a) => state = $"{a[1]}"));
        return Twice(async () => { await recipes.RenameAsync("r", "soup"); return state; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
