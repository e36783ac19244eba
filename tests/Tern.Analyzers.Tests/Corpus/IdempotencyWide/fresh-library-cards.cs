// case: fresh-library-cards
// category: fresh
// rationale: a new identity becomes the key under which a record is kept
// rule: TERN2006

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.FreshLibraryCards;

public sealed record Card(string Number, string Reader)
{
    public string? Note { get; init; }
}

public sealed record CardRequest(string RequestId, string Reader);

public interface ICards
{
    [Idempotent]
    Task<string> IssueAsync(CardRequest request);

    [Idempotent]
    Task ReplaceAsync(Card card);

    [Idempotent]
    Task<string> IssueDerivedAsync(CardRequest request);
}

public sealed class Cards : ICards
{
    private readonly ConcurrentDictionary<string, Card> _cards = new();

    public int Count => _cards.Count;

    public Task<string> IssueAsync(CardRequest request)
    {
        Card card = new(NewNumber(), request.Reader);
        _cards[card.Number] = card; // want: TERN2006
        return Task.FromResult(card.Number);
    }

    public Task ReplaceAsync(Card card)
    {
        Card copy = card with { Number = $"C-{Guid.NewGuid():N}", Note = "replaced" };
        _cards.TryAdd(copy.Number, copy); // want: TERN2006
        return Task.CompletedTask;
    }

    public Task<string> IssueDerivedAsync(CardRequest request)
    {
        string number = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(request.RequestId)))[..12];
        _cards[number] = new Card(number, request.Reader);
        return Task.FromResult(number);
    }

    private static string NewNumber() => Guid.CreateVersion7().ToString("N");
}

public static class Case
{
    private static readonly Cards Cards = new();

    public static IAsyncEnumerable<string> Demo1() => Twice(() => Cards.IssueAsync(new CardRequest("r", "ann")), () => Cards.Count);

    public static IAsyncEnumerable<string> Demo2() => Twice(() => Cards.ReplaceAsync(new Card("1", "ann")), () => Cards.Count);

    public static IAsyncEnumerable<string> Safe1() => Twice(() => Cards.IssueDerivedAsync(new CardRequest("r", "ann")), () => Cards.Count);

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
