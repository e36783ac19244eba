// case: neg-lottery-draws
// category: negative-correlated
// rationale: counts tested before First or foreach, maps filled with the same keys, an index found before its use
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.NegLotteryDraws;

public sealed class Ticket
{
    public required string Owner { get; init; }
    public int[]? Numbers { get; set; }
}

public sealed class Draw
{
    private readonly Dictionary<string, Ticket> _byOwner = [];
    private readonly Dictionary<string, List<int>> _scores = [];
    private List<string>? _winners;

    public int WinnerCount => _winners?.Count ?? 0;

    public void Enter(Ticket t)
    {
        _byOwner[t.Owner] = t;
        _scores[t.Owner] = [];
    }

    public int Score(IReadOnlyList<int> drawn)
    {
        int total = 0;
        foreach (var (owner, ticket) in _byOwner)
        {
            var list = _scores.GetValueOrDefault(owner)!;
            ticket.Numbers ??= [7];
            list.AddRange(ticket.Numbers.Intersect(drawn));
            total += list.Count;
            if (list.Count > 0)
            {
                (_winners ??= []).Add(owner);
            }
        }

        return total;
    }

    public string Headline()
    {
        if (WinnerCount == 0)
        {
            return "rollover";
        }

        var first = _winners.First(); // csc-false
        foreach (var w in _winners)
        {
            first = w.Length < first.Length ? w : first;
        }

        return first;
    }

    public string Shortest()
    {
        string? best = null;
        foreach (var owner in _byOwner.Keys)
        {
            best = best == null || owner.Length < best.Length ? owner : best;
        }

        return _byOwner.Count > 0 ? best.Trim() : "nobody"; // csc-false
    }
}

public static class Case
{
    public static void Demo1()
    {
        var d = new Draw();
        d.Headline();
        d.Enter(new Ticket { Owner = "ann", Numbers = [1, 2] });
        d.Enter(new Ticket { Owner = "bob" });
        d.Score([2, 9]);
        d.Headline();
        d.Shortest();
    }
}
