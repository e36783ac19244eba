using Tern.Transport;

namespace Tern;

/// <summary>When an instance that does worse than the others gets no calls for a while. Every failure counts that a method's breaker counts too.</summary>
/// <remarks>Numbers are those of Envoy's outlier detection, but for the share that may be ejected.</remarks>
public sealed class OutlierOptions
{
    /// <summary>Errors in a row for which an instance is ejected.</summary>
    /// <value>5 by default; at least 1.</value>
    public int ConsecutiveErrors { get; set; } = 5;

    /// <summary>Time between two comparisons of the rates of success.</summary>
    /// <value>10 seconds by default; 100 milliseconds to 1 hour.</value>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Calls within an interval below which the rate of an instance says nothing.</summary>
    /// <value>100 by default; at least 1.</value>
    public int MinRequests { get; set; } = 100;

    /// <summary>Instances with enough calls below which rates are not compared.</summary>
    /// <value>5 by default; at least 2.</value>
    public int MinInstances { get; set; } = 5;

    /// <summary>Standard deviations by which a rate must lie below the mean.</summary>
    /// <value>1.9 by default; more than 0, up to 100.</value>
    public double DeviationFactor { get; set; } = 1.9;

    /// <summary>Time that an instance is ejected for the first time; it grows by as much with each further time.</summary>
    /// <value>30 seconds by default; 1 millisecond to 1 day.</value>
    public TimeSpan BaseEjectionTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time of an ejection.</summary>
    /// <value>5 minutes by default; at least <see cref="BaseEjectionTime"/>, up to 1 day.</value>
    public TimeSpan MaxEjectionTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Share of the instances that may be ejected at once, in percent; one may be whatever the share, if there is another.</summary>
    /// <value>50 by default; 1 to 100.</value>
    public int MaxEjectedPercent { get; set; } = 50;

    internal string Fingerprint() => FormattableString.Invariant(
        $"{ConsecutiveErrors} errors, every {Interval} at {MinRequests} calls and {MinInstances} instances below {DeviationFactor} deviations, for {BaseEjectionTime} to {MaxEjectionTime}, {MaxEjectedPercent} %");

    internal void Validate(string path)
    {
        OptionRange.Check(ConsecutiveErrors, 1, int.MaxValue, $"{path}.{nameof(ConsecutiveErrors)}");
        OptionRange.Check(Interval, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), $"{path}.{nameof(Interval)}");
        OptionRange.Check(MinRequests, 1, int.MaxValue, $"{path}.{nameof(MinRequests)}");
        OptionRange.Check(MinInstances, 2, int.MaxValue, $"{path}.{nameof(MinInstances)}");
        OptionRange.Check(DeviationFactor, double.Epsilon, 100, $"{path}.{nameof(DeviationFactor)}");
        OptionRange.Check(BaseEjectionTime, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(1), $"{path}.{nameof(BaseEjectionTime)}");
        OptionRange.Check(MaxEjectionTime, BaseEjectionTime, TimeSpan.FromDays(1), $"{path}.{nameof(MaxEjectionTime)}");
        OptionRange.Check(MaxEjectedPercent, 1, 100, $"{path}.{nameof(MaxEjectedPercent)}");
    }
}
