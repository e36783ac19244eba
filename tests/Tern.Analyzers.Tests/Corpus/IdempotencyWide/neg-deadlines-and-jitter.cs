// case: neg-deadlines-and-jitter
// category: time
// rationale: the clock and chance decide how long to wait, nothing else
// rule: none

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegDeadlinesAndJitter;

public interface IWeather
{
    [Idempotent]
    Task<int> TemperatureAsync(string city, CancellationToken cancellationToken = default);
    [Idempotent]
    Task<int> WithBackoffAsync(string city);
    [Idempotent]
    Task<bool> IsFreshAsync(string city, DateTimeOffset measured);
}

public sealed class Weather(Func<string, int, Task<int>> station, TimeProvider time) : IWeather
{
    public async Task<int> TemperatureAsync(string city, CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(5) + TimeSpan.FromMilliseconds(Random.Shared.Next(100)));
        DateTime deadline = DateTime.UtcNow.AddSeconds(5);
        int left = (int)(deadline - DateTime.UtcNow).TotalMilliseconds;
        return await station(city, left).WaitAsync(limit.Token);
    }

    public async Task<int> WithBackoffAsync(string city)
    {
        int attempts = 0;
        double delay = 1;
        while (true)
        {
            attempts++;
            try
            {
                return await station(city, 1000);
            }
            catch (TimeoutException) when (attempts < 3)
            {
                delay *= 2;
                await Task.Delay(TimeSpan.FromMilliseconds(delay + (Random.Shared.NextDouble() * delay)), time);
            }
        }
    }

    public Task<bool> IsFreshAsync(string city, DateTimeOffset measured)
    {
        TimeSpan age = time.GetUtcNow() - measured;
        return Task.FromResult(age < TimeSpan.FromDays(1));
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Weather weather = new((_, _) => Task.FromResult(20), TimeProvider.System);
        return Twice(async () => { int value = await weather.TemperatureAsync("c"); return $"{value}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        int calls = 0;
        Weather weather = new((_, _) => ++calls % 2 == 1 ? throw new TimeoutException() : Task.FromResult(20), TimeProvider.System);
        return Twice(async () => { int value = await weather.WithBackoffAsync("c"); return $"{value}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Weather weather = new((_, _) => Task.FromResult(20), TimeProvider.System);
        return Twice(async () => { bool fresh = await weather.IsFreshAsync("c", DateTimeOffset.UtcNow.AddDays(-2)); return $"{fresh}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
