// case: wallet-records
// category: shared state
// rationale: immutable values are replaced by ones that hold more
// rule: TERN2007, TERN2008

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.WalletRecords;

public sealed record Wallet(string Owner, long Cents, ImmutableList<string> Notes);

public interface IWallets
{
    [Idempotent] Task TopUpAsync(string owner, long cents);
    [Idempotent] Task SpendAsync(string owner, long cents);
    [Idempotent] Task NoteAsync(string owner, string note);
    [Idempotent] Task RoundAsync(string owner, long cents);
    [Idempotent] Task RenameAsync(string owner, string name);
}

public sealed class Wallets : IWallets
{
    private readonly Dictionary<string, Wallet> _wallets = new() { ["o"] = new Wallet("o", 100, []) };
    private readonly Dictionary<string, long> _rounding = [];

    public string State => $"{_wallets["o"].Owner} {_wallets["o"].Cents} {string.Join(",", _wallets["o"].Notes)} {string.Join(",", _rounding)}";

    public Task TopUpAsync(string owner, long cents)
    {
        Wallet wallet = _wallets[owner];
        _wallets[owner] = wallet with { Cents = wallet.Cents + cents }; // want: TERN2007
        return Task.CompletedTask;
    }

    public Task SpendAsync(string owner, long cents)
    {
        _wallets[owner] = Debit(_wallets[owner], cents); // want: TERN2007
        return Task.CompletedTask;

        static Wallet Debit(Wallet wallet, long cents) => wallet with { Cents = wallet.Cents - cents };
    }

    public Task NoteAsync(string owner, string note)
    {
        Wallet wallet = _wallets[owner];
        _wallets[owner] = wallet with { Notes = wallet.Notes.Add(note) }; // want: TERN2008
        return Task.CompletedTask;
    }

    public Task RoundAsync(string owner, long cents)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_rounding, owner, out _) += cents % 5; // want: TERN2007
        return Task.CompletedTask;
    }

    public Task RenameAsync(string owner, string name)
    {
        Wallet wallet = _wallets[owner];
        _wallets[owner] = wallet with { Owner = name, Cents = wallet.Cents };
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Wallets wallets = new();
        return Twice(async () => { await wallets.TopUpAsync("o", 7); return wallets.State; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Wallets wallets = new();
        return Twice(async () => { await wallets.SpendAsync("o", 7); return wallets.State; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Wallets wallets = new();
        return Twice(async () => { await wallets.NoteAsync("o", "x"); return wallets.State; });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        Wallets wallets = new();
        return Twice(async () => { await wallets.RoundAsync("o", 7); return wallets.State; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        Wallets wallets = new();
        return Twice(async () => { await wallets.RenameAsync("o", "x"); return wallets.State; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
