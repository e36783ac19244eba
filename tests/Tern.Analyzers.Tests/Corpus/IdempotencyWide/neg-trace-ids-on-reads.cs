// case: neg-trace-ids-on-reads
// category: fresh
// rationale: new identities name a trace, a lock owner or a request, and nothing keeps them
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegTraceIdsOnReads;

public sealed record Quote(string Symbol, string Text);

public interface IQuotes
{
    [Idempotent]
    Task<string> ReadAsync(string symbol);
    [Idempotent]
    Task StoreLockedAsync(Quote quote);
    [Idempotent]
    Task<string> PickMirrorAsync(string symbol);
    [Idempotent]
    Task PutTracedAsync(Quote quote);
}

public sealed class Quotes(HttpClient http, LockStore locks) : IQuotes
{
    private readonly ConcurrentDictionary<string, string> _texts = new();

    public string State => string.Join(",", _texts);

    public async Task<string> ReadAsync(string symbol)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"https://quotes.test/{symbol}");
        request.Headers.Add("X-Correlation-Id", Guid.NewGuid().ToString("N"));
        request.Headers.Date = DateTimeOffset.UtcNow;
        using HttpResponseMessage response = await http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    public async Task StoreLockedAsync(Quote quote)
    {
        string owner = Guid.NewGuid().ToString();
        if (!await locks.TakeAsync(quote.Symbol, owner, TimeSpan.FromSeconds(10)))
        {
            throw new TimeoutException($"The lock of {quote.Symbol} is taken.");
        }

        try
        {
            _texts[quote.Symbol] = quote.Text;
        }
        finally
        {
            await locks.ReleaseAsync(quote.Symbol, owner);
        }
    }

    public async Task<string> PickMirrorAsync(string symbol)
    {
        string[] mirrors = ["a", "b", "c"];
        Random.Shared.Shuffle(mirrors);
        using HttpResponseMessage response = await http.GetAsync($"https://{mirrors[0]}.quotes.test/{symbol}");
        return await response.Content.ReadAsStringAsync();
    }

    public async Task PutTracedAsync(Quote quote)
    {
        using HttpRequestMessage request = new(HttpMethod.Put, $"https://quotes.test/{quote.Symbol}") { Content = new StringContent(quote.Text) };
        request.Headers.TryAddWithoutValidation("traceparent", $"00-{Guid.NewGuid():N}-0000000000000001-01");
        (await http.SendAsync(request)).EnsureSuccessStatusCode();
    }
}

public sealed class LockStore(Func<string, string?, bool> server)
{
    public Task<bool> TakeAsync(string key, string owner, TimeSpan lease) => Task.FromResult(server(key, owner));

    public Task<bool> ReleaseAsync(string key, string owner) => Task.FromResult(server(key, null));
}

public sealed class Mirror : HttpMessageHandler
{
    public string Body { get; private set; } = "";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : Body;
        return new HttpResponseMessage { Content = new StringContent(request.RequestUri!.AbsolutePath) };
    }
}

public static class Case
{
    private static readonly Dictionary<string, string> Owners = [];
    private static readonly Mirror Server = new();
    private static readonly Quotes Quotes = new(new HttpClient(Server), new LockStore((key, owner) => owner is null ? Owners.Remove(key) : Owners.TryAdd(key, owner)));
    public static IAsyncEnumerable<string> Demo1()
    {
        string text = "";
        return Twice(async () => text = await Quotes.ReadAsync("abc"), () => text);
    }

    public static IAsyncEnumerable<string> Demo2() => Twice(() => Quotes.StoreLockedAsync(new Quote("abc", "7")), () => $"{Quotes.State} {Owners.Count}");
    public static IAsyncEnumerable<string> Demo3()
    {
        string text = "";
        return Twice(async () => text = await Quotes.PickMirrorAsync("abc"), () => text);
    }

    public static IAsyncEnumerable<string> Demo4() => Twice(() => Quotes.PutTracedAsync(new Quote("abc", "7")), () => Server.Body);
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
