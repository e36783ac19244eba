// variations: ordinary
// rationale: what is written so that a second run finds it done, in the manners of everyday code

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

namespace Idempotency.Variations.Ordinary;

public sealed record Cmd(string CommandId, string Id, int N, string Name, DateTimeOffset At, string? Note, IReadOnlyList<string> Tags);
public enum St { New, Open, Closed }
public sealed class Doc { public string Id { get; init; } = ""; public St State { get; set; } public int Version { get; set; } public int Total { get; set; } public List<string> Tags { get; } = []; public HashSet<string> Done { get; } = []; public DateTimeOffset? ClosedAt { get; set; } public string? LastCommand { get; set; } public Dictionary<string, int> Parts { get; } = []; }
public interface IDocs { Task<Doc?> FindAsync(string id); Task SaveAsync(Doc d); Task<bool> TryReplaceAsync(Doc d, int expected); Task DeleteAsync(string id); }
public interface IBus { Task PublishAsync(object m); }
public sealed record Closed(string MessageId, string DocId);
public sealed class Svc(IDocs docs, IBus bus, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Doc> _docs = new(); private readonly Dictionary<string, List<string>> _index = []; private readonly object _lock = new(); private ImmutableDictionary<string, int> _n = ImmutableDictionary<string, int>.Empty; private readonly SortedDictionary<DateTimeOffset, string> _line = []; private readonly List<Doc> _list = []; private int[] _slots = new int[16]; private long _highest; private Doc? _current; private readonly ConcurrentDictionary<string, Lazy<Task<Doc>>> _lazy = new(); private readonly Channel<string> _wake = Channel.CreateBounded<string>(1); private string _status = ""; private int _failures;
    [Idempotent] public async Task A1(Cmd c) { Doc? d = await docs.FindAsync(c.Id); if (d is null or { State: St.Closed }) return; d.State = St.Closed; d.ClosedAt = clock.GetUtcNow(); await docs.SaveAsync(d); }
    [Idempotent] public async Task A2(Cmd c) { Doc d = await docs.FindAsync(c.Id) ?? throw new KeyNotFoundException(); if (!d.Done.Add(c.CommandId)) return; d.Total += c.N; await docs.SaveAsync(d); }
    [Idempotent] public async Task A3(Cmd c) { Doc d = (await docs.FindAsync(c.Id))!; if (d.LastCommand == c.CommandId) return; d.Total += c.N; d.LastCommand = c.CommandId; await docs.SaveAsync(d); }
    [Idempotent] public async Task A4(Cmd c) { Doc d = (await docs.FindAsync(c.Id))!; if (d.Version >= c.N) return; d.Total += 5; d.Version = c.N; await docs.SaveAsync(d); }
    [Idempotent] public async Task A5(Cmd c) { Doc d = (await docs.FindAsync(c.Id))!; d.Tags.Clear(); d.Tags.AddRange(c.Tags); await docs.SaveAsync(d); }
    [Idempotent] public async Task A6(Cmd c) { Doc d = (await docs.FindAsync(c.Id))!; foreach (string t in c.Tags.Except(d.Tags)) d.Tags.Add(t); await docs.SaveAsync(d); }
    [Idempotent] public async Task A7(Cmd c) { Doc d = (await docs.FindAsync(c.Id))!; foreach (string t in c.Tags) { if (!d.Tags.Contains(t)) { d.Tags.Add(t); } } await docs.SaveAsync(d); }
    [Idempotent] public async Task A8(Cmd c) { Doc d = (await docs.FindAsync(c.Id))!; d.Parts[c.Name] = c.N; d.Total = d.Parts.Values.Sum(); await docs.SaveAsync(d); }
    [Idempotent] public void B1(Cmd c) { lock (_lock) { if (!_index.TryGetValue(c.Name, out List<string>? l)) { _index[c.Name] = l = []; } if (!l.Contains(c.Id)) { l.Add(c.Id); l.Sort(); } } }
    [Idempotent] public void B2(Cmd c) { _n = _n.SetItem(c.Name, Math.Max(_n.GetValueOrDefault(c.Name), c.N)); }
    [Idempotent] public void B3(Cmd c) { _line[c.At] = c.Name; while (_line.Count > 100) { _line.Remove(_line.Keys.First()); } }
    [Idempotent] public void B4(Cmd c) { int i = _list.FindIndex(d => d.Id == c.Id); Doc made = new() { Id = c.Id, Total = c.N }; if (i >= 0) _list[i] = made; else _list.Add(made); }
    [Idempotent] public void B5(Cmd c) { _list.RemoveAll(d => d.Id == c.Id); _list.Add(new Doc { Id = c.Id }); }
    [Idempotent] public void B6(Cmd c) { _slots[c.N % _slots.Length] = c.N; if (c.N > _highest) _highest = c.N; }
    [Idempotent] public void B7(Cmd c) { long seen; do { seen = Volatile.Read(ref _highest); if (seen >= c.N) return; } while (Interlocked.CompareExchange(ref _highest, c.N, seen) != seen); _status += "x"; }
    [Idempotent] public Task<Doc> B8(Cmd c) => _lazy.GetOrAdd(c.Id, id => new Lazy<Task<Doc>>(async () => { Doc d = new() { Id = id, ClosedAt = clock.GetUtcNow() }; await docs.SaveAsync(d); return d; })).Value;
    [Idempotent] public void B9(Cmd c) { _docs.AddOrUpdate(c.Id, id => new Doc { Id = id, Total = c.N }, (_, d) => { d.Total = c.N; return d; }); _wake.Writer.TryWrite(""); }
    [Idempotent] public async Task C1(Cmd c) { Doc? d = await docs.FindAsync(c.Id); if (d?.State != St.Open) return; d.State = St.Closed; await docs.SaveAsync(d); await bus.PublishAsync(new Closed($"closed-{d.Id}", d.Id)); }
    [Idempotent] public async Task C2(Cmd c) { for (int attempt = 0; ; attempt++) { try { await docs.DeleteAsync(c.Id); _failures = 0; return; } catch (TimeoutException) when (attempt < 3) { _failures++; } } }
    [Idempotent] public async Task<Doc> C3(Cmd c) { Doc? d = await docs.FindAsync(c.Id); if (d is not null) return d; d = new Doc { Id = c.Id, ClosedAt = clock.GetUtcNow() }; await docs.SaveAsync(d); return d; }
    [Idempotent] public void C4(Cmd c) { _current = _current is { } now && now.Id == c.Id ? now : new Doc { Id = c.Id }; _current.Total = c.N; }
    [Idempotent] public async Task C5(Cmd c) { List<string> lines = []; foreach (string t in c.Tags) { lines.Add(t + lines.Count); } string text = string.Join("\n", lines); await File.WriteAllTextAsync("/tmp/" + c.Id, text); }
    [Idempotent] public void C6(Cmd c) { if (_docs.TryGetValue(c.Id, out Doc? d) && d.State < St.Closed) { d.Total += c.N; d.State = St.Closed; } }
    [Idempotent] public void C7(Cmd c) { Doc d = _docs[c.Id]; if (d.ClosedAt is not null) return; d.Tags.Add("closed"); d.ClosedAt = c.At; }
    [Idempotent] public void C8(Cmd c) { Doc d = _docs[c.Id]; if (d.ClosedAt.HasValue) { return; } d.Tags.Add("closed"); d.ClosedAt = clock.GetUtcNow(); }
    [Idempotent] public void C9(Cmd c) { Doc d = _docs[c.Id]; switch (d.State) { case St.New: d.State = St.Open; d.Tags.Add("open"); break; case St.Open: case St.Closed: return; } }
    [Idempotent] public void D1(Cmd c) { var undo = new Stack<Action>(); try { string? old = _status; _status = c.Name; undo.Push(() => _status = old); } catch { while (undo.TryPop(out Action? a)) a(); throw; } }
    [Idempotent] public async Task D2(Cmd c) { Doc d = (await docs.FindAsync(c.Id))!; Doc next = new() { Id = d.Id, State = St.Closed, Version = d.Version + 1, Total = c.N }; if (!await docs.TryReplaceAsync(next, c.N)) return; }
    [Idempotent] public void D3(Cmd c) { _docs.TryUpdate(c.Id, new Doc { Id = c.Id, Version = 2 }, _docs[c.Id]); }
    [Idempotent] public void D4(Cmd c) { var q = new Queue<string>(c.Tags); int n = 0; while (q.TryDequeue(out string? t)) { n += t.Length; } _status = n.ToString(); }
    [Idempotent] public void D5(Cmd c) { Doc d = _docs[c.Id]; int delta = c.N - d.Total; if (delta == 0) return; d.Total += delta; }
    [Idempotent] public void D6(Cmd c) { Doc d = _docs[c.Id]; d.Total = Math.Clamp(c.N, 0, d.Version); d.Version |= 4; }
    [Idempotent] public void D7(Cmd c) { foreach (Doc d in _docs.Values.Where(d => d.State == St.Open && d.Id == c.Id).ToList()) { d.State = St.Closed; d.Total++; } }
    [Idempotent] public void D8(Cmd c) { foreach (Doc d in _list) { if (d.State != St.Open) continue; d.Tags.Add("x"); d.State = St.Closed; } }
    [Idempotent] public async Task D9(Cmd c) { using CancellationTokenSource cts = new(TimeSpan.FromSeconds(1)); long start = clock.GetTimestamp(); Doc? d = await docs.FindAsync(c.Id).WaitAsync(cts.Token); if (clock.GetElapsedTime(start) > TimeSpan.FromSeconds(1)) { _status = "slow"; } }
}
public sealed class Svc3(IDocs docs)
{
    private readonly List<Doc> _list = []; private int _paid; private readonly Dictionary<string, Doc> _map = []; private readonly List<string> _names = []; private Doc? _head;
    [Idempotent] public void A1(Cmd c) { Doc? d = _list.FirstOrDefault(x => x.Id == c.Id && x.State == St.Open); if (d is null) return; d.State = St.Closed; _paid += c.N; }
    [Idempotent] public void A2(Cmd c) { _names.AddRange(c.Tags.Except(_names)); _names.AddRange(c.Tags.Where(t => !_names.Contains(t))); }
    [Idempotent] public void A3(Cmd c) { int have = _paid; int more = c.N - have; _paid += more; }
    [Idempotent] public async Task A4(Cmd c) { Doc d = (await docs.FindAsync(c.Id))!; d.Version = d.Tags.Count; await docs.SaveAsync(d); }
    [Idempotent] public void A5(Cmd c) { if (_list.Any(x => x.Id == c.Id && x.State == St.Closed)) return; _list.First(x => x.Id == c.Id).State = St.Closed; _paid++; }
    [Idempotent] public void A6(Cmd c) { Doc d = _map[c.Id]; if (d is { State: not St.New }) return; d.State = St.Open; d.Total += 2; }
    [Idempotent] public void A7(Cmd c) { if (_map[c.Id] is not { State: St.New } d) return; d.Total += 2; d.State = St.Open; }
}
