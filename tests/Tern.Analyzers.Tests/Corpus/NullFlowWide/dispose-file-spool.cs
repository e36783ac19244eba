// case: dispose-file-spool
// category: use-after-dispose
// rationale: a member cleared by Dispose is used afterwards, by the owner or through a second holder
// csc: none

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.DisposeFileSpool;

public sealed class Spool : IDisposable
{
    private MemoryStream? _stream = new();
    private StreamWriter _writer;

    public Spool() => _writer = new StreamWriter(_stream!);

    public void WriteLine(string line)
    {
        _writer.Write(line); // want: null-deref
    }

    public long Size()
    {
        ObjectDisposedException.ThrowIf(_stream is null, this);
        return _stream.Length;
    }

    public void Dispose()
    {
        _writer?.Flush();
        _writer = null!;
        _stream = null;
    }
}

public sealed class Lease : IDisposable
{
    public Lease(string resource) => Resource = resource;

    public string Resource { get; private set; }

    public void Dispose() => Resource = null!;
}

public sealed class Owner(Lease lease)
{
    public int Width()
    {
        return lease.Resource.Length; // want: null-deref
    }
}

public static class Case
{
    public static void Demo1()
    {
        Spool kept;
        using (var spool = new Spool())
        {
            spool.WriteLine("in time");
            kept = spool;
        }

        kept.WriteLine("late");
    }

    public static int Demo2()
    {
        Owner owner;
        using (var lease = new Lease("db"))
        {
            owner = new Owner(lease);
            owner.Width();
        }

        return owner.Width();
    }

    public static long Demo3()
    {
        using var spool = new Spool();
        spool.WriteLine("x");
        return spool.Size();
    }
}
