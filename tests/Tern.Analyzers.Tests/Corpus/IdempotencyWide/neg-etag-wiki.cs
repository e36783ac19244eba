// case: neg-etag-wiki
// category: conditional writes
// rationale: a write names the version that it replaces
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegEtagWiki;

public sealed record Edit(string Page, string Text, string ExpectedTag);

public interface IWiki
{
    [Idempotent]
    Task<bool> SaveAsync(Edit edit);

    [Idempotent]
    Task<bool> SaveLocalAsync(Edit edit);

    [Idempotent]
    Task<bool> CountEditAsync(string page, int expectedEdits);
}

public sealed class Wiki(HttpClient http) : IWiki
{
    private readonly ConcurrentDictionary<string, string> _texts = new() { ["home"] = "old" };
    private int _edits;

    public string State => $"{string.Join(",", _texts)} {_edits}";

    public async Task<bool> SaveAsync(Edit edit)
    {
        using HttpRequestMessage request = new(HttpMethod.Put, $"https://wiki.test/{edit.Page}") { Content = new StringContent(edit.Text) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{edit.ExpectedTag}\""));
        using HttpResponseMessage response = await http.SendAsync(request);
        return response.StatusCode is not HttpStatusCode.PreconditionFailed;
    }

    public Task<bool> SaveLocalAsync(Edit edit)
        => Task.FromResult(_texts.TryUpdate(edit.Page, edit.Text, edit.ExpectedTag) || _texts[edit.Page] == edit.Text);

    public Task<bool> CountEditAsync(string page, int expectedEdits)
    {
        int found = Interlocked.CompareExchange(ref _edits, expectedEdits + 1, expectedEdits);
        return Task.FromResult(found == expectedEdits || found == expectedEdits + 1);
    }
}

public sealed class FakeWiki : HttpMessageHandler
{
    public string Text { get; private set; } = "";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Text = await request.Content!.ReadAsStringAsync(cancellationToken);
        return new HttpResponseMessage(HttpStatusCode.NoContent);
    }
}

public static class Case
{
    private static readonly FakeWiki Server = new();
    private static readonly Wiki Wiki = new(new HttpClient(Server));

    public static IAsyncEnumerable<string> Demo1() => Twice(() => Wiki.SaveAsync(new Edit("home", "new", "1")), () => Server.Text);

    public static IAsyncEnumerable<string> Demo2() => Twice(() => Wiki.SaveLocalAsync(new Edit("home", "new", "old")), () => Wiki.State);

    public static IAsyncEnumerable<string> Demo3() => Twice(() => Wiki.CountEditAsync("home", 0), () => Wiki.State);

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
