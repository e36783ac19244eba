using Tern.Transport;

namespace Tern;

/// <summary>Further attempts after one that failed. Only <c>[Idempotent]</c> methods are repeated once a request may have reached a server; what was not sent may always go elsewhere.</summary>
public sealed class RetryOptions
{
    /// <summary>Attempts beyond the first.</summary>
    /// <value>2 by default, as in Kitex; 0 to 5.</value>
    public int MaxRetries { get; set; } = 2;

    /// <summary>Time after which no further attempt begins, counted from the first.</summary>
    /// <value><see langword="null"/> by default: the time of the call is the only bound.</value>
    public TimeSpan? MaxDuration { get; set; }

    /// <summary>How the pause before an attempt grows.</summary>
    /// <value><see cref="RetryBackoff.Exponential"/> by default.</value>
    public RetryBackoff Backoff { get; set; } = RetryBackoff.Exponential;

    /// <summary>The pause of <see cref="RetryBackoff.Fixed"/>, the first one of <see cref="RetryBackoff.Exponential"/>, and the shortest one of <see cref="RetryBackoff.Random"/>.</summary>
    /// <value>10 milliseconds by default; more than zero, up to 1 minute.</value>
    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Factor by which each pause of <see cref="RetryBackoff.Exponential"/> is longer than the one before.</summary>
    /// <value>2 by default; 1 to 10.</value>
    public double Multiplier { get; set; } = 2;

    /// <summary>The longest pause.</summary>
    /// <value>1 second by default; at least <see cref="Delay"/>.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Failures after which a call is tried again.</summary>
    /// <value><see cref="RetryReasons.Default"/> by default.</value>
    public RetryReasons On { get; set; } = RetryReasons.Default;

    /// <summary>Whether further attempts go to the instance of the first.</summary>
    /// <value><see langword="false"/> by default: to another one, if there is one.</value>
    public bool SameInstance { get; set; }

    /// <summary>Further failures to retry on; asked when <see cref="On"/> does not name the failure.</summary>
    /// <value><see langword="null"/> by default.</value>
    public Func<Exception, bool>? OnError { get; set; }

    /// <summary>Answers to retry on: gets what the method returned.</summary>
    /// <value><see langword="null"/> by default: every answer is a success.</value>
    public Func<object?, bool>? OnResult { get; set; }

    /// <summary>Whether a call that is itself made by a retried call of somebody upstream gets its first attempt only, so that retries do not multiply along a chain.</summary>
    /// <value><see langword="true"/> by default, as in Kitex.</value>
    public bool StopsChains { get; set; } = true;

    internal string Fingerprint() => FormattableString.Invariant(
        $"{MaxRetries} within {MaxDuration?.ToString() ?? "the call"}, {Backoff} {Delay} x {Multiplier} to {MaxDelay}, on {On}{(SameInstance ? ", same instance" : "")}{(StopsChains ? "" : ", along chains")}");

    internal void Validate(string path)
    {
        OptionRange.Check(MaxRetries, 0, 5, $"{path}.{nameof(MaxRetries)}");
        OptionRange.CheckDefined(Backoff, $"{path}.{nameof(Backoff)}");
        OptionRange.Check(Delay, TimeSpan.FromMicroseconds(1), TimeSpan.FromMinutes(1), $"{path}.{nameof(Delay)}");
        OptionRange.Check(Multiplier, 1, 10, $"{path}.{nameof(Multiplier)}");
        OptionRange.Check(MaxDelay, Delay, TimeSpan.FromHours(1), $"{path}.{nameof(MaxDelay)}");
        if (MaxDuration is { } duration)
        {
            OptionRange.Check(duration, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(1), $"{path}.{nameof(MaxDuration)}");
        }
    }
}
