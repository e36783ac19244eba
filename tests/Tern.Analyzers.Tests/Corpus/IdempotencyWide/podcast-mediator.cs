// case: podcast-mediator
// category: messaging
// rationale: handlers of a mediator announce without a message id and issue a new token at each attempt
// rule: TERN2006, TERN2011

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.PodcastMediator;

public interface IRequest<TResult>;

public interface IRequestHandler<in TRequest, TResult>
    where TRequest : IRequest<TResult>
{
    Task<TResult> HandleAsync(TRequest request, CancellationToken cancellationToken);
}

public sealed record AnnounceEpisode(string Show, int Number, string Title) : IRequest<bool>;
public sealed record RetractEpisode(string Show, int Number) : IRequest<bool>;
public sealed record IssueFeedToken(string Show) : IRequest<string>;
public sealed record EnsureFeedToken(string Show) : IRequest<string>;

public sealed class EpisodeHandlers(ServiceBusSender sender) : IRequestHandler<AnnounceEpisode, bool>, IRequestHandler<RetractEpisode, bool>
{
    [Idempotent]
    public async Task<bool> HandleAsync(AnnounceEpisode request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Title))
        {
            return false;
        }

        ServiceBusMessage message = new(request.Title) { Subject = request.Show };
        await sender.SendMessageAsync(message, cancellationToken); // want: TERN2011
        return true;
    }

    [Idempotent]
    public async Task<bool> HandleAsync(RetractEpisode request, CancellationToken cancellationToken)
    {
        ServiceBusMessage message = new("retracted") { Subject = request.Show, MessageId = $"{request.Show}/{request.Number}/retracted" };
        await sender.SendMessageAsync(message, cancellationToken);
        return true;
    }
}

public sealed class FeedTokenHandlers(ConcurrentDictionary<string, string> tokens) : IRequestHandler<IssueFeedToken, string>, IRequestHandler<EnsureFeedToken, string>
{
    [Idempotent]
    public Task<string> HandleAsync(IssueFeedToken request, CancellationToken cancellationToken)
    {
        string token = NewToken();
        tokens[request.Show] = token; // want: TERN2006
        return Task.FromResult(token);
    }

    [Idempotent]
    public Task<string> HandleAsync(EnsureFeedToken request, CancellationToken cancellationToken)
        => Task.FromResult(tokens.GetOrAdd(request.Show, static _ => NewToken()));

    private static string NewToken() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
}

public sealed class ServiceBusMessage(string body)
{
    public string Body { get; } = body;
    public string? Subject { get; set; }
    public string? MessageId { get; set; }
}

public sealed class ServiceBusSender(Action<ServiceBusMessage> broker)
{
    public Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default)
    {
        broker(message);
        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly Dictionary<string, string> Topic = [];
    private static readonly ConcurrentDictionary<string, string> Tokens = [];
    private static readonly EpisodeHandlers Episodes = new(new ServiceBusSender(m => Topic[m.MessageId ?? $"#{Topic.Count}"] = m.Body));
    private static readonly FeedTokenHandlers Feeds = new(Tokens);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Episodes.HandleAsync(new AnnounceEpisode("s", 1, "Pilot"), default), () => Topic.Count);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Feeds.HandleAsync(new IssueFeedToken("s"), default), () => Tokens["s"]);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Episodes.HandleAsync(new RetractEpisode("s", 1), default), () => Topic.Count);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Feeds.HandleAsync(new EnsureFeedToken("t"), default), () => Tokens["t"]);
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
