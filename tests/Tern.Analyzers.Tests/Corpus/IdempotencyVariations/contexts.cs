// variations: contexts
// rationale: contexts of EF Core that each attempt opens for itself: the database behind them is shared

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Contexts;

public class DbContext : IDisposable
{
    public void Add(object entity)
    {
    }

    public Task SaveChangesAsync() => Task.CompletedTask;

    public void Dispose()
    {
    }
}

public class DbSet<T> : List<T>, IQueryable<T>
    where T : class
{
    public Type ElementType => typeof(T);

    public System.Linq.Expressions.Expression Expression => null!;

    public IQueryProvider Provider => null!;
}

public static class Queries
{
    public static Task<bool> AnyAsync<T>(this IQueryable<T> source, Func<T, bool> test) => Task.FromResult(false);

    public static Task<T?> FirstOrDefaultAsync<T>(this IQueryable<T> source, Func<T, bool> test)
        where T : class => Task.FromResult<T?>(null);

    public static Task<int> ExecuteDeleteAsync<T>(this IEnumerable<T> source) => Task.FromResult(0);
}

public sealed class Album
{
    public Guid Id { get; set; }

    public string Title { get; set; } = "";

    public string Artist { get; set; } = "";

    public int Plays { get; set; }
}

public sealed class Music : DbContext
{
    public DbSet<Album> Albums { get; } = new();
}

public interface IMusicFactory
{
    Task<Music> OpenAsync();
}

public sealed class Albums(IMusicFactory factory)
{
    [Idempotent]
    public async Task Add(string title)
    {
        using Music music = await factory.OpenAsync();
        music.Albums.Add(new Album { Title = title }); // want: TERN2009
        await music.SaveChangesAsync();
    }

    [Idempotent]
    public async Task Played(string title)
    {
        using Music music = new();
        Album album = music.Albums.First(a => a.Title == title);
        album.Plays += 1; // want: TERN2010
        await music.SaveChangesAsync();
    }

    [Idempotent]
    public async Task AddOnce(string title)
    {
        using Music music = await factory.OpenAsync();
        if (!await music.Albums.AnyAsync(a => a.Title == title))
        {
            music.Albums.Add(new Album { Title = title });
            await music.SaveChangesAsync();
        }
    }

    [Idempotent]
    public async Task AddWhenMissing(string title)
    {
        using Music music = await factory.OpenAsync();
        Album? album = await music.Albums.FirstOrDefaultAsync(a => a.Title == title);
        if (album is null)
        {
            album = new Album { Id = Guid.NewGuid(), Title = title };
            music.Add(album);
            music.Albums.Add(album);
        }

        album.Artist = title;
        await music.SaveChangesAsync();
    }

    [Idempotent]
    public async Task Replace(string artist, string[] titles)
    {
        using Music music = await factory.OpenAsync();
        await music.Albums.Where(a => a.Artist == artist).ExecuteDeleteAsync();
        foreach (string title in titles)
        {
            music.Albums.Add(new Album { Id = Guid.NewGuid(), Artist = artist, Title = title });
        }

        await music.SaveChangesAsync();
    }
}
