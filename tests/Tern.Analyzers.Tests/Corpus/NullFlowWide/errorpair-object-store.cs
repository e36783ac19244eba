// case: errorpair-object-store
// category: error-contract
// rationale: blob store answers (blob, error) and (ok, tree): the pair is stored, handed on and opened without asking
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.ErrorpairObjectStore;

public sealed class Blob
{
    public byte[] Bytes = [1, 2, 3];
}

public sealed class Tree
{
    public string Root = "root";
}

public sealed class ObjectStore
{
    private readonly Dictionary<string, Blob> _blobs = new() { ["aa"] = new Blob() };

    public (Blob Blob, string? Error) Read(string hash) =>
        _blobs.TryGetValue(hash, out var blob) ? (blob, null) : (null!, "missing " + hash);

    public (bool Ok, Tree Tree) Parse(Blob blob)
    {
        if (blob.Bytes.Length < 3)
        {
            return (false, null!);
        }

        return (true, new Tree());
    }
}

public sealed class Checkout
{
    private readonly ObjectStore _store = new();
    private (Blob Blob, string? Error) _last;

    public Checkout(string hash) => _last = _store.Read(hash);

    public string Report() => _last.Error ?? "ok";

    public int Size() => _last.Blob.Bytes.Length; // want: null-deref

    public int SizeIfOk() => _last.Error is null ? _last.Blob.Bytes.Length : 0;

    public static int Root(Blob blob)
    {
        var (ok, tree) = new ObjectStore().Parse(blob);
        int width = tree.Root.Length; // want: null-deref
        return ok ? width : -1;
    }

    public static int RootIfOk(Blob blob)
    {
        var parsed = new ObjectStore().Parse(blob);
        if (!parsed.Ok)
        {
            return -1;
        }

        return parsed.Tree.Root.Length;
    }
}

public static class Case
{
    public static void Demo1()
    {
        var c = new Checkout("zz");
        c.Report();
        c.SizeIfOk();
        c.Size();
    }

    public static void Demo2() => Checkout.Root(new Blob { Bytes = [1] });

    public static void Demo3() => Checkout.RootIfOk(new Blob { Bytes = [1] });

    public static void Demo4() => Checkout.Root(new Blob());
}
