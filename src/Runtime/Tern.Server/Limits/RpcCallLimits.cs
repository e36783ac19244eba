using System.Globalization;
using Tern.Transport;

namespace Tern;

/// <summary>How many calls a server, or one of its methods, takes. What is over a limit is turned down at once with <see cref="RpcStatusCode.ResourceExhausted"/>, and told when to come again.</summary>
/// <remarks>Every limit is off by default and costs nothing then. All may change while the server runs: by configuration that reloads.</remarks>
public sealed class RpcCallLimits
{
    /// <summary>Calls a second. A tenth is handed out every 100 ms, so that a quiet second allows a burst of no more than the limit.</summary>
    /// <value><see langword="null"/> by default: no limit. From 1.</value>
    /// <remarks>Source: Kitex <c>pkg/limiter/qps_limiter.go</c>, which rejects everything below 10; here the tenth is rounded up.</remarks>
    public int? CallsPerSecond { get; set; }

    /// <summary>Calls whose handlers may run at once; a stream counts until it ends.</summary>
    /// <value><see langword="null"/> by default: no limit. From 1.</value>
    public int? ConcurrentCalls { get; set; }

    /// <summary>Finds the number of concurrent calls by itself, from how long handlers take. <see cref="ConcurrentCalls"/>, if set, stays the most that it tries.</summary>
    /// <value><see langword="null"/> by default: no adaptive limit.</value>
    public RpcAdaptiveLimit? Adaptive { get; set; }

    /// <summary>Calls that may wait when as many run as may. Those of a higher priority run first, and take the place of lower ones when the queue is full.</summary>
    /// <value>0 by default: nothing waits. At most 100,000.</value>
    public int QueueLength { get; set; }

    /// <summary>Time that a call may wait.</summary>
    /// <value>1 second by default; 1 ms to 1 hour.</value>
    public TimeSpan QueueTimeout { get; set; } = TimeSpan.FromSeconds(1);

    internal bool IsOff => CallsPerSecond is null && ConcurrentCalls is null && Adaptive is null;

    internal string Fingerprint() => string.Create(
        CultureInfo.InvariantCulture,
        $"{CallsPerSecond}/{ConcurrentCalls}/{Adaptive?.Fingerprint()}/{QueueLength}/{QueueTimeout}");

    /// <summary>Checks every value.</summary>
    /// <param name="path">Where the limits stand, for the message.</param>
    /// <exception cref="ArgumentException">A value is wrong; the message names it.</exception>
    internal void Validate(string path)
    {
        OptionRange.Check(CallsPerSecond ?? 1, 1, int.MaxValue, $"{path}.{nameof(CallsPerSecond)}");
        OptionRange.Check(ConcurrentCalls ?? 1, 1, int.MaxValue, $"{path}.{nameof(ConcurrentCalls)}");
        OptionRange.Check(QueueLength, 0, 100_000, $"{path}.{nameof(QueueLength)}");
        OptionRange.Check(QueueTimeout, OptionRange.ShortestTimeout, OptionRange.LongestTimeout, $"{path}.{nameof(QueueTimeout)}");
        Adaptive?.Validate($"{path}.{nameof(Adaptive)}");
        if (QueueLength > 0 && ConcurrentCalls is null && Adaptive is null)
        {
            throw new ArgumentException(
                $"{path}.{nameof(QueueLength)} is {QueueLength}, and nothing says how many calls may run at once, so nothing would ever wait. Set {nameof(ConcurrentCalls)} or {nameof(Adaptive)}.",
                $"{path}.{nameof(QueueLength)}");
        }
    }
}
