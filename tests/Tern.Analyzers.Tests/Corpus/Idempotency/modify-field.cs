// case: modify-field
// category: shared state
// rationale: a counter of the handler is stepped
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

namespace Idempotency.Dev.ModifyField;

public interface IVotes
{
    [Idempotent]
    ValueTask<int> VoteAsync(string name);
}

public sealed class Votes : IVotes
{
    private int _votes;

    public ValueTask<int> VoteAsync(string name)
    {
        _votes++; // want: TERN2007
        return new ValueTask<int>(_votes);
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Votes votes = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            int n = await votes.VoteAsync("a");
            yield return $"{n}";
        }
    }
}
