// case: task-cache-lookup
// category: null-task
// rationale: a cache returns no task at all on a miss, and an async method returns a null result
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.TaskCacheLookup;

public sealed record UserRow(int Id, string Name);

public interface IUserCache
{
    Task<UserRow> GetAsync(int id);

    Task FlushAsync();
}

public sealed class MemoryCache : IUserCache
{
    private readonly Dictionary<int, Task<UserRow>> _rows = new();
    private Task _flush = null!;

    public void Put(UserRow row) => _rows[row.Id] = Task.FromResult(row);

    public Task<UserRow> GetAsync(int id) => _rows.TryGetValue(id, out var t) ? t : null!;

    public Task FlushAsync() => _flush;
}

public sealed class Users(IUserCache cache)
{
    public async Task<string> NameAsync(int id)
    {
        var row = await cache.GetAsync(id); // want: null-deref
        return row.Name;
    }

    public async Task CloseAsync()
    {
        await cache.FlushAsync().ConfigureAwait(false); // want: null-deref
    }

    private async Task<UserRow> QueryAsync(int id)
    {
        await Task.Yield();
        return id > 100 ? null! : new UserRow(id, "db");
    }

    public async Task<int> LengthAsync(int id)
    {
        var row = await QueryAsync(id);
        return row.Name.Length; // want: null-deref
    }

    public async Task<int> LengthOrZeroAsync(int id)
    {
        var row = await QueryAsync(id);
        return row is null ? 0 : row.Name.Length;
    }
}

public static class Case
{
    private static Users Make()
    {
        var cache = new MemoryCache();
        cache.Put(new UserRow(1, "a"));
        return new Users(cache);
    }

    public static Task Demo1() => Make().NameAsync(2);

    public static Task Demo2() => Make().NameAsync(1);

    public static Task Demo3() => Make().CloseAsync();

    public static Task Demo4() => Make().LengthAsync(101);

    public static Task Demo5() => Make().LengthOrZeroAsync(101);
}
