namespace Tern.Cli;

/// <summary>How a server is loaded.</summary>
internal sealed class LoadPlan
{
    /// <summary>Most calls at once.</summary>
    public required int Concurrency { get; init; }

    /// <summary>Calls per second that are due; <see langword="null"/> if each caller begins a call when its last one has ended.</summary>
    public double? Rate { get; init; }

    /// <summary>How long it is measured.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Calls after which it ends in any case.</summary>
    public long? MaxCalls { get; init; }

    /// <summary>How long it runs before it is measured.</summary>
    public TimeSpan WarmUp { get; init; }
}
