// case: neg-serial-port-lifetime
// category: negative-dispose
// rationale: dispose guards, reset followed by re-creation, constructor helpers
// csc: false-positive

using System;
using System.Collections.Generic;

namespace NullSafety.Wide.NegSerialPortLifetime;

internal sealed class Port : IDisposable
{
    private byte[]? _buffer;
    private string _name;
    private List<int> _baudRates;
    private bool _disposed;

    public Port(string name) // csc-false
    {
        Rename(name);
        Fill();
    }

    public int Length => _disposed ? 0 : Buffer().Length;
    private void Rename(string name) => _name = name.Trim();

    private void Fill()
    {
        _baudRates = new List<int> { 9600 };
        _buffer = new byte[8];
    }

    private byte[] Buffer()
    {
        ThrowIfDisposed();
        return _buffer; // csc-false
    }

    private void ThrowIfDisposed()
    {
        if (_disposed) throw new ObjectDisposedException(_name);
    }

    public int Reset()
    {
        ThrowIfDisposed();
        _buffer = null;
        int n = _name.Length + _baudRates.Count;
        Fill();
        return n + _buffer.Length; // csc-false
    }

    public void Dispose()
    {
        if (_disposed) return;
        Array.Clear(_buffer!);
        _buffer = null;
        _baudRates = null!;
        _disposed = true;
    }
}

internal sealed class PortOwner
{
    private Port? _port;
    private bool IsOpen => _port is not null;

    public int Use(int times)
    {
        int n = 0;
        for (int i = 0; i < times; i++)
        {
            if (!IsOpen) _port = new Port("COM" + i);

            n += _port.Reset() + _port.Length; // csc-false
            if (i % 2 == 1)
            {
                _port.Dispose();
                _port = null;
            }
        }
        _port?.Dispose();
        return n;
    }
}

public static class Demos
{
    public static void DemoUse() => Console.Out.Write(new PortOwner().Use(0) + new PortOwner().Use(3) > 0 ? "" : " ");
}
