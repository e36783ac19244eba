using Tern.Transport;

namespace Tern;

/// <summary>When a circuit breaker opens, and for how long. Numbers are those of Kitex <c>pkg/circuitbreak</c>.</summary>
public sealed class BreakerOptions
{
    /// <summary>Share of failures that opens it.</summary>
    /// <value>0.5 by default; more than 0, up to 1.</value>
    public double FailureRate { get; set; } = 0.5;

    /// <summary>Calls within <see cref="Window"/> below which it never opens.</summary>
    /// <value>200 by default; at least 2.</value>
    public int MinSamples { get; set; } = 200;

    /// <summary>Time over which calls are counted.</summary>
    /// <value>10 seconds by default; 0.5 seconds to 1 day.</value>
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Failures in a row that open it, whatever the rate.</summary>
    /// <value><see langword="null"/> by default: only the rate counts.</value>
    public int? ConsecutiveFailures { get; set; }

    /// <summary>Time that it stays open before a call may probe.</summary>
    /// <value>5 seconds by default; 0.5 seconds to 1 day.</value>
    public TimeSpan CoolDown { get; set; } = TimeSpan.FromSeconds(5);

    internal void Validate(string path)
    {
        OptionRange.Check(FailureRate, double.Epsilon, 1, $"{path}.{nameof(FailureRate)}");
        OptionRange.Check(MinSamples, 2, int.MaxValue, $"{path}.{nameof(MinSamples)}");
        OptionRange.Check(Window, TimeSpan.FromSeconds(0.5), TimeSpan.FromDays(1), $"{path}.{nameof(Window)}");
        OptionRange.Check(CoolDown, TimeSpan.FromSeconds(0.5), TimeSpan.FromDays(1), $"{path}.{nameof(CoolDown)}");
        if (ConsecutiveFailures is { } failures)
        {
            OptionRange.Check(failures, 1, int.MaxValue, $"{path}.{nameof(ConsecutiveFailures)}");
        }
    }
}
