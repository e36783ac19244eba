// variations: there
// rationale: what is made where nothing is there, and what is there only where a file is

using System;
using System.Collections.Generic;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.There;

public sealed class Shard
{
    public string Id { get; } = Guid.NewGuid().ToString();

    public Task<bool> TryAsync(int r) => Task.FromResult(r > 0);
}

public interface IFactory2 { Task<Shard> CreateShardAsync(DateTimeOffset at); }

public sealed class H(IFactory2 factory, HttpClient http, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(int, int), Shard> _open = new(); private readonly ConcurrentDictionary<string, (int, int)> _keys = new(); private readonly SemaphoreSlim _lock = new(1); private readonly Queue<int> _queue = new(); private Task? _loop; private volatile bool _stop;

    [Idempotent]
    public async Task<bool> A1(int r, int s)
    {
        (int, int) key = (r, s);
        while (true)
        {
            if (_open.TryGetValue(key, out Shard? known))
            {
                bool done;
                try { done = await known.TryAsync(r); }
                catch (ObjectDisposedException) when (Drop(key, known) || !IsOpen(key, known)) { continue; }
                if (done) { return true; }
                Drop(key, known);
                continue;
            }
            await _lock.WaitAsync();
            try
            {
                if (_open.TryGetValue(key, out known)) { continue; }
                Shard made = new();
                _open[key] = made;
                _keys[made.Id] = key;
            }
            finally { _lock.Release(); }
        }
    }
    private bool Drop((int, int) key, Shard s) => ((ICollection<KeyValuePair<(int, int), Shard>>)_open).Remove(new(key, s));
    private bool IsOpen((int, int) key, Shard s) => _open.TryGetValue(key, out Shard? k) && ReferenceEquals(k, s);

    [Idempotent]
    public Task B1()
    {
        if (_loop is null)
        {
            _loop = Run();
        }
        return Task.CompletedTask;
    }
    private async Task Run() { while (!_stop) { await Task.Yield(); if (!_queue.TryDequeue(out int x)) { continue; } if (x > 3) { throw new InvalidOperationException(); } } }

    [Idempotent]
    public async Task<string> GetPrograms(string[] ids)
    {
        using HttpResponseMessage m = await http.PostAsJsonAsync("search", ids);
        return await m.Content.ReadAsStringAsync();
    }

    [Idempotent]
    public async Task AddProgram(string id)
    {
        await http.PostAsJsonAsync("programs", id); // want: TERN2005
    }

    [Idempotent]
    public void T1(string root)
    {
        string tempDir = Path.Combine(root, "x");
        Directory.Delete(tempDir, true);
    }

    [Idempotent]
    public async Task C1(int r, int s)
    {
        if (!_open.TryGetValue((r, s), out Shard? k))
        {
            await _lock.WaitAsync();
            try { if (!_open.TryGetValue((r, s), out k)) { k = new Shard(); _open[(r, s)] = k; _keys[k.Id] = (r, s); } } finally { _lock.Release(); }
        }
    }
}

public sealed class Opts
{
    public List<string> Applied { get; } = [];
}

public sealed class I2(IReader2 reader)
{
    private readonly Dictionary<string, Opts> _opts = []; private int _n; private readonly List<string> _done = [];

    [Idempotent]
    public void A(string p)
    {
        Opts? o = File.Exists(p) ? reader.Read(p) : null;
        if (o is not null && o.Applied.Count > 0) { File.Move(p, p + ".bak", true); }
    }

    [Idempotent]
    public void B(string p)
    {
        Opts? o = null;
        if (File.Exists(p)) { o = reader.Read(p); } if (o is null) { return; } File.Move(p, p + ".bak", true);
    }

    [Idempotent]
    public void C(string p)
    {
        Opts? o = p.Length > 3 ? reader.Read(p) : null;
        if (o is not null) { _n++; } // want: TERN2007
    }

    [Idempotent]
    public void D(string k)
    {
        string? id = _done.Contains(k) ? null : k;
        if (id is null) return;
        _done.Add(k);
        _n++;
    }

    [Idempotent]
    public void E(string k)
    {
        string? id = null;
        if (_n > 3) { id = k; } if (id is null) return;
        _n++; // want: TERN2007
    }
}

public interface IReader2 { Opts Read(string p); }
