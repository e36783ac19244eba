// case: dispose-weather-buoy
// category: use-after-dispose
// rationale: members cleared by Dispose or DisposeAsync are used by a later call, a timer-like callback and a returned reader
// csc: none

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace NullSafety.Wide.DisposeWeatherBuoy;

public sealed class Buoy : IDisposable
{
    private StringBuilder _frame = new();
    private MemoryStream? _log = new();
    private bool _closed;
    public Action Tick { get; }

    public Buoy() => Tick = () => _frame.Append('.'); // want: null-deref

    public int Write(byte value)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        _log!.WriteByte(value);
        return _frame.Length;
    }

    public long Position() => _log!.Position; // want: null-deref
    public long PositionOr() => _closed ? -1 : _log!.Position;

    public void Dispose()
    {
        _closed = true;
        _log?.Dispose();
        _log = null;
        _frame = null!;
    }
}

public sealed class Mooring : IAsyncDisposable
{
    private string[]? _lines = ["chain", "rope"];
    public int Strength() => _lines?.Sum(l => l.Length) ?? 0;

    public IEnumerator<string> Reader()
    {
        foreach (var line in _lines!) // want: null-deref
            yield return line;
    }

    public ValueTask DisposeAsync()
    {
        _lines = null;
        return ValueTask.CompletedTask;
    }
}

public static class Demos
{
    public static void Demo1()
    {
        var buoy = new Buoy();
        buoy.Tick();
        buoy.Dispose();
        buoy.Tick();
    }

    public static void Demo2()
    {
        Buoy buoy;
        using (buoy = new Buoy()) Console.Write(buoy.Write(3) + buoy.Position());
        Console.Write(buoy.PositionOr());
        Console.Write(buoy.Position());
    }

    public static async Task Demo3()
    {
        IEnumerator<string> reader;
        await using (var mooring = new Mooring())
        {
            Console.Write(mooring.Strength());
            reader = mooring.Reader();
        }

        reader.MoveNext();
    }
}
