// variations: quiet
// rationale: sessions, indices, best of, started once: nothing that a second run adds to

using System;
using System.Collections.Generic;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using System.Text;
using Tern;

namespace Idempotency.Variations.Quiet;

public sealed record Req(string RequestId, string User, int N, DateTimeOffset At);

public sealed class Session
{
    public string User { get; set; } = "";

    public int Level { get; set; }

    public DateTimeOffset LastSeen { get; set; }

    public HashSet<string> Roles { get; } = [];
}

public interface ISessions { Task<Session?> FindAsync(string u); Task SaveAsync(Session s); Task<IReadOnlyList<Session>> ListAsync(); Task RemoveAsync(string u); }

public interface IUnitOfWork { Task CommitAsync(); IDisposable Begin(); }

public sealed class Z(ISessions sessions, IUnitOfWork work, TimeProvider clock, HttpClient http, Func<string, Task<string>> resolve)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Session>>> _lazy = new(); private readonly ConcurrentDictionary<string, Session> _s = new(); private readonly Dictionary<string, SortedSet<int>> _idx = []; private readonly SemaphoreSlim _sem = new(1); private readonly Channel<int> _wake = Channel.CreateBounded<int>(1); private int[] _grid = new int[9]; private string? _title; private (string, int) _best; private ImmutableArray<string> _names = []; private int _version; private readonly List<string> _order = []; private CancellationTokenSource? _cts; private readonly Queue<string> _recent = new(); private bool _started;

    [Idempotent]
    public async Task A1(Req r)
    {
        using IDisposable t = work.Begin();
        Session s = await sessions.FindAsync(r.User) ?? new Session { User = r.User };
        s.Level = Math.Max(s.Level, r.N);
        s.Roles.Add("x");
        await sessions.SaveAsync(s);
        await work.CommitAsync();
    }

    [Idempotent]
    public Task<Session> A2(Req r) => _lazy.GetOrAdd(r.User, u => new Lazy<Task<Session>>(async () => (await sessions.FindAsync(u))!)).Value;

    [Idempotent]
    public void A3(Req r)
    {
        if (!_idx.TryGetValue(r.User, out SortedSet<int>? s))
        {
            s = [];
            _idx[r.User] = s;
        }
        s.Add(r.N);
        if (s.Count > 5) { s.Remove(s.Min); }
    }

    [Idempotent]
    public async Task A4(Req r)
    {
        await _sem.WaitAsync();
        try { _title = r.User.ToUpperInvariant() + "#" + r.N; } finally { _sem.Release(); }
    }

    [Idempotent]
    public void A5(Req r)
    {
        int i = r.N % 3 + 3 * (r.N / 3 % 3);
        _grid[i] = _grid[i] | 1;
    }

    [Idempotent]
    public void A6(Req r)
    {
        _best = r.N > _best.Item2 ? (r.User, r.N) : _best;
    }

    [Idempotent]
    public void A7(Req r)
    {
        _names = _names.Contains(r.User) ? _names : _names.Add(r.User);
    }

    [Idempotent]
    public void A8(Req r)
    {
        ImmutableInterlocked.Update(ref _names, n => n.Contains(r.User) ? n : n.Add(r.User));
    }

    [Idempotent]
    public async Task A9(Req r)
    {
        StringBuilder b = new();
        foreach (Session s in await sessions.ListAsync()) { b.AppendLine(s.User); } _title = b.ToString();
    }

    [Idempotent]
    public void B1(Req r)
    {
        if (_version >= r.N)
        {
            return;
        }
        _version = r.N;
        _order.Add(r.User);
    }

    [Idempotent]
    public void B2(Req r)
    {
        _cts?.Cancel();
        _cts = new CancellationTokenSource(TimeSpan.FromSeconds(r.N));
    }

    [Idempotent]
    public void B3(Req r)
    {
        _order.RemoveAll(x => x == r.User);
        _order.Insert(0, r.User);
        if (_order.Count > 10) { _order.RemoveRange(10, _order.Count - 10); }
    }

    [Idempotent]
    public void B4(Req r)
    {
        lock (_order)
        {
            int i = _order.BinarySearch(r.User);
            if (i < 0) { _order.Insert(~i, r.User); }
        }
    }

    [Idempotent]
    public void B5(Req r)
    {
        if (_started)
        {
            return;
        }
        _started = true;
        _order.Add("started");
    }

    [Idempotent]
    public void B6(Req r)
    {
        if (Interlocked.CompareExchange(ref _version, r.N, 0) != 0)
        {
            return;
        }
        _order.Add(r.User);
    }

    [Idempotent]
    public async Task B7(Req r)
    {
        string ip = await resolve(r.User);
        _title = ip;
    }

    [Idempotent]
    public async Task B8(Req r)
    {
        using CancellationTokenSource c = new();
        c.CancelAfter(1000);
        int tries = 0;
        while (tries++ < 3) { try { await http.PutAsync("x/" + r.RequestId, null, c.Token); return; } catch (HttpRequestException) { await Task.Delay(Random.Shared.Next(100), c.Token); } }
    }

    [Idempotent]
    public IEnumerable<int> B9(Req r)
    {
        int n = 0;
        foreach (int g in _grid) { n += g; yield return n; }
    }

    [Idempotent]
    public void C1(Req r)
    {
        Session s = _s.AddOrUpdate(r.User, u => new Session { User = u, Level = r.N }, (u, o) => { o.Level = r.N; return o; });
        s.Roles.UnionWith(["a", "b"]);
    }

    [Idempotent]
    public void C2(Req r)
    {
        Array.Sort(_grid);
        Array.Fill(_grid, r.N);
        _grid.AsSpan().Clear();
    }

    [Idempotent]
    public void C3(Req r)
    {
        _wake.Writer.TryWrite(1);
    }

    [Idempotent]
    public async Task C4(Req r)
    {
        await sessions.RemoveAsync(r.User);
        _s.TryRemove(r.User, out _);
        _idx.Remove(r.User);
    }

    [Idempotent]
    public void C5(Req r)
    {
        Dictionary<string, int> counts = _order.GroupBy(x => x).ToDictionary(g => g.Key, g => g.Count());
        _title = string.Join(",", counts.Select(c => $"{c.Key}={c.Value}"));
    }

    [Idempotent]
    public void C6(Req r)
    {
        string temp = Path.GetTempFileName();
        try { File.WriteAllText(temp, r.User); _title = File.ReadAllText(temp); } finally { File.Delete(temp); }
    }

    [Idempotent]
    public void C7(Req r)
    {
        using MemoryStream m = new();
        using (StreamWriter w = new(m, leaveOpen: true)) { w.Write(r.User); } File.WriteAllBytes("out/" + r.RequestId, m.ToArray());
    }
}
