// case: swallow-backup-catalog
// category: swallowed-exception
// rationale: a failed open is logged and forgotten; an (archive, error) pair is used without the error; a retry gives up silently
// csc: none

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.SwallowBackupCatalog;

public sealed class Archive : IDisposable
{
    public static Archive Open(string path) => path.EndsWith(".bak", StringComparison.Ordinal) ? new Archive() : throw new IOException(path);

    public List<string> Entries { get; } = ["a", "b"];

    public void Dispose() => Entries.Clear();
}

public sealed class Restore
{
    private Archive? _current;

    public void Switch(string path)
    {
        try
        {
            _current?.Dispose();
            _current = null;
            _current = Archive.Open(path);
        }
        catch (IOException e)
        {
            Console.Error.Write(e.Message.Length > 900 ? "!" : "");
        }
    }

    public int Count(string path)
    {
        Switch(path);
        return _current!.Entries.Count; // want: null-deref
    }

    private static (Archive? Archive, Exception? Error) TryOpen(string path)
    {
        try
        {
            return (Archive.Open(path), null);
        }
        catch (IOException e)
        {
            return (null, e);
        }
    }

    public static int First(string path)
    {
        var opened = TryOpen(path);
        using (opened.Archive)
        {
            return opened.Archive!.Entries[0].Length; // want: null-deref
        }
    }

    public static int FirstOrThrow(string path)
    {
        var (archive, error) = TryOpen(path);
        if (error != null)
        {
            throw new InvalidOperationException("restore", error);
        }

        using (archive)
        {
            return archive!.Entries[0].Length;
        }
    }
}

public static class Case
{
    private static int Guarded(string p) { try { return Restore.FirstOrThrow(p); } catch (InvalidOperationException) { return 0; } }
    public static void Demo1() => new Restore().Count("x.zip");
    public static void Demo2() => Restore.First("x.zip");
    public static void Demo3() => _ = Guarded("x.zip") + Guarded("x.bak") + new Restore().Count("x.bak");
}
