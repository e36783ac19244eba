// case: neg-tracing
// category: tracing
// rationale: spans and correlation are new for each attempt
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

namespace Idempotency.Dev.NegTracing;

public sealed record Lookup(string Key, string CorrelationId);

[RpcService]
public interface IDirectory
{
    [Idempotent]
    ValueTask<string> FindAsync(Lookup request);
}

[RpcService]
public interface IPhone
{
    [Idempotent]
    ValueTask<string> NumberAsync(string name);
}

public sealed class Phone(IDirectory directory) : IPhone
{
    private static readonly System.Diagnostics.ActivitySource s_source = new("phone");

    public async ValueTask<string> NumberAsync(string name)
    {
        using System.Diagnostics.Activity? activity = s_source.StartActivity("number");
        activity?.SetTag("time", DateTime.UtcNow);
        activity?.AddEvent(new System.Diagnostics.ActivityEvent("asked"));
        return await directory.FindAsync(new Lookup(name, Guid.NewGuid().ToString()));
    }
}

public sealed class Directory1 : IDirectory
{
    public ValueTask<string> FindAsync(Lookup request) => new(request.Key + "1");
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Phone phone = new(new Directory1());
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string n = await phone.NumberAsync("a");
            yield return n;
        }
    }
}
