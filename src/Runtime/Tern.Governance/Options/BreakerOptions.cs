using System.Globalization;
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

    /// <summary>Time between two calls that probe once the cool-down is over; others are refused.</summary>
    /// <value>200 milliseconds by default; 1 millisecond to 1 hour.</value>
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Probes that must succeed before it closes; one that fails opens it again.</summary>
    /// <value>2 by default; 1 to 1,000.</value>
    public int ProbesToClose { get; set; } = 2;

    internal string Fingerprint() => FormattableString.Invariant(
        $"{FailureRate} of {MinSamples} in {Window}, {ConsecutiveFailures?.ToString(CultureInfo.InvariantCulture) ?? "no"} in a row, {CoolDown}, then {ProbesToClose} every {ProbeInterval}");

    internal void Validate(string path)
    {
        OptionRange.Check(FailureRate, double.Epsilon, 1, $"{path}.{nameof(FailureRate)}");
        OptionRange.Check(MinSamples, 2, int.MaxValue, $"{path}.{nameof(MinSamples)}");
        OptionRange.Check(Window, TimeSpan.FromSeconds(0.5), TimeSpan.FromDays(1), $"{path}.{nameof(Window)}");
        OptionRange.Check(CoolDown, TimeSpan.FromSeconds(0.5), TimeSpan.FromDays(1), $"{path}.{nameof(CoolDown)}");
        OptionRange.Check(ProbeInterval, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1), $"{path}.{nameof(ProbeInterval)}");
        OptionRange.Check(ProbesToClose, 1, 1_000, $"{path}.{nameof(ProbesToClose)}");
        if (ConsecutiveFailures is { } failures)
        {
            OptionRange.Check(failures, 1, int.MaxValue, $"{path}.{nameof(ConsecutiveFailures)}");
        }
    }
}
