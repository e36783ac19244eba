// case: neg-cablecar-telemetry
// category: observability
// rationale: counters, histograms, spans and log lines around an absolute write and a retry with jitter
// rule: none

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegCablecarTelemetry;

public interface ILogger<out TCategory>
{
    void Log(string message, params object?[] args);
}

public static class LoggerExtensions
{
    public static void LogInformation<T>(this ILogger<T> logger, string message, params object?[] args) => logger.Log(message, args);
}

public sealed record WindReading(string Pylon, double Speed, DateTimeOffset MeasuredAt);

public sealed record Speed(double MetresPerSecond, string Reason);

public interface IDrive
{
    [Idempotent]
    Task SetAsync(Speed speed, CancellationToken cancellationToken = default);
}

public sealed class MotorDrive : IDrive
{
    private volatile Speed _speed = new(0, "standstill");

    public Speed Current => _speed;

    public Task SetAsync(Speed speed, CancellationToken cancellationToken = default)
    {
        _speed = speed;
        return Task.CompletedTask;
    }
}

public sealed class InstrumentedDrive(IDrive inner, ILogger<InstrumentedDrive> logger) : IDrive
{
    private static readonly ActivitySource Source = new("CableCar");
    private static readonly Meter Meter = new("CableCar");
    private static readonly Counter<long> Commands = Meter.CreateCounter<long>("drive.commands");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("drive.duration");

    public async Task SetAsync(Speed speed, CancellationToken cancellationToken = default)
    {
        using Activity? span = Source.StartActivity("set-speed");
        span?.SetTag("command.id", Guid.NewGuid());
        long started = Stopwatch.GetTimestamp();
        Commands.Add(1, new KeyValuePair<string, object?>("reason", speed.Reason));
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await inner.SetAsync(speed, cancellationToken);
                break;
            }
            catch (TimeoutException) when (attempt < 3)
            {
                logger.LogInformation("attempt {Attempt} at {Now}", attempt, DateTimeOffset.UtcNow);
                await Task.Delay(TimeSpan.FromMilliseconds(50 * attempt + Random.Shared.Next(20)), cancellationToken);
            }
        }

        Duration.Record(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        logger.LogInformation("speed {Speed} set", speed);
    }
}

public static class Case
{
    private static readonly MotorDrive Motor = new();
    public static IAsyncEnumerable<string> SafeSet() => Twice(() => new InstrumentedDrive(Motor, new Quiet()).SetAsync(new Speed(4.5, "gusts")), () => Motor.Current);

    private sealed class Quiet : ILogger<InstrumentedDrive>
    {
        public void Log(string message, params object?[] args) => Debug.WriteLine(message);
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
