using Tern.Transport;

namespace Tern;

/// <summary>A second request to another instance when the first one takes long; the first answer wins. For <c>[Idempotent]</c> methods only.</summary>
/// <remarks>Together with <see cref="RetryOptions"/> (mixed): a failure starts the next attempt behind its pause, and silence starts it after the delay.</remarks>
public sealed class BackupOptions
{
    /// <summary>Time without an answer after which a further request is sent.</summary>
    /// <value><see langword="null"/> by default: <see cref="Quantile"/> of the times that were measured, once there are enough. 1 millisecond to 1 minute.</value>
    public TimeSpan? Delay { get; set; }

    /// <summary>The share of calls that are expected to be done by then, when <see cref="Delay"/> is measured.</summary>
    /// <value>0.95 by default: about one call in twenty gets a second request. 0.5 to 0.999.</value>
    public double Quantile { get; set; } = 0.95;

    /// <summary>Requests beyond the first.</summary>
    /// <value>1 by default; 1 to 2, as in Kitex.</value>
    public int MaxBackups { get; set; } = 1;

    internal string Fingerprint() => FormattableString.Invariant($"{MaxBackups} after {(Delay is { } delay ? $"{delay}" : FormattableString.Invariant($"quantile {Quantile}"))}");

    internal void Validate(string path)
    {
        OptionRange.Check(MaxBackups, 1, 2, $"{path}.{nameof(MaxBackups)}");
        OptionRange.Check(Quantile, 0.5, 0.999, $"{path}.{nameof(Quantile)}");
        if (Delay is { } delay)
        {
            OptionRange.Check(delay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1), $"{path}.{nameof(Delay)}");
        }
    }
}
