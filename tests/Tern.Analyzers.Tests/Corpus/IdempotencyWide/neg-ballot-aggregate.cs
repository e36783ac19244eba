// case: neg-ballot-aggregate
// category: event sourcing
// rationale: the aggregate knows the commands it has handled before it raises an event, and only new events are kept
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.NegBallotAggregate;

public interface IDomainEvent;
public sealed record Opened(string BallotId, string Question) : IDomainEvent;
public sealed record VoteCast(Guid CommandId, string Choice) : IDomainEvent;

public sealed class Ballot
{
    private readonly HashSet<Guid> _commands = [];
    private readonly Dictionary<string, int> _tally = [];
    private readonly List<IDomainEvent> _events = [];

    public bool IsOpen { get; private set; }
    public IReadOnlyList<IDomainEvent> Events => _events;
    public IReadOnlyDictionary<string, int> Tally => _tally;

    public void Open(string id, string question)
    {
        if (_events.OfType<Opened>().Any())
        {
            return;
        }

        Raise(new Opened(id, question));
    }

    public void Cast(Guid commandId, string choice)
    {
        if (_commands.Contains(commandId))
        {
            return;
        }

        Raise(new VoteCast(commandId, choice));
    }

    private void Raise(IDomainEvent raised)
    {
        _events.Add(raised);
        switch (raised)
        {
            case Opened:
                IsOpen = true;
                break;
            case VoteCast vote:
                _commands.Add(vote.CommandId);
                _tally[vote.Choice] = _tally.GetValueOrDefault(vote.Choice) + 1;
                break;
        }
    }
}

public sealed class BallotOffice
{
    private readonly ConcurrentDictionary<string, Ballot> _ballots = [];

    public Ballot this[string id] => _ballots.GetOrAdd(id, static _ => new Ballot());

    [Idempotent]
    public Task OpenAsync(string id, string question) => OnAsync(id, b => b.Open(id, question));

    [Idempotent]
    public Task CastAsync(string id, Guid commandId, string choice) => OnAsync(id, b => b.Cast(commandId, choice));

    private Task OnAsync(string id, Action<Ballot> act)
    {
        Ballot ballot = this[id];
        lock (ballot)
        {
            act(ballot);
        }

        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly BallotOffice Office = new();
    private static readonly Guid Command = new("6a0c5a52-55f1-4c0e-9d7c-0f7a4d2e9b11");
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Office.OpenAsync("park", "Trees?"), () => Office["park"].Events.Count);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Office.CastAsync("park", Command, "yes"), () => Office["park"].Tally["yes"]);
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
