namespace Tern.Benchmarks.Harness;

/// <summary>One target, one point of the matrix, one rotation: an element of the JSON file. Costs are per call.</summary>
internal sealed record RoundResult
{
    public required string Target { get; init; }

    public int Callers { get; init; }

    public int Connections { get; init; }

    public int Payload { get; init; }

    public int Round { get; init; }

    public double Qps { get; init; }

    public double P50Us { get; init; }

    public double P99Us { get; init; }

    public double P999Us { get; init; }

    public double ClientCpuUs { get; init; }

    /// <summary>Processor time of the server, or <see langword="null"/> if it runs in the client's process.</summary>
    public double? ServerCpuUs { get; init; }

    public double? ClientAllocBytes { get; init; }

    public double? ServerAllocBytes { get; init; }
}
