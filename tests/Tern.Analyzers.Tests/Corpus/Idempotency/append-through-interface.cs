// case: append-through-interface
// category: append
// rationale: the list is behind an interface of which the compilation has the implementation
// rule: TERN2008

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.AppendThroughInterface;

public interface IJournal
{
    void Write(string line);
}

public sealed class MemoryJournal : IJournal
{
    public Queue<string> Lines { get; } = new();

    public void Write(string line)
    {
        Lines.Enqueue(line); // want: TERN2008
    }
}

public interface IEvents
{
    [Idempotent]
    Task RaiseAsync(string name);
}

public sealed class Events : IEvents
{
    private readonly IJournal _journal;

    public Events(IJournal journal)
    {
        _journal = journal;
    }

    public Task RaiseAsync(string name)
    {
        Record(name);
        return Task.CompletedTask;

        void Record(string what) => _journal.Write(what);
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        MemoryJournal journal = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Events(journal).RaiseAsync("a");
            yield return $"{journal.Lines.Count}";
        }
    }
}
