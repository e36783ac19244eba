// variations: indices
// rationale: a table and its indices, replaced or refused, by an option that the caller chooses

using System;
using System.Collections.Generic;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Indices;

public sealed record TKey(string Name, string Group);

public interface ITrig { TKey Key { get; } TKey JobKey { get; } object Clone(); }

public sealed class Wrap
{
    public Wrap(ITrig t) { Trigger = t; TriggerKey = t.Key; JobKey = t.JobKey; }

    public TKey TriggerKey { get; }

    public TKey JobKey { get; }

    public ITrig Trigger { get; }
}
internal static class Throw { [DoesNotReturn] public static void Exists(ITrig t) => throw new InvalidOperationException(); [DoesNotReturn] public static void Bad(string s) => throw new InvalidOperationException(s); }

public sealed class Store
{
    private readonly SemaphoreSlim _lock = new(1);
    private readonly ConcurrentDictionary<TKey, Wrap> _byKey = new(); private readonly Dictionary<TKey, List<Wrap>> _byJob = []; private readonly Dictionary<string, Dictionary<TKey, Wrap>> _byGroup = []; private readonly List<Wrap> _all = []; private readonly Dictionary<TKey, string> _jobs = [];

    [Idempotent]
    public async ValueTask Schedule(ITrig t)
    {
        await Add(t, replace: false).ConfigureAwait(false);
    }

    [Idempotent]
    public async ValueTask Put(ITrig t)
    {
        await Add(t, replace: true).ConfigureAwait(false);
    }

    [Idempotent]
    public async ValueTask Either(ITrig t, bool replace)
    {
        await Add(t, replace).ConfigureAwait(false);
    }
    private async Task Add(ITrig t, bool replace) { await _lock.WaitAsync(); try { await AddNoLock(t, replace).ConfigureAwait(false); } finally { _lock.Release(); } }
    private async Task AddNoLock(ITrig t, bool replace)
    {
        Wrap w = new((ITrig)t.Clone());
        if (_byKey.ContainsKey(w.TriggerKey))
        {
            if (!replace) { Throw.Exists(t); }
            await RemoveNoLock(w.TriggerKey).ConfigureAwait(false);
        }
        if (!_jobs.ContainsKey(w.JobKey)) { Throw.Bad("x"); }
        if (!_byJob.TryGetValue(w.JobKey, out List<Wrap>? list)) { list = new List<Wrap>(1); _byJob.Add(w.JobKey, list); }
        list.Add(w);
        if (!_byGroup.TryGetValue(w.TriggerKey.Group, out Dictionary<TKey, Wrap>? map)) { map = []; _byGroup[w.TriggerKey.Group] = map; }
        map[w.TriggerKey] = w;
        _all.Add(w);
        _byKey[w.TriggerKey] = w; // want: TERN2013
    }
    private async Task<bool> RemoveNoLock(TKey key)
    {
        if (!_byKey.TryRemove(key, out Wrap? w)) { return false; }
        await Task.Yield();
        if (_byJob.TryGetValue(w.JobKey, out List<Wrap>? list)) { list.Remove(w); }
        if (_byGroup.TryGetValue(key.Group, out Dictionary<TKey, Wrap>? map)) { map.Remove(key); }
        _all.Remove(w);
        return true;
    }

    [Idempotent]
    public void Seen(string a)
    {
        _lastPlaybackCheckIn = DateTime.UtcNow;
        _jobs[new TKey(a, a)] = a;
    }
    private DateTime _lastPlaybackCheckIn;
}
