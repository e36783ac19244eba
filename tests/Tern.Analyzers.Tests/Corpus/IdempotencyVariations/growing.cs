// variations: growing
// rationale: what moves with each run, in the manners of everyday code

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

namespace Idempotency.Variations.Growing;

public sealed record Cmd(string CommandId, string Id, int N, string Name, DateTimeOffset At, string? Note, IReadOnlyList<string> Tags);
public enum St { New, Open, Closed }
public sealed class Doc { public string Id { get; init; } = ""; public St State { get; set; } public int Version { get; set; } public int Total { get; set; } public List<string> Tags { get; } = []; public HashSet<string> Done { get; } = []; public DateTimeOffset? ClosedAt { get; set; } public string? LastCommand { get; set; } public Dictionary<string, int> Parts { get; } = []; }
public interface IDocs { Task<Doc?> FindAsync(string id); Task SaveAsync(Doc d); Task<bool> TryReplaceAsync(Doc d, int expected); Task DeleteAsync(string id); }
public interface IBus { Task PublishAsync(object m); }
public interface IMailer { Task SendAsync(string to, string text); }
public sealed record Closed(string MessageId, string DocId);
public sealed record Tally(int N) { public Tally Plus(int by) => this with { N = N + by }; public static Tally operator +(Tally t, int by) => new(t.N + by); }
public struct Counter { public int N; public void Up() => N++; } // want: TERN2007
public abstract class Base<T> { protected readonly List<T> Items = []; protected void Keep(T t) => Items.Add(t); protected virtual void On(T t) { } }
public sealed class Svc(IDocs docs, IBus bus, IMailer mail, TimeProvider clock, Random random)
{
    private readonly ConcurrentDictionary<string, Doc> _docs = new(); private readonly Dictionary<string, List<string>> _index = []; private readonly object _lock = new(); private ImmutableDictionary<string, int> _n = ImmutableDictionary<string, int>.Empty; private readonly SortedDictionary<DateTimeOffset, string> _line = []; private readonly List<Doc> _list = []; private int[] _slots = new int[16]; private long _highest; private Tally _tally = new(0); private Counter _counter; private (int Ok, int Bad) _pair; private string _status = ""; private Func<int> _next = () => 0; private readonly PriorityQueue<string, int> _queue = new(); private readonly Channel<Cmd> _work = Channel.CreateUnbounded<Cmd>(); private readonly Dictionary<string, int> _counts = []; private readonly int[,] _grid = new int[4, 4]; private ReadOnlyMemory<byte> _bytes; private Lazy<string> _id = new(() => ""); private event Action<string>? Changed; private JsonElement _json; private DateTime _due = DateTime.MinValue; private TimeSpan _spent; private BigThing _big = new();
    public sealed class BigThing { public int A; public BigThing? Next; }
    [Idempotent] public void A1(Cmd c) => _tally = _tally.Plus(c.N); // want: TERN2007
    [Idempotent] public void A2(Cmd c) => _tally += c.N; // want: TERN2007
    [Idempotent] public void A3(Cmd c) => _counter.Up();
    [Idempotent] public void A4(Cmd c) => _pair = (_pair.Ok + 1, _pair.Bad); // want: TERN2007
    [Idempotent] public void A5(Cmd c) => _pair.Ok++; // want: TERN2007
    [Idempotent] public void A6(Cmd c) { Func<int> old = _next; _next = () => old() + 1; }
    [Idempotent] public void A7(Cmd c) => _queue.Enqueue(c.Name, c.N); // want: TERN2008
    [Idempotent] public async Task A8(Cmd c) => await _work.Writer.WriteAsync(c); // want: TERN2008
    [Idempotent] public void A9(Cmd c) { ref int n = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, c.Name, out _); n++; } // want: TERN2007
    [Idempotent] public void B1(Cmd c) => _grid[1, 2] += c.N; // want: TERN2007
    [Idempotent] public void B2(Cmd c) { _spent += TimeSpan.FromMinutes(c.N); } // want: TERN2007
    [Idempotent] public void B3(Cmd c) { _big = new BigThing { A = c.N, Next = _big }; } // want: TERN2008
    [Idempotent] public void B5(Cmd c) { _status = string.Concat(_status, ";", c.Name); } // want: TERN2008
    [Idempotent] public void B6(Cmd c) { _list[0].Tags.Insert(0, c.Name); } // want: TERN2008
    [Idempotent] public void B7(Cmd c) { foreach (string t in c.Tags) { _counts[t] = _counts.TryGetValue(t, out int n) ? n + 1 : 1; } } // want: TERN2007
    [Idempotent] public void B8(Cmd c) { Array.Resize(ref _slots, _slots.Length + 1); _slots[^1] = c.N; } // want: TERN2008
    [Idempotent] public void B9(Cmd c) { _docs[c.Id].Total -= _docs[c.Id].Total / 10; } // want: TERN2007
    [Idempotent] public async Task C1(Cmd c) { await mail.SendAsync(c.Name, "hi"); } // want: TERN2011
    [Idempotent] public async Task C2(Cmd c) { Doc d = (await docs.FindAsync(c.Id))!; d.LastCommand = Guid.CreateVersion7().ToString(); await docs.SaveAsync(d); } // want: TERN2006
    [Idempotent] public async Task C3(Cmd c) { Doc d = new() { Id = $"{c.Name}-{clock.GetUtcNow():yyyyMMddHHmmssfff}" }; await docs.SaveAsync(d); } // want: TERN2006
    [Idempotent] public async Task C4(Cmd c) { string code = random.Next(100000, 999999).ToString(); await docs.SaveAsync(new Doc { Id = c.Id, LastCommand = code }); } // want: TERN2006
    [Idempotent] public async Task C5(Cmd c) { await bus.PublishAsync(new Closed(Guid.NewGuid().ToString("n"), c.Id)); } // want: TERN2014
    [Idempotent] public void C6(Cmd c) { _list.Add(new Doc { Id = c.Id }); if (_list.Count > 100) _list.RemoveAt(0); } // want: TERN2008
    [Idempotent] public void C7(Cmd c) { _docs[c.Id].State = _docs[c.Id].State + 1; } // want: TERN2007
    [Idempotent] public void C8(Cmd c) { Doc d = _docs[c.Id]; d.Parts.Add(c.Name, c.N); } // want: TERN2013
    [Idempotent] public void C9(Cmd c) { _docs[c.Id].Done.UnionWith([Guid.NewGuid().ToString()]); } // want: TERN2006
    [Idempotent] public void D1(Cmd c) { File.AppendAllLines("/tmp/x", c.Tags); } // want: TERN2012
    [Idempotent] public async Task D2(Cmd c) { await using StreamWriter w = new("/tmp/x", append: true); await w.WriteLineAsync(c.Name); } // want: TERN2012
    [Idempotent] public void D3(Cmd c) { using FileStream f = File.Open("/tmp/" + c.Id, FileMode.CreateNew); f.WriteByte(1); } // want: TERN2013
    [Idempotent] public void D4(Cmd c) { File.Move("/tmp/a" + c.Id, "/tmp/b" + c.Id); } // want: TERN2013
    [Idempotent] public void D5(Cmd c) { Doc d = _list.Single(x => x.Id == c.Id); _list.Remove(d); } // want: TERN2013
    [Idempotent] public void D6(Cmd c) { (_slots[0], _slots[1]) = (_slots[1], _slots[0]); } // want: TERN2007
    [Idempotent] public void D7(Cmd c) { _docs[c.Id].State = _docs[c.Id].State == St.Open ? St.Closed : St.Open; } // want: TERN2007
    [Idempotent] public void D8(Cmd c) { if (_docs[c.Id].Total >= c.N) { _docs[c.Id].Total -= c.N; } } // want: TERN2007
    [Idempotent] public void D9(Cmd c) { Changed += _ => _status = c.Name; } // want: TERN2008
    [Idempotent] public async Task E1(Cmd c) { Task[] all = [.. c.Tags.Select(async t => { Doc d = (await docs.FindAsync(t))!; d.Total++; await docs.SaveAsync(d); })]; await Task.WhenAll(all); } // want: TERN2007
    [Idempotent] public void E2(Cmd c) { c.Tags.ToList().ForEach(t => _list.Add(new Doc { Id = t })); } // want: TERN2008
    [Idempotent] public void E3(Cmd c) { Parallel.ForEach(c.Tags, t => Interlocked.Increment(ref _highest)); } // want: TERN2007
    [Idempotent] public void E4(Cmd c) { void Local(int n) { _highest = _highest + n; } Local(c.N); } // want: TERN2007
    [Idempotent] public void E5(Cmd c) { _n = _n.SetItem(c.Name, _n.GetValueOrDefault(c.Name) + c.N); } // want: TERN2007
    [Idempotent] public void E6(Cmd c) { ImmutableInterlocked.AddOrUpdate(ref _n, c.Name, c.N, (_, n) => n + c.N); } // want: TERN2007
}
