// variations: more
// rationale: what else services do

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.More;

public enum Phase { Idle, Busy, Done }

public sealed class Job
{
    public string Id { get; init; } = "";
    public Phase Phase { get; set; }
    public int Runs { get; set; }
    public int? Result { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public HashSet<string> Applied { get; } = [];
    public string? LastRequestId { get; set; }
}

public sealed record Run(string JobId, string RequestId, int Amount, long Sequence);

public interface IJobs
{
    [Idempotent] Task<int> RunAsync(Run run);
    [Idempotent] Task<int> FinishAsync(Run run);
    [Idempotent] Task AppliedAsync(Run run);
    [Idempotent] Task LastAsync(Run run);
    [Idempotent] Task CompareAsync(Run run);
    [Idempotent] Task NullableAsync(Run run);
    [Idempotent] Task WorkAsync(Run run);
    [Idempotent] Task EnsureAsync(Run run);
    [Idempotent] Task SwitchAsync(Run run);
    [Idempotent] Task ByIdAsync(string id);
    [Idempotent] Task SequenceAsync(Run run);
    [Idempotent] Task NextNumberAsync(Run run);
    [Idempotent] Task ThrowIfDuplicateAsync(Run run);
    [Idempotent] Task SafeCreateAsync(Run run);
    [Idempotent] Task ParallelAsync(Run run);
    [Idempotent] Task SwapAsync(Run run);
    [Idempotent] Task PeakAsync(Run run);
    [Idempotent] Task ConfigureAsync(Action<Job> change, Run run);
}

public abstract class JobsBase<T>
    where T : class
{
    private readonly ConcurrentDictionary<string, T> _items = new();

    protected T Get(string id, Func<string, T> make) => _items.GetOrAdd(id, make);

    protected bool TryGet(string id, out T? item) => _items.TryGetValue(id, out item);
}

public sealed class Jobs : JobsBase<Job>, IJobs
{
    private static int s_next;
    private readonly Dictionary<string, Job> _jobs = [];
    private readonly Dictionary<string, int> _totals = new();
    private readonly SemaphoreSlim _mutex = new(1, 1);
    private readonly ReaderWriterLockSlim _rw = new();
    private readonly Dictionary<string, long> _sequences = [];
    private readonly HashSet<(string, string)> _pairs = [];
    private int _peak;
    private int _current;

    public async Task<int> RunAsync(Run run)
    {
        Job job = Get(run.JobId, static id => new Job { Id = id });
        await _mutex.WaitAsync();
        try
        {
            job.Runs++; // want: TERN2007
            return job.Runs;
        }
        finally
        {
            _mutex.Release();
        }
    }

    public async Task<int> FinishAsync(Run run)
    {
        Job job = Get(run.JobId, static id => new Job { Id = id });
        if (job.Phase is Phase.Done)
        {
            return job.Result ?? 0;
        }

        job.Phase = Phase.Busy;
        await Task.Yield();
        job.Runs += 1;
        job.Phase = Phase.Done;
        job.FinishedAt = DateTimeOffset.UtcNow;
        return 1;
    }

    public Task AppliedAsync(Run run)
    {
        if (TryGet(run.JobId, out Job? job) && job!.Applied.Add(run.RequestId))
        {
            job.Runs += run.Amount;
        }

        return Task.CompletedTask;
    }

    public Task LastAsync(Run run)
    {
        Job job = _jobs[run.JobId];
        if (job.LastRequestId == run.RequestId) return Task.CompletedTask;
        job.LastRequestId = run.RequestId;
        job.Runs += run.Amount;
        return Task.CompletedTask;
    }

    public Task CompareAsync(Run run)
    {
        if (_sequences.TryGetValue(run.JobId, out long last) && run.Sequence <= last)
        {
            return Task.CompletedTask;
        }

        _totals[run.JobId] = _totals.GetValueOrDefault(run.JobId) + run.Amount;
        _sequences[run.JobId] = run.Sequence;
        return Task.CompletedTask;
    }

    public Task NullableAsync(Run run)
    {
        Job job = _jobs[run.JobId];
        if (job.Result is not null)
        {
            return Task.CompletedTask;
        }

        job.Result = run.Amount;
        s_next += run.Amount;
        return Task.CompletedTask;
    }

    public Task WorkAsync(Run run)
    {
        _rw.EnterWriteLock();
        try
        {
            if (!_pairs.Add((run.JobId, run.RequestId)))
            {
                return Task.CompletedTask;
            }

            _totals[run.JobId] += run.Amount;
        }
        finally
        {
            _rw.ExitWriteLock();
        }

        return Task.CompletedTask;
    }

    public Task EnsureAsync(Run run)
    {
        if (!_jobs.ContainsKey(run.JobId))
        {
            _jobs.Add(run.JobId, new Job { Id = run.JobId });
        }

        if (!_totals.TryGetValue(run.JobId, out _))
        {
            _totals[run.JobId] = 0;
        }

        return Task.CompletedTask;
    }

    public Task SwitchAsync(Run run)
    {
        Job job = _jobs[run.JobId];
        job.Runs = job.Phase switch // want: TERN2007
        {
            Phase.Idle => run.Amount,
            Phase.Busy => job.Runs + run.Amount,
            _ => 0,
        };
        return Task.CompletedTask;
    }

    public Task ByIdAsync(string id)
    {
        Job job = _jobs.Values.First(j => j.Id == id);
        _jobs.Remove(job.Id); // want: TERN2013
        return Task.CompletedTask;
    }

    public Task SequenceAsync(Run run)
    {
        int number = Interlocked.Increment(ref s_next); // want: TERN2007
        _totals[run.JobId] = number;
        return Task.CompletedTask;
    }

    public Task NextNumberAsync(Run run)
    {
        int number = _jobs.Count + 1;
        _jobs[number.ToString()] = new Job(); // want: TERN2008
        return Task.CompletedTask;
    }

    public Task ThrowIfDuplicateAsync(Run run)
    {
        if (_jobs.ContainsKey(run.JobId))
        {
            throw new InvalidOperationException("exists");
        }

        _jobs[run.JobId] = new Job(); // want: TERN2013
        return Task.CompletedTask;
    }

    public Task SafeCreateAsync(Run run)
    {
        if (_jobs.TryGetValue(run.JobId, out Job? job))
        {
            if (job.LastRequestId == run.RequestId)
            {
                return Task.CompletedTask;
            }

            throw new InvalidOperationException("another request has made it");
        }

        _jobs[run.JobId] = new Job { LastRequestId = run.RequestId };
        return Task.CompletedTask;
    }

    public Task ParallelAsync(Run run)
    {
        int local = 0;
        Parallel.For(0, 4, i => Interlocked.Add(ref local, i));
        Parallel.For(0, 4, i => Interlocked.Add(ref _current, i)); // want: TERN2007
        return Task.CompletedTask;
    }

    public Task SwapAsync(Run run)
    {
        int before = Interlocked.Exchange(ref _current, run.Amount);
        Volatile.Write(ref _peak, run.Amount);
        return Task.FromResult(before);
    }

    public Task PeakAsync(Run run)
    {
        if (run.Amount > _peak)
        {
            _peak = run.Amount;
        }

        return Task.CompletedTask;
    }

    public Task ConfigureAsync(Action<Job> change, Run run)
    {
        Job job = _jobs[run.JobId];
        job.Runs = run.Amount;
        change(job);
        return Task.CompletedTask;
    }
}

public static class Redis
{
    public enum When { Always, NotExists }
}

public interface IDatabase
{
    Task<long> StringIncrementAsync(string key, long value = 1);
    Task<bool> StringSetAsync(string key, string value, TimeSpan? expiry = null, Redis.When when = Redis.When.Always);
    Task<long> ListRightPushAsync(string key, string value);
    Task<bool> SetAddAsync(string key, string value);
    Task<string?> StringGetAsync(string key);
}

public sealed class RedisWork(IDatabase redis)
{
    [Idempotent] public Task Count(Run run) => redis.StringIncrementAsync("n:" + run.JobId); // want: TERN2010

    [Idempotent] public Task Push(Run run) => redis.ListRightPushAsync("l", run.JobId); // want: TERN2008

    [Idempotent] public Task Set(Run run) => redis.StringSetAsync("k:" + run.JobId, run.RequestId);

    [Idempotent]
    public async Task Once(Run run)
    {
        if (!await redis.StringSetAsync("done:" + run.RequestId, "1", TimeSpan.FromHours(1), Redis.When.NotExists))
        {
            return;
        }

        await redis.StringIncrementAsync("n:" + run.JobId, run.Amount);
    }

    [Idempotent]
    public async Task OnceBySet(Run run)
    {
        if (await redis.SetAddAsync("done", run.RequestId))
        {
            await redis.ListRightPushAsync("l", run.JobId);
        }
    }
}

public interface IWallet
{
    Task<int> GetBalanceAsync(string id);
    Task SetBalanceAsync(string id, int balance);
    Task AddEntryAsync(string id, int amount);
    Task<bool> ExistsAsync(string id);
}

public sealed class WalletWork(IWallet wallet)
{
    [Idempotent]
    public async Task Relative(Run run)
    {
        int balance = await wallet.GetBalanceAsync(run.JobId);
        if (balance > 100)
        {
            return;
        }

        await wallet.SetBalanceAsync(run.JobId, balance + run.Amount); // want: TERN2007
    }

    [Idempotent]
    public Task Absolute(Run run) => wallet.SetBalanceAsync(run.JobId, run.Amount);

    [Idempotent]
    public async Task<int> Read(Run run) => await wallet.ExistsAsync(run.JobId) ? await wallet.GetBalanceAsync(run.JobId) : 0;
}

public interface IHttp
{
    [Idempotent] Task PostAsync(string text);
    [Idempotent] Task PutAsync(string text);
    [Idempotent] Task GetAsync(string text);
}

public sealed class Http(System.Net.Http.HttpClient client) : IHttp
{
    public async Task PostAsync(string text)
    {
        using System.Net.Http.HttpResponseMessage response = await client.PostAsync("http://x/y", new System.Net.Http.StringContent(text)); // want: TERN2005
    }

    public async Task PutAsync(string text)
    {
        await client.PutAsync("http://x/y", new System.Net.Http.StringContent(text));
    }

    public async Task GetAsync(string text)
    {
        await client.GetStringAsync("http://x/" + text);
    }
}
