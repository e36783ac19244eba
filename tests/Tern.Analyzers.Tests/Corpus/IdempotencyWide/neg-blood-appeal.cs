// case: neg-blood-appeal
// category: messages and remote calls
// rationale: messages and calls carry keys that come from the request; the outbox is keyed by them as well
// rule: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegBloodAppeal;

public sealed record Appeal(string AppealId, string Group, int Units);
public sealed record Donor(string No, string Group);

[RpcService]
public interface ITextMessages
{
    Task SendAsync(string number, string text, string idempotencyKey);
    Task<int> BalanceAsync(string idempotencyKey);
    [Idempotent] Task SubscribeAsync(string number, string topic);
}

public interface IAppeals
{
    [Idempotent] Task CallAsync(Appeal appeal, IReadOnlyList<Donor> donors);
    [Idempotent] Task AnnounceAsync(Appeal appeal);
    [Idempotent] Task QueueAsync(Appeal appeal);
    [Idempotent] Task FollowAsync(Donor donor);
}

public sealed record Envelope(string Body)
{
    public required string MessageId { get; init; }
    public string? PartitionKey { get; init; }
}

public sealed class Topic(Action<Envelope> broker)
{
    public Task PublishAsync(Envelope envelope)
    {
        broker(envelope);
        return Task.CompletedTask;
    }
}

public sealed class Appeals(ITextMessages texts, Topic topic) : IAppeals
{
    private readonly SortedDictionary<string, Envelope> _outbox = new(StringComparer.Ordinal);
    public int Waiting => _outbox.Count;

    public async Task CallAsync(Appeal appeal, IReadOnlyList<Donor> donors)
    {
        IEnumerable<Donor> fitting =
            from donor in donors
            where donor.Group == appeal.Group || donor.Group is "0-"
            orderby donor.No
            select donor;
        foreach (Donor donor in fitting.Take(appeal.Units * 3))
        {
            await texts.SendAsync(donor.No, $"Please come: {appeal.Group}", idempotencyKey: KeyOf(appeal, donor.No));
        }
    }

    public Task AnnounceAsync(Appeal appeal) => topic.PublishAsync(new Envelope($"{appeal.Units} of {appeal.Group}")
    {
        MessageId = appeal.AppealId,
        PartitionKey = appeal.Group,
    });

    public async Task QueueAsync(Appeal appeal)
    {
        string key = KeyOf(appeal, "outbox");
        _outbox[key] = new Envelope(appeal.Group) { MessageId = key };
        foreach (Envelope envelope in _outbox.Values.ToArray())
        {
            await topic.PublishAsync(envelope);
            _outbox.Remove(envelope.MessageId);
        }
    }

    public Task FollowAsync(Donor donor) => texts.SubscribeAsync(donor.No, donor.Group);

    private static string KeyOf(Appeal appeal, string part)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{appeal.AppealId}\n{part}"));
        return Convert.ToHexString(hash, 0, 16);
    }
}

public sealed class Gateway(Func<string, bool> air) : ITextMessages
{
    public Task SendAsync(string number, string text, string idempotencyKey) => Task.FromResult(air(idempotencyKey));
    public Task<int> BalanceAsync(string idempotencyKey) => Task.FromResult(40);
    public Task SubscribeAsync(string number, string topic) => Task.FromResult(air($"{number}/{topic}"));
}

public static class Case
{
    private static readonly HashSet<string> Heard = [];
    private static readonly Appeals Appeals = new(new Gateway(Heard.Add), new Topic(e => Heard.Add(e.MessageId)));
    private static readonly Appeal Urgent = new("ap-3", "B+", 2);
    private static readonly Donor[] Donors = [new("n1", "B+"), new("n2", "0-"), new("n3", "A+")];
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Appeals.CallAsync(Urgent, Donors), () => Heard.Count);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Appeals.AnnounceAsync(Urgent), () => Heard.Count);
    public static IAsyncEnumerable<string> Safe3() => Twice(() => Appeals.QueueAsync(Urgent), () => $"{Heard.Count} {Appeals.Waiting}");
    public static IAsyncEnumerable<string> Safe4() => Twice(() => Appeals.FollowAsync(Donors[0]), () => Heard.Count);
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
