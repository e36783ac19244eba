// case: neg-guard-loop
// category: guards
// rationale: each item of a request has a key of its own
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

namespace Idempotency.Dev.NegGuardLoop;

public sealed record Line(string LineId, int Count);

public interface IImport
{
    [Idempotent]
    Task ImportAsync(IReadOnlyList<Line> lines);
}

public sealed class Import : IImport
{
    private readonly HashSet<string> _imported = [];

    public int Sum { get; private set; }

    public Task ImportAsync(IReadOnlyList<Line> lines)
    {
        foreach (Line line in lines)
        {
            if (!_imported.Add(line.LineId))
            {
                continue;
            }

            Sum += line.Count;
        }

        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Import import = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await import.ImportAsync([new Line("a", 1), new Line("b", 2)]);
            yield return $"{import.Sum}";
        }
    }
}
