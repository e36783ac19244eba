// case: neg-atomic-uploader
// category: negative-async
// rationale: Interlocked swaps and publication, a completion source that always carries a value, disposed flags and awaited initialisation
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.NegAtomicUploader;

public sealed class Uploader : IAsyncDisposable
{
    private readonly TaskCompletionSource<string> _ready = new();
    private List<string>? _queue = new();
    private List<byte>? _buffer;
    private Task? _starting;
    private string? _endpoint;
    private bool _disposed;

    private List<byte> Buffer
    {
        get
        {
            var existing = Volatile.Read(ref _buffer);
            if (existing != null) return existing;
            var fresh = new List<byte>();
            return Interlocked.CompareExchange(ref _buffer, fresh, null) ?? fresh;
        }
    }

    public int Buffered() => Buffer.Count;

    public int Flush()
    {
        var taken = Interlocked.Exchange(ref _queue, new List<string>());
        return taken.Count + _queue.Count; // csc-false
    }

    private async Task InitialiseAsync()
    {
        await Task.Yield();
        _endpoint = "https://u";
        _ready.TrySetResult(_endpoint);
    }

    private Task EnsureStartedAsync() => _starting ??= InitialiseAsync();

    public async Task<int> SendAsync(string text)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        await EnsureStartedAsync();
        _queue.Add(text); // csc-false
        return _endpoint.Length + (await _ready.Task).Length; // csc-false
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        if (_starting != null) await _starting.ConfigureAwait(false);

        Interlocked.Exchange(ref _buffer, null)?.Clear();
    }
}

public static class Case
{
    public static async Task Demo1()
    {
        var u = new Uploader();
        u.Buffered();
        u.Flush();
        await u.SendAsync("x");
        await u.SendAsync("y");
        u.Flush();
        await u.DisposeAsync();
        await u.DisposeAsync();
        u.Buffered();
    }

    public static async Task Demo2()
    {
        await using var u = new Uploader();
        u.Flush();
    }
}
