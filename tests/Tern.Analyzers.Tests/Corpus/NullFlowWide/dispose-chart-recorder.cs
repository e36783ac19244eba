// case: dispose-chart-recorder
// category: dispose
// rationale: closing a recorder drops its buffers; a lambda kept from the using block and a pooled writer come back later
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.DisposeChartRecorder;

public class Recorder : IDisposable
{
    private double[] _scale = [1, 2, 3];
    private bool _closed;

    public double Peak() => _scale is { Length: > 0 } scale ? scale.Max() : 0;

    public double First()
    {
        return _scale[0]; // want: null-deref
    }

    public double FirstOpen()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        return _scale[0];
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        _closed = true;
        _scale = null!;
    }
}

public sealed class PooledWriter : IDisposable
{
    private static readonly Stack<PooledWriter> Pool = new();
    private List<string> _lines = new();

    public static PooledWriter Rent(bool clean)
    {
        var w = Pool.Count > 0 ? Pool.Pop() : new PooledWriter();
        if (clean)
        {
            w._lines = new List<string>();
        }

        return w;
    }

    public void Write(string line) => _lines.Add(line); // missed: null-deref

    public void Dispose()
    {
        _lines = null!;
        Pool.Push(this);
    }
}

public static class Case
{
    private static Func<double> Deferred()
    {
        using var recorder = new Recorder();
        recorder.Peak();
        recorder.FirstOpen();
        return recorder.First;
    }

    private static void Log(bool clean)
    {
        using var w = PooledWriter.Rent(clean);
        w.Write("a");
    }

    public static void Demo1() => Deferred()();

    public static void Demo2() => new List<bool> { true, true, false }.ForEach(Log);
}
