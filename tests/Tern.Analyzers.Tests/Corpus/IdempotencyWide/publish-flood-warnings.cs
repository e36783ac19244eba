// case: publish-flood-warnings
// category: publish
// rationale: people and services are told again, through one interface with several implementations
// rule: TERN2011

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.PublishFloodWarnings;

public sealed record Warning(string WarningId, string River, int Level);

public interface IWarnings
{
    [Idempotent]
    Task WarnAsync(Warning warning);
    [Idempotent]
    Task WarnMayorAsync(Warning warning);
    [Idempotent]
    Task WarnKeyedAsync(Warning warning);
    [Idempotent]
    Task ShowAsync(Warning warning);
}

public interface IAlert
{
    Task TellAsync(Warning warning);
}

public sealed class Warnings(IReadOnlyList<IAlert> alerts, SmtpClient smtp, IEventBus bus) : IWarnings
{
    private readonly ConcurrentDictionary<string, int> _shown = new();

    public Task WarnAsync(Warning warning) => Task.WhenAll(alerts.Select(a => a.TellAsync(warning)));

    public async Task WarnMayorAsync(Warning warning)
    {
        MailMessage mail = new("flood@river.test", "mayor@river.test", warning.River, $"Level {warning.Level}");
        await smtp.SendMailAsync(mail); // want: TERN2011
    }

    public Task WarnKeyedAsync(Warning warning) => bus.PublishAsync(new RiverRose(warning.River, warning.Level) { MessageId = warning.WarningId });

    public Task ShowAsync(Warning warning)
    {
        _shown[warning.River] = warning.Level;
        return Task.CompletedTask;
    }
}

public sealed class BusAlert(IEventBus bus) : IAlert
{
    public Task TellAsync(Warning warning) => bus.PublishAsync(new RiverRose(warning.River, warning.Level)); // want: TERN2011
}

public sealed class SirenAlert : IAlert
{
    public bool Wailing { get; private set; }

    public Task TellAsync(Warning warning)
    {
        Wailing = warning.Level > 3;
        return Task.CompletedTask;
    }
}

public sealed record RiverRose(string River, int Level)
{
    public string? MessageId { get; init; }
}

public interface IEventBus
{
    Task PublishAsync<T>(T message, CancellationToken cancellationToken = default);
}

public sealed class Bus(Action<object?> wire) : IEventBus
{
    public Task PublishAsync<T>(T message, CancellationToken cancellationToken = default) => Task.Run(() => wire(message), cancellationToken);
}

public sealed record MailMessage(string From, string To, string Subject, string Body);

public sealed class SmtpClient(Action<object?> wire)
{
    public Task SendMailAsync(MailMessage message) => Task.Run(() => wire(message));
}

public static class Case
{
    private static readonly HashSet<string> Heard = [];
    private static readonly Action<object?> Wire = m => Heard.Add((m as RiverRose)?.MessageId ?? $"#{Heard.Count}");
    private static readonly Bus Bus = new(Wire);
    private static readonly Warnings Warnings = new([new SirenAlert(), new BusAlert(Bus)], new SmtpClient(Wire), Bus);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Warnings.WarnMayorAsync(new Warning("w", "elbe", 4)), () => Heard.Count);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Warnings.WarnAsync(new Warning("w", "elbe", 4)), () => Heard.Count);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Warnings.WarnKeyedAsync(new Warning("w", "elbe", 4)), () => Heard.Count);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Warnings.ShowAsync(new Warning("w", "elbe", 4)), () => Heard.Count);
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
