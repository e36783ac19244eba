// case: neg-request-changed
// category: local state
// rationale: the request is read anew for each attempt
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.NegRequestChanged;

public sealed class Draft
{
    public List<string> Lines { get; set; } = [];

    public int Revision { get; set; }
}

public interface IDrafts
{
    [Idempotent]
    Task<int> NormalizeAsync(Draft draft);
}

public sealed class Drafts : IDrafts
{
    private readonly Dictionary<int, int> _sizes = [];

    public string State => string.Join(",", _sizes);

    public Task<int> NormalizeAsync(Draft draft)
    {
        draft.Lines.Add("end");
        draft.Revision++;
        _sizes[draft.Revision] = draft.Lines.Count;
        return Task.FromResult(draft.Lines.Count);
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Drafts drafts = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await drafts.NormalizeAsync(new Draft());
            yield return drafts.State;
        }
    }
}
