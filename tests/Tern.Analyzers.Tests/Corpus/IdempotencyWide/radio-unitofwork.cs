// case: radio-unitofwork
// category: ef
// rationale: plays are counted on the tracked row or in the update, and a request row has no key of the listener
// rule: TERN2009, TERN2010

using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.RadioUnitofwork;

public sealed class Track { public string Id { get; init; } = ""; public int Plays { get; set; } public string Slot { get; set; } = ""; }

public sealed class SongWish { public int Id { get; set; } public required string TrackId { get; init; } public string? Greeting { get; init; } }

public sealed class DbSet<T>(List<T> table) where T : class
{
    public void Add(T entity) => table.Add(entity);

    public Task<T?> FindAsync(Func<T, bool> key) => Task.FromResult(table.FirstOrDefault(key));

    public DbSet<T> Where(Func<T, bool> predicate) => new(table.Where(predicate).ToList());

    public Task<int> ExecuteUpdateAsync(Action<SetPropertyCalls<T>> setters)
    {
        table.ForEach(row => setters(new SetPropertyCalls<T>(row)));
        return Task.FromResult(table.Count);
    }
}

public sealed class SetPropertyCalls<T>(T row)
{
    public SetPropertyCalls<T> SetProperty<P>(Expression<Func<T, P>> property, Func<T, P> value)
    {
        ((PropertyInfo)((MemberExpression)property.Body).Member).SetValue(row, value(row));
        return this;
    }
}

public class DbContext
{
    public Task<int> SaveChangesAsync(CancellationToken cancellationToken = default) => Task.FromResult(1);
}

public sealed class RadioContext(List<Track> tracks, List<SongWish> wishes) : DbContext
{
    public DbSet<Track> Tracks { get; } = new(tracks);
    public DbSet<SongWish> Wishes { get; } = new(wishes);
}

public sealed class Programme(RadioContext db)
{
    [Idempotent]
    public async Task PlayedAsync(string trackId)
    {
        if (await db.Tracks.FindAsync(t => t.Id == trackId) is { } track)
        {
            track.Plays += 1; // want: TERN2010
            await db.SaveChangesAsync();
        }
    }
    [Idempotent]
    public Task BoostAsync(string trackId, int by)
        => db.Tracks.Where(t => t.Id == trackId).ExecuteUpdateAsync(s => s.SetProperty(t => t.Plays, t => t.Plays + by)); // want: TERN2010

    [Idempotent]
    public async Task WishAsync(string trackId, string greeting)
    {
        db.Wishes.Add(new SongWish { TrackId = trackId, Greeting = greeting }); // want: TERN2009
        await db.SaveChangesAsync();
    }
    [Idempotent]
    public Task ScheduleAsync(string trackId, string slot)
        => db.Tracks.Where(t => t.Id == trackId).ExecuteUpdateAsync(s => s.SetProperty(t => t.Slot, _ => slot));
}

public static class Case
{
    private static readonly List<Track> Tracks = [new Track { Id = "a" }];
    private static readonly List<SongWish> Wishes = [];
    private static readonly Programme Programme = new(new RadioContext(Tracks, Wishes));
    public static IAsyncEnumerable<string> DemoPlayed() => Twice(() => Programme.PlayedAsync("a"), () => Tracks[0].Plays);
    public static IAsyncEnumerable<string> DemoBoost() => Twice(() => Programme.BoostAsync("a", 5), () => Tracks[0].Plays);
    public static IAsyncEnumerable<string> DemoWish() => Twice(() => Programme.WishAsync("a", "hi mum"), () => Wishes.Count);
    public static IAsyncEnumerable<string> SafeSchedule() => Twice(() => Programme.ScheduleAsync("a", "08:15"), () => Tracks[0].Slot);
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}
