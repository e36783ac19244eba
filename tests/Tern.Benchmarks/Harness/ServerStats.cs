namespace Tern.Benchmarks.Harness;

/// <summary>What a server spent between two control commands; totals, not per call.</summary>
internal sealed record ServerStats
{
    public double CpuUs { get; init; }

    /// <summary>Bytes allocated on the managed heap, or <see langword="null"/> if the server has none.</summary>
    public long? AllocBytes { get; init; }
}
