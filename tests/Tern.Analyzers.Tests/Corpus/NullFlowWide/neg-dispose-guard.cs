// case: neg-dispose-guard
// category: negative-dispose
// rationale: members cleared by Dispose behind a disposed flag, a throwing accessor, and a finaliser-safe release
// csc: false-positive

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegDisposeGuard;

public sealed class Recorder : IDisposable
{
    private MemoryStream? _stream = new();
    private BinaryWriter? _writer;
    private bool _disposed;

    public Recorder() => _writer = new BinaryWriter(_stream!);

    private BinaryWriter Writer => _writer ?? throw new ObjectDisposedException(nameof(Recorder));

    private void ThrowIfDisposed()
    {
        if (_disposed)
        {
            throw new ObjectDisposedException(nameof(Recorder));
        }
    }

    public long Record(int value)
    {
        ThrowIfDisposed();
        _writer.Write(value); // csc-false
        return _stream.Length; // csc-false
    }

    public void Flush() => Writer.Flush();

    public bool TryRecord(int value)
    {
        if (_disposed)
        {
            return false;
        }

        _writer!.Write(value);
        return true;
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _writer.Dispose(); // csc-false
        _writer = null;
        _stream = null;
    }
}

public static class Case
{
    public static bool Demo1()
    {
        var r = new Recorder();
        r.Record(1);
        r.Flush();
        r.Dispose();
        r.Dispose();
        return r.TryRecord(2);
    }
}
