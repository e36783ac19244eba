// case: second-run-ef-delete
// category: second run
// rationale: the row to delete must be there
// rule: TERN2013

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.SecondRunEfDelete;

public sealed class Post
{
    public string Id { get; set; } = "";
}

public sealed class BlogContext : DbContext
{
    public DbSet<Post> Posts { get; } = [];
}

public interface IBlog
{
    [Idempotent]
    Task DeleteAsync(string id);
}

public sealed class Blog(BlogContext db) : IBlog
{
    public async Task DeleteAsync(string id)
    {
        Post post = await db.Posts.SingleAsync(p => p.Id == id);
        db.Posts.Remove(post); // want: TERN2013
        await db.SaveChangesAsync();
    }
}

public class DbContext
{
    public Task<int> SaveChangesAsync(CancellationToken cancellationToken = default) => Task.FromResult(0);
}

public sealed class DbSet<T> : List<T>
    where T : class
{
    public ValueTask AddAsync(T entity)
    {
        Add(entity);
        return default;
    }

    public ValueTask<T?> FindAsync(params object[] keys) => new(Find(e => Equals(e.GetType().GetProperty("Id")!.GetValue(e), keys[0])));

    public Task<bool> AnyAsync(Func<T, bool> test) => Task.FromResult(this.Any(test));

    public Task<T> SingleAsync(Func<T, bool> test) => Task.FromResult(this.Single(test));

    public Task<T?> FirstOrDefaultAsync(Func<T, bool> test) => Task.FromResult(this.FirstOrDefault(test));
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        BlogContext db = new();
        db.Posts.Add(new Post { Id = "a" });
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Blog(db).DeleteAsync("a");
            yield return $"{db.Posts.Count}";
        }
    }
}
