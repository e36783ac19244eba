// case: map-git-objects
// category: map-miss
// rationale: lookups that miss, a stored null that passes ContainsKey and a default from a concurrent cache
// csc: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.MapGitObjects;

public sealed class Blob
{
    public string Hash = "";
    public byte[] Data = [1, 2];
}

public sealed class ObjectStore
{
    private readonly Dictionary<string, Blob> _loose = new() { ["aa"] = new Blob { Hash = "aa" } };
    private readonly ConcurrentDictionary<string, Blob> _packed = new();
    private readonly SortedList<string, string> _refs = new() { ["HEAD"] = "aa" };

    public void Forget(string hash)
    {
        if (_loose.ContainsKey(hash))
        {
            _loose[hash] = null!;
        }
    }

    public int Size(string hash)
    {
        if (!_loose.ContainsKey(hash))
        {
            return 0;
        }

        return _loose[hash].Data.Length; // want: null-deref
    }

    public int PackedSize(string hash)
    {
        var blob = _packed.GetOrAdd(hash, Unpack);
        return blob.Data.Length; // want: null-deref
    }

    private Blob Unpack(string hash) => _loose.TryGetValue(hash, out var blob) ? blob : null!;

    public int PackedOr(string hash) => _packed.TryGetValue(hash, out var blob) && blob != null ? blob.Data.Length : 0;

    public int Resolve(string name)
    {
        string target = _refs.GetValueOrDefault(name)!;
        return _loose.ContainsKey(target.ToLower()) ? 1 : 0; // want: null-deref
    }

    public int ResolveOr(string name) => _refs.GetValueOrDefault(name, "HEAD").Length;

    public int Live() => _loose.Values.Where(b => b is not null).Sum(b => b.Data.Length);
}

public static class Demos
{
    private static ObjectStore Forgotten()
    {
        var store = new ObjectStore();
        store.Forget("aa");
        return store;
    }

    public static void Demo1() => Forgotten().Size("aa");

    public static void Demo2() => new ObjectStore().Size("aa");

    public static void Demo3() => new ObjectStore().PackedSize("bb");

    public static void Demo4() => new ObjectStore().PackedSize("aa");

    public static void Demo5() => new ObjectStore().Resolve("main");

    public static void Demo6()
    {
        var store = Forgotten();
        Console.Write(store.ResolveOr("main") + store.Live() + store.PackedOr("aa") + new ObjectStore().Resolve("HEAD"));
    }
}
