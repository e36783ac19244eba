// case: append-handler
// category: append
// rationale: one more handler is attached
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

namespace Idempotency.Dev.AppendHandler;

public sealed class Source
{
    public event Action? Changed;

    public int Handlers => Changed?.GetInvocationList().Length ?? 0;
}

public interface IWatch
{
    [Idempotent]
    Task StartAsync(string name);
}

public sealed class Watch(Source source) : IWatch
{
    public Task StartAsync(string name)
    {
        source.Changed += OnChanged; // want: TERN2008
        return Task.CompletedTask;
    }

    private void OnChanged()
    {
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Source source = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Watch(source).StartAsync("a");
            yield return $"{source.Handlers}";
        }
    }
}
