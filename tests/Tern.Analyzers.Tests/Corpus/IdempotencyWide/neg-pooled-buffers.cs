// case: neg-pooled-buffers
// category: local state
// rationale: buffers and builders are borrowed, filled and given back
// rule: none

using System;
using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegPooledBuffers;

public interface IEncoder
{
    [Idempotent]
    Task<string> HexAsync(string text);
    [Idempotent]
    Task<string> JoinAsync(IReadOnlyList<string> words);
    [Idempotent]
    Task<int> ChecksumAsync(byte[] data);
}

public sealed class Encoder : IEncoder
{
    [ThreadStatic]
    private static StringBuilder? _spare;

    private readonly ConcurrentBag<MemoryStream> _streams = [];

    public Task<string> HexAsync(string text)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            int written = Encoding.UTF8.GetBytes(text, rented);
            for (int i = 0; i < written; i++)
            {
                rented[i] ^= 0x5A;
            }

            return Task.FromResult(Convert.ToHexString(rented, 0, written));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public Task<string> JoinAsync(IReadOnlyList<string> words)
    {
        StringBuilder builder = Interlocked.Exchange(ref _spare, null) ?? new StringBuilder();
        builder.Clear();
        foreach (string word in words)
        {
            builder.Append(word).Append(' ');
        }

        string joined = builder.ToString().TrimEnd();
        _spare = builder;
        return Task.FromResult(joined);
    }

    public async Task<int> ChecksumAsync(byte[] data)
    {
        if (!_streams.TryTake(out MemoryStream? stream))
        {
            stream = new MemoryStream();
        }

        stream.SetLength(0);
        await stream.WriteAsync(data);
        int sum = 0;
        foreach (byte b in stream.GetBuffer().AsSpan(0, (int)stream.Length))
        {
            sum = unchecked((sum * 31) + b);
        }

        _streams.Add(stream);
        return sum;
    }
}

public static class Case
{
    private static readonly Encoder Encoder = new();
    public static IAsyncEnumerable<string> Demo1()
    {
        string hex = "";
        return Twice(async () => hex = await Encoder.HexAsync("abc"), () => hex);
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        string joined = "";
        return Twice(async () => joined = await Encoder.JoinAsync(["a", "b"]), () => joined);
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        int sum = 0;
        return Twice(async () => sum = await Encoder.ChecksumAsync([1, 2, 3]), () => sum);
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}
