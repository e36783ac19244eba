using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;

namespace Tern.Analyzers.Policy;

/// <summary>What a <c>RetryOptions</c> says that the code makes in sight. Its defaults are those of Tern.Governance.</summary>
internal sealed class RetryValue
{
    // RetryReasons.
    private const int NotSent = 1;
    private const int Timeout = 2;
    private const int Default = 7;

    // RetryBackoff.
    private const int None = 0;
    private const int Exponential = 3;

    private int? _on = Default;
    private int? _backoff = Exponential;
    private TimeSpan? _delay = TimeSpan.FromMilliseconds(10);
    private TimeSpan? _longest = TimeSpan.FromSeconds(1);
    private double? _multiplier = 2;
    private bool _asks;

    private RetryValue()
    {
    }

    /// <summary>Attempts beyond the first; <see langword="null"/> if that is decided elsewhere.</summary>
    public int? MaxRetries { get; private set; } = 2;

    public TimeSpan? MaxDuration { get; private set; }

    /// <summary>Where <see cref="MaxDuration"/> is set.</summary>
    public IOperation? DurationSetting { get; private set; }

    /// <summary>Whether there is a further attempt after any failure.</summary>
    public bool RepeatsAtAll => MaxRetries is not 0 && (_on is not 0 || _asks);

    /// <summary>Whether it asks for a further attempt after a request that was sent.</summary>
    public bool RepeatsSent => MaxRetries is not 0 && (_asks || (_on is { } on && (on & ~NotSent) != 0));

    /// <summary>Whether an attempt that ran out of time is repeated.</summary>
    public bool RepeatsTimeouts => _on is { } on && (on & Timeout) != 0;

    /// <summary>The options that an expression is; <see langword="null"/> if they are made elsewhere, or if it is null.</summary>
    public static RetryValue? Of(IOperation value)
    {
        if (ChannelUse.Resolve(value) is not IObjectCreationOperation creation || creation.Type?.Name != "RetryOptions")
        {
            return null;
        }

        var retry = new RetryValue();
        foreach (ISimpleAssignmentOperation part in creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [])
        {
            if (part.Target is IPropertyReferenceOperation { Property.Name: var name })
            {
                retry.Set(name, part.Value);
                retry.DurationSetting = name == "MaxDuration" ? part : retry.DurationSetting;
            }
        }

        return retry;
    }

    /// <summary>The least time that the pauses before the attempts take together; <see langword="null"/> if that is decided elsewhere.</summary>
    public TimeSpan? LeastPauses()
    {
        if (MaxRetries is not { } count || _backoff is not { } backoff || _delay is not { } delay || _longest is not { } longest || _multiplier is not { } multiplier)
        {
            return null;
        }

        double ticks = 0;
        for (int i = 0; i < Math.Min(count, 100); i++)
        {
            // Half of a growing pause is jitter.
            ticks += backoff switch
            {
                None => 0,
                Exponential => Math.Min(delay.Ticks * Math.Pow(multiplier, i), longest.Ticks) / 2,
                _ => delay.Ticks,
            };
        }

        return ticks < long.MaxValue / 2 ? TimeSpan.FromTicks((long)ticks) : null;
    }

    private void Set(string name, IOperation value)
    {
        switch (name)
        {
            case "MaxRetries":
                MaxRetries = (int?)TimeValues.NumberOf(value);
                break;
            case "On":
                _on = (int?)TimeValues.NumberOf(value);
                break;
            case "Backoff":
                _backoff = (int?)TimeValues.NumberOf(value);
                break;
            case "Multiplier":
                _multiplier = TimeValues.NumberOf(value);
                break;
            case "Delay":
                _delay = TimeValues.Of(value);
                break;
            case "MaxDelay":
                _longest = TimeValues.Of(value);
                break;
            case "MaxDuration":
                MaxDuration = TimeValues.Of(value);
                break;
            case "OnError" or "OnResult":
                _asks |= value.Bare().ConstantValue is not { HasValue: true, Value: null };
                break;
        }
    }
}
