// case: karaoke-guards
// category: guards
// rationale: the guard looks after the tip is in the jar, and a ballot may be left out
// rule: TERN2017, TERN2018

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.KaraokeGuards;

public readonly record struct Jar(string Singer, int Coins);

public interface IInbox
{
    bool TryBegin(string messageId);
}

public sealed class MemoryInbox : IInbox
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public bool TryBegin(string messageId)
    {
        lock (_seen)
        {
            return _seen.Add(messageId);
        }
    }
}

public sealed class Stage(IInbox inbox)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Jar> _jars = [];
    private readonly ConcurrentDictionary<string, int> _votes = new();

    public int CoinsOf(string singer) => _jars.GetValueOrDefault(singer).Coins;

    public int VotesFor(string song) => _votes.GetValueOrDefault(song);
    [Idempotent]
    public bool Tip(string tipId, string singer, int coins)
    {
        lock (_gate)
        {
            _jars[singer] = new Jar(singer, CoinsOf(singer) + coins);
        }

        if (!inbox.TryBegin(tipId)) // want: TERN2017
        {
            return false;
        }
        Applaud(singer);
        return true;
    }
    [Idempotent]
    public bool TipOnce(string tipId, string singer, int coins)
    {
        if (!inbox.TryBegin(tipId))
        {
            return false;
        }

        lock (_gate)
        {
            _jars[singer] = new Jar(singer, CoinsOf(singer) + coins);
        }
        Applaud(singer);
        return true;
    }
    [Idempotent]
    public void Vote(string song, string? ballotId = null)
    {
        if (ballotId is { Length: > 0 } && !inbox.TryBegin(ballotId)) // want: TERN2018
        {
            return;
        }
        _votes.AddOrUpdate(song, 1, static (_, votes) => votes + 1);
    }
    private static void Applaud(string singer) => Console.Error.WriteLine($"applause for {singer}");
}

public static class Case
{
    private static readonly Stage Stage = new(new MemoryInbox());
    public static IAsyncEnumerable<string> DemoTip() => Twice(() => Stage.Tip("t1", "Bo", 3), () => Stage.CoinsOf("Bo"));
    public static IAsyncEnumerable<string> DemoVote() => Twice(() => Stage.Vote("Waterloo"), () => Stage.VotesFor("Waterloo"));
    public static IAsyncEnumerable<string> SafeTip() => Twice(() => Stage.TipOnce("t2", "Al", 3), () => Stage.CoinsOf("Al"));
    private static async IAsyncEnumerable<string> Twice(Action act, Func<object?> state)
    {
        for (int i = 0; i < 2; i++)
        {
            await Task.Run(act);
            yield return $"{state()}";
        }
    }
}
