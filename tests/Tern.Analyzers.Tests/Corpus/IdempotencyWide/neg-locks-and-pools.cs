// case: neg-locks-and-pools
// category: temporary state
// rationale: what is borrowed is given back
// rule: none

using System;
using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegLocksAndPools;

public interface IThumbnails
{
    [Idempotent] Task<int> ChecksumAsync(byte[] image);
    [Idempotent] Task<int> RenderAsync(byte[] image);
    [Idempotent] Task<string> DescribeAsync(byte[] image);
    [Idempotent] Task<int> GuardedAsync(byte[] image);
}

public sealed class Thumbnails : IThumbnails, IDisposable
{
    private readonly SemaphoreSlim _slots = new(2, 2);
    private readonly ConcurrentBag<System.Text.StringBuilder> _builders = [new()];
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly ConcurrentDictionary<int, bool> _running = new();
    private readonly AsyncLocal<string?> _current = new();
    private int _waiting;

    public string State => $"{_slots.CurrentCount} {_builders.Count} {_running.Count} {_waiting}";

    public Task<int> ChecksumAsync(byte[] image)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(image.Length + 16);
        try
        {
            image.CopyTo(buffer, 0);
            int sum = 0;
            for (int i = 0; i < image.Length; i++)
            {
                buffer[i] ^= 0x55;
                sum += buffer[i];
            }

            return Task.FromResult(sum);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    public async Task<int> RenderAsync(byte[] image)
    {
        Interlocked.Increment(ref _waiting);
        await _slots.WaitAsync();
        Interlocked.Decrement(ref _waiting);
        try
        {
            return image.Length / 2;
        }
        finally
        {
            _slots.Release();
        }
    }

    public Task<string> DescribeAsync(byte[] image)
    {
        System.Text.StringBuilder text = _builders.TryTake(out System.Text.StringBuilder? pooled) ? pooled : new();
        try
        {
            _current.Value = "describe";
            text.Append(image.Length).Append(" bytes");
            return Task.FromResult(text.ToString());
        }
        finally
        {
            _builders.Add(text.Clear());
        }
    }

    public Task<int> GuardedAsync(byte[] image)
    {
        int thread = Environment.CurrentManagedThreadId;
        _lock.EnterReadLock();
        _running[thread] = true;
        try
        {
            return Task.FromResult(image.Length);
        }
        finally
        {
            _running.TryRemove(thread, out _);
            _lock.ExitReadLock();
        }
    }

    public void Dispose()
    {
        _slots.Dispose();
        _lock.Dispose();
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Thumbnails thumbnails = new();
        return Twice(async () => { int sum = await thumbnails.ChecksumAsync([1, 2]); return $"{sum} {thumbnails.State}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Thumbnails thumbnails = new();
        return Twice(async () => { int size = await thumbnails.RenderAsync([1, 2]); return $"{size} {thumbnails.State}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Thumbnails thumbnails = new();
        return Twice(async () => { string text = await thumbnails.DescribeAsync([1, 2]); return $"{text} {thumbnails.State}"; });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        Thumbnails thumbnails = new();
        return Twice(async () => { int size = await thumbnails.GuardedAsync([1, 2]); return $"{size} {thumbnails.State}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
