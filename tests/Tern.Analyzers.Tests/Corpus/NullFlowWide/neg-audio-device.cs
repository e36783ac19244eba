// case: neg-audio-device
// category: negative-lifecycle
// rationale: Dispose guards that throw or return, an async initialise awaited by every member, events copied before the call
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.NegAudioDevice;

public sealed class Driver
{
    public int Channels => 2;
}

public sealed class AudioDevice : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private Driver? _driver;
    private byte[]? _buffer = new byte[8];
    private Task<Driver>? _opening;
    private bool _disposed;

    public event Action<int>? Underrun;

    private void ThrowIfDisposed()
    {
        if (_disposed) throw new ObjectDisposedException(nameof(AudioDevice));
    }

    private async Task EnsureOpenAsync()
    {
        if (_driver != null) return;

        await _gate.WaitAsync();
        try
        {
            _driver ??= await OpenAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    private Task<Driver> OpenAsync() => _opening ??= Task.Run(() => new Driver());

    public async Task<int> ChannelsAsync()
    {
        await EnsureOpenAsync();
        return _driver.Channels; // csc-false
    }

    public int Fill(byte value)
    {
        ThrowIfDisposed();
        Array.Fill(_buffer, value); // csc-false
        return _buffer.Length;
    }

    public int Free => _disposed ? 0 : _buffer.Length; // csc-false

    public void Drop(int n)
    {
        var handler = Underrun;
        if (handler is null)
        {
            return;
        }

        handler(n);
    }

    public ValueTask DisposeAsync()
    {
        _disposed = true;
        _buffer = null;
        _gate.Dispose();
        return ValueTask.CompletedTask;
    }
}

public static class Case
{
    public static async Task Demo1() { var d = new AudioDevice(); d.Drop(1); d.Underrun += n => _ = n + 1; d.Drop(2); _ = await d.ChannelsAsync() + d.Fill(1) + d.Free + await d.ChannelsAsync(); await d.DisposeAsync(); try { d.Fill(2); } catch (ObjectDisposedException) { _ = d.Free; } }
}
