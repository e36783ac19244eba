namespace Tern.Benchmarks.Harness;

/// <summary>What a client measured in one run; totals, not per call.</summary>
internal sealed record ClientStats
{
    public long Calls { get; init; }

    public double ElapsedUs { get; init; }

    public double P50Us { get; init; }

    public double P99Us { get; init; }

    public double P999Us { get; init; }

    public double CpuUs { get; init; }

    /// <summary>Bytes allocated on the managed heap, or <see langword="null"/> if the client has none.</summary>
    public long? AllocBytes { get; init; }
}
