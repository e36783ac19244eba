// case: optional-key-donations
// category: keys
// rationale: a key that may be missing guards only those who send it
// rule: TERN2018

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.OptionalKeyDonations;

public sealed record Donation(string Project, int Cents)
{
    public string? RequestId { get; init; }
}

public sealed record KeyedDonation(string RequestId, string Project, int Cents);

public interface IDonations
{
    [Idempotent]
    Task GiveAsync(Donation donation);
    [Idempotent]
    Task GiveAndThankAsync(Donation donation);
    [Idempotent]
    Task GiveWithTokenAsync(string project, int cents, Guid? token = null);
    [Idempotent]
    Task GiveKeyedAsync(KeyedDonation donation);
}

public sealed class Donations(Action<MailCommand> topic) : IDonations
{
    private readonly HashSet<string> _seen = [];
    private readonly MessageQueue _queue = new(topic);

    public int Cents { get; private set; }

    public Task GiveAsync(Donation donation)
    {
        if (donation.RequestId is { Length: > 0 } key && !_seen.Add(key)) // want: TERN2018
        {
            return Task.CompletedTask;
        }

        Cents += donation.Cents;
        return Task.CompletedTask;
    }

    public Task GiveAndThankAsync(Donation donation)
        => _queue.PublishAsync(new MailCommand { Text = "Thank you", MessageId = donation.RequestId }); // want: TERN2018

    public Task GiveWithTokenAsync(string project, int cents, Guid? token = null)
    {
        if (token.HasValue && !_seen.Add(token.Value.ToString("N"))) // want: TERN2018
        {
            return Task.CompletedTask;
        }

        Cents += cents;
        return Task.CompletedTask;
    }

    public Task GiveKeyedAsync(KeyedDonation donation)
    {
        if (_seen.Add(donation.RequestId))
        {
            Cents += donation.Cents;
        }

        return Task.CompletedTask;
    }
}

public sealed class MailCommand
{
    public string Text { get; init; } = "";

    public string? MessageId { get; init; }
}

public sealed class MessageQueue(Action<MailCommand> topic)
{
    public Task PublishAsync(MailCommand message) => Task.Run(() => topic(message));
}

public static class Case
{
    private static int _mails;
    private static readonly Donations Donations = new(m => _mails += m.MessageId is null ? 1 : 0);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Donations.GiveAsync(new Donation("p", 5)), () => Donations.Cents);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Donations.GiveAndThankAsync(new Donation("p", 5)), () => _mails);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Donations.GiveWithTokenAsync("p", 5), () => Donations.Cents);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Donations.GiveKeyedAsync(new KeyedDonation("k", "p", 5)), () => Donations.Cents);
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
