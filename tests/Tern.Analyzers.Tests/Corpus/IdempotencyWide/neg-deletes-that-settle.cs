// case: neg-deletes-that-settle
// category: deletes
// rationale: what is gone already is no error, and what is marked stays marked
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegDeletesThatSettle;

public sealed class Account
{
    public string Id { get; set; } = "";
    public bool IsDeleted { get; set; }
    public string? Reason { get; set; }
}

public interface IAccounts
{
    [Idempotent] Task CloseAsync(string id, string reason);
    [Idempotent] Task<bool> EraseAsync(string id);
    [Idempotent] Task WipeFilesAsync(string id);
    [Idempotent] Task PruneAsync(IReadOnlySet<string> keep);
}

public sealed class Accounts(BankContext db, string folder) : IAccounts
{
    private readonly ConcurrentDictionary<string, int> _limits = new() { ["a"] = 1, ["b"] = 2 };
    private readonly LinkedList<string> _recent = new(["a", "b"]);
    private ImmutableList<string> _names = ["a", "b"];

    public string State => $"{_limits.Count} {_recent.Count} {_names.Count} {db.Accounts.Count}";

    public async Task CloseAsync(string id, string reason)
    {
        Account account = await db.Accounts.SingleAsync(a => a.Id == id);
        account.IsDeleted = true;
        account.Reason ??= reason;
        await db.SaveChangesAsync();
    }

    public async Task<bool> EraseAsync(string id)
    {
        Account? account = await db.Accounts.FirstOrDefaultAsync(a => a.Id == id);
        if (account is not null)
        {
            db.Accounts.Remove(account);
            await db.SaveChangesAsync();
        }

        _limits.TryRemove(id, out _);
        _recent.Remove(id);
        _names = _names.Remove(id);
        return true;
    }

    public Task WipeFilesAsync(string id)
    {
        File.Delete(Path.Combine(folder, id + ".pdf"));
        foreach (string file in Directory.EnumerateFiles(folder, id + "-*"))
        {
            File.Delete(file);
        }

        try
        {
            Directory.Delete(Path.Combine(folder, id));
        }
        catch (DirectoryNotFoundException)
        {
        }

        return Task.CompletedTask;
    }

    public Task PruneAsync(IReadOnlySet<string> keep)
    {
        db.Accounts.RemoveAll(a => !keep.Contains(a.Id));
        foreach (string id in _limits.Keys.Where(k => !keep.Contains(k)))
        {
            _limits.TryRemove(id, out _);
        }

        _recent.Clear();
        return Task.CompletedTask;
    }
}

public sealed class BankContext : DbContext
{
    public DbSet<Account> Accounts { get; } = [];
}

public class DbContext
{
    public Task<int> SaveChangesAsync(CancellationToken cancellationToken = default) => Task.FromResult(0);
}

public sealed class DbSet<T> : List<T>
    where T : class
{
    public Task<T> SingleAsync(Func<T, bool> test) => Task.FromResult(this.Single(test));
    public Task<T?> FirstOrDefaultAsync(Func<T, bool> test) => Task.FromResult(this.FirstOrDefault(test));
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        BankContext db = new() { Accounts = { new Account { Id = "a" } } };
        return Twice(async () => { await new Accounts(db, "").CloseAsync("a", "left"); return $"{db.Accounts[0].IsDeleted} {db.Accounts[0].Reason}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Accounts accounts = new(new BankContext { Accounts = { new Account { Id = "a" } } }, "");
        return Twice(async () => { bool erased = await accounts.EraseAsync("a"); return $"{erased} {accounts.State}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        string folder = Directory.CreateTempSubdirectory("wipe").FullName;
        File.WriteAllText(Path.Combine(folder, "a.pdf"), "x");
        Accounts accounts = new(new BankContext(), folder);
        return Twice(async () => { await accounts.WipeFilesAsync("a"); return $"{Directory.GetFileSystemEntries(folder).Length}"; });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        Accounts accounts = new(new BankContext { Accounts = { new Account { Id = "a" } } }, "");
        return Twice(async () => { await accounts.PruneAsync(new HashSet<string> { "b" }); return accounts.State; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
