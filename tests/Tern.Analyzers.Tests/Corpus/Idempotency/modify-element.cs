// case: modify-element
// category: shared state
// rationale: an element of a dictionary is set to more than it was
// rule: TERN2007

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.ModifyElement;

public interface IScores
{
    [Idempotent]
    Task AddAsync(string player, int points);
}

public sealed class Scores : IScores
{
    private readonly Dictionary<string, int> _scores = [];

    public string State => string.Join(",", _scores);

    public Task AddAsync(string player, int points)
    {
        _scores.TryGetValue(player, out int score);
        int sum = score + points;
        _scores[player] = sum; // want: TERN2007
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Scores scores = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await scores.AddAsync("a", 2);
            yield return scores.State;
        }
    }
}
