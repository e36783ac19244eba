// case: fresh-weather-objects
// category: fresh
// rationale: objects of a bucket are named by the clock or by chance
// rule: TERN2006

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.FreshWeatherObjects;

public interface IReadings
{
    [Idempotent]
    Task StoreAsync(string station, double celsius);

    [Idempotent]
    Task StoreSampleAsync(string station, byte[] sample);

    [Idempotent]
    Task StoreForHourAsync(string station, DateTimeOffset hour, double celsius);
}

public sealed class Readings(ObjectBucket bucket, TimeProvider time) : IReadings
{
    public Task StoreAsync(string station, double celsius)
    {
        string key = $"{station}/{time.GetUtcNow().UtcTicks}.txt";
        return bucket.PutObjectAsync(key, BitConverter.GetBytes(celsius)); // want: TERN2006
    }

    public async Task StoreSampleAsync(string station, byte[] sample)
    {
        await bucket.PutObjectAsync(station + "/" + Path.GetRandomFileName(), sample); // want: TERN2006
    }

    public Task StoreForHourAsync(string station, DateTimeOffset hour, double celsius)
    {
        string key = $"{station}/{hour:yyyyMMddHH}.txt";
        return bucket.PutObjectAsync(key, BitConverter.GetBytes(celsius));
    }
}

public sealed class ObjectBucket
{
    public required Func<string, byte[], Task> Wire { get; init; }

    public Task PutObjectAsync(string key, byte[] content) => Wire(key, content);
}

public static class Case
{
    private static readonly Dictionary<string, byte[]> Objects = [];

    private static readonly ObjectBucket Bucket = new()
    {
        Wire = (key, content) =>
        {
            Objects[key] = content;
            return Task.Delay(1);
        },
    };

    public static IAsyncEnumerable<string> Demo1() => Twice(() => new Readings(Bucket, TimeProvider.System).StoreAsync("s", 20), () => Objects.Count);

    public static IAsyncEnumerable<string> Demo2() => Twice(() => new Readings(Bucket, TimeProvider.System).StoreSampleAsync("s", [1]), () => Objects.Count);

    public static IAsyncEnumerable<string> Safe1()
        => Twice(() => new Readings(Bucket, TimeProvider.System).StoreForHourAsync("s", DateTimeOffset.UnixEpoch, 20), () => Objects.Count);

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
