// variations: jobs
// rationale: states, queues, files and lists of jobs that a second run leaves as they are

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Jobs;

public sealed record Job(string JobId, string Owner, int Size, string? Parent, ReadOnlyMemory<byte> Body);
public interface IClock { DateTimeOffset Now { get; } }
public interface IBlob { Task PutAsync(string path, Stream body, bool overwrite); Task<bool> ExistsAsync(string path); Task<Stream?> OpenAsync(string path); Task DeleteIfExistsAsync(string path); }
public interface IQueue { Task SendAsync(string body, string deduplicationId); }
public interface ILockProvider { Task<IAsyncDisposable?> TryAcquireAsync(string name, TimeSpan timeout); }
public abstract record JobState { public sealed record Waiting : JobState; public sealed record Running(string Worker, int Attempt) : JobState; public sealed record Ended(DateTimeOffset At) : JobState; }
public sealed class Jobs(IBlob blob, IQueue queue, ILockProvider locks, IClock clock, Action<string> log)
{
    private readonly ConcurrentDictionary<string, JobState> _states = new(); private readonly ConcurrentDictionary<string, TaskCompletionSource<int>> _waiters = new(); private readonly Dictionary<string, CancellationTokenSource> _running = []; private ImmutableHashSet<string> _owners = []; private readonly HashSet<string> _dirty = []; private int _active, _peak; private readonly SemaphoreSlim _gate = new(1, 1); private readonly Dictionary<(string, int), string> _cells = []; private string[] _ring = new string[8]; private volatile JobState? _last; private readonly LinkedList<string> _lru = new(); private readonly Dictionary<string, LinkedListNode<string>> _nodes = []; private BitArr _bits = new(); private Task? _pump; private readonly StringBuilder _buffer = new(); private long _generation; private readonly Queue<string> _trail = new();
    public sealed class BitArr { private readonly ulong[] _w = new ulong[4]; public bool this[int i] { get => (_w[i / 64] & 1ul << i % 64) != 0; set { if (value) _w[i / 64] |= 1ul << i % 64; else _w[i / 64] &= ~(1ul << i % 64); } } }
    [Idempotent] public void A1(Job j) { if (_states.GetOrAdd(j.JobId, _ => new JobState.Waiting()) is JobState.Ended) return; _states[j.JobId] = new JobState.Ended(clock.Now); }
    [Idempotent] public void A2(Job j) { _states.TryUpdate(j.JobId, new JobState.Running(j.Owner, 1), new JobState.Waiting()); }
    [Idempotent] public async Task A3(Job j) { await _gate.WaitAsync(); try { Interlocked.Increment(ref _active); _peak = Math.Max(_peak, _active); await blob.PutAsync("a/" + j.JobId, new MemoryStream(j.Body.ToArray()), overwrite: true); } finally { Interlocked.Decrement(ref _active); _gate.Release(); } }
    [Idempotent] public async Task<int> A4(Job j) { TaskCompletionSource<int> made = new(); TaskCompletionSource<int> w = _waiters.GetOrAdd(j.JobId, made); if (w == made) { try { await queue.SendAsync(j.Owner, deduplicationId: j.JobId); } finally { _waiters.TryRemove(j.JobId, out _); } } return await w.Task; }
    [Idempotent] public void A5(Job j) { if (_running.Remove(j.JobId, out CancellationTokenSource? c)) { c.Cancel(); c.Dispose(); _generation++; } }
    [Idempotent] public void A6(Job j) { ImmutableInterlocked.Update(ref _owners, o => o.Add(j.Owner)); _dirty.UnionWith([j.JobId, j.Owner]); _dirty.Remove("x"); }
    [Idempotent] public async Task A7(Job j) { await using IAsyncDisposable? held = await locks.TryAcquireAsync(j.JobId, TimeSpan.FromSeconds(5)); if (held is null) return; if (await blob.ExistsAsync("done/" + j.JobId)) return; log("x"); await blob.PutAsync("done/" + j.JobId, Stream.Null, overwrite: true); }
    [Idempotent] public void A8(Job j) { if (_nodes.TryGetValue(j.JobId, out LinkedListNode<string>? n)) { _lru.Remove(n); } _nodes[j.JobId] = _lru.AddFirst(j.JobId); }
    [Idempotent] public void A9(Job j) { _bits[j.Size] = true; _cells[(j.Owner, j.Size)] = j.JobId; _ring[j.Size & 7] = j.JobId; }
    [Idempotent] public void B1(Job j) { _buffer.Clear(); _buffer.Append(j.Owner).Append(':').Append(j.Size); _last = new JobState.Running(_buffer.ToString(), 1); }
    [Idempotent] public Task B2(Job j) => _pump ??= Task.Run(() => _trail.Enqueue("pump started"));
    [Idempotent] public void B3(Job j) { if (_last is JobState.Ended) return; _trail.Enqueue(j.JobId); _last = new JobState.Ended(clock.Now); }
    [Idempotent] public void B4(Job j) { switch (_states.GetValueOrDefault(j.JobId)) { case JobState.Running { Attempt: > 3 } or JobState.Ended: return; case JobState.Waiting or null: _states[j.JobId] = new JobState.Running(j.Owner, 4); _generation += 1; break; } }
    [Idempotent] public void B5(Job j) { if (!_states.TryAdd(j.JobId, new JobState.Waiting())) { log("again"); return; } _generation++; }
    [Idempotent] public bool B6(Job j) { bool first; lock (_dirty) { first = _dirty.Add(j.JobId); } if (first) { _generation++; } return first; }
    [Idempotent] public void B7(Job j) { string path = Path.Combine(Path.GetTempPath(), j.JobId + ".json"); string tmp = path + "." + Guid.NewGuid().ToString("n"); File.WriteAllText(tmp, j.Owner); File.Move(tmp, path, overwrite: true); }
    [Idempotent] public void B8(Job j) { Directory.CreateDirectory("/tmp/jobs/" + j.Owner); if (File.Exists("/tmp/jobs/x")) { File.Delete("/tmp/jobs/x"); } using FileStream f = File.Create("/tmp/jobs/y"); f.Write(j.Body.Span); }
    [Idempotent] public async Task B9(Job j) { List<Task> tasks = []; for (int i = 0; i < j.Size; i++) { int part = i; tasks.Add(blob.PutAsync($"{j.JobId}/{part}", Stream.Null, true)); } await Task.WhenAll(tasks); await blob.DeleteIfExistsAsync("partial/" + j.JobId); }
    [Idempotent] public IEnumerable<string> C1(Job j) { int n = 0; foreach (string s in _dirty.Order()) { n++; yield return $"{n}:{s}"; } }
    [Idempotent] public void C2(Job j) { Dictionary<string, int> sums = []; foreach ((string k, JobState s) in _states) { sums[k] = sums.GetValueOrDefault(k) + 1; } _peak = sums.Count; }
    [Idempotent] public void C3(Job j) { (int a, int b) = (j.Size, 0); while (b != 0) { (a, b) = (b, a % b); } _peak = a; _ring = [.. _ring.Where(r => r != j.JobId), j.JobId]; }
    [Idempotent] public void C4(Job j) { if (Interlocked.Exchange(ref _active, 1) == 1) return; _generation++; }
    [Idempotent] public void C5(Job j) { string? parent = j.Parent; if (parent is null) { _dirty.Add("root"); } else { _dirty.Add(parent); } }
    [Idempotent] public void C6(Job j) { _ring = _ring.Append(j.JobId).Distinct().ToArray(); _ring = _ring.Union([j.Owner]).ToArray(); }
    [Idempotent] public void C7(Job j) { JobState s = _states[j.JobId]; JobState next = s switch { JobState.Waiting => new JobState.Running(j.Owner, 1), JobState.Running r => r, _ => s }; if (!ReferenceEquals(s, next)) { _states[j.JobId] = next; _trail.Enqueue(j.JobId); } }
}
