// case: fresh-time-stored
// category: fresh
// rationale: the time of the attempt is stored
// rule: TERN2006

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.FreshTimeStored;

public sealed record Visit(string User, DateTimeOffset At);

public interface IVisits
{
    [Idempotent]
    Task NoteAsync(string user);
}

public sealed class Visits(TimeProvider time) : IVisits
{
    private readonly Dictionary<string, Visit> _last = [];

    public string State => string.Join(",", _last.Values);

    public Task NoteAsync(string user)
    {
        _last[user] = new Visit(user, time.GetUtcNow()); // want: TERN2006
        return Task.CompletedTask;
    }
}

public sealed class Ticking : TimeProvider
{
    private long _ticks;

    public override DateTimeOffset GetUtcNow() => new(++_ticks * TimeSpan.TicksPerDay, TimeSpan.Zero);
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Visits visits = new(new Ticking());
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await visits.NoteAsync("a");
            yield return visits.State;
        }
    }
}
