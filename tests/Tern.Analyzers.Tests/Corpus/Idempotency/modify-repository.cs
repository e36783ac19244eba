// case: modify-repository
// category: shared state
// rationale: read, changed by what it was, and written back through a repository
// rule: TERN2007

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.ModifyRepository;

public sealed record Wallet(string Id, int Coins);

public interface IWallets
{
    Task<Wallet> LoadAsync(string id);

    Task SaveAsync(Wallet wallet);
}

public interface IGame
{
    [Idempotent]
    Task RewardAsync(string id, int coins);
}

public sealed class Game(IWallets wallets) : IGame
{
    public async Task RewardAsync(string id, int coins)
    {
        Wallet wallet = await wallets.LoadAsync(id);
        Wallet richer = wallet with { Coins = wallet.Coins + coins };
        await wallets.SaveAsync(richer); // want: TERN2007
    }
}

public sealed class Wallets : IWallets
{
    private readonly Dictionary<string, Wallet> _wallets = new() { ["a"] = new Wallet("a", 0) };

    public string State => string.Join(",", _wallets.Values);

    public Task<Wallet> LoadAsync(string id) => Task.FromResult(_wallets[id]);

    public Task SaveAsync(Wallet wallet)
    {
        _wallets[wallet.Id] = wallet;
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Wallets wallets = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Game(wallets).RewardAsync("a", 2);
            yield return wallets.State;
        }
    }
}
