namespace Tern.Benchmarks.Harness;

/// <summary>One JSON line between the harness and a child process. Commands go down, events come up.</summary>
/// <remarks>
/// A server answers <c>ready</c> with its port, then <c>start</c> with <c>started</c> and <c>stop</c> with <c>server-stats</c>.
/// A client answers <c>ready</c>, then <c>run</c> with <c>client-stats</c> and <c>curve</c> with <c>counts</c>. Both end when their input ends.
/// </remarks>
internal sealed record ControlMessage
{
    /// <summary>Name of the command or event.</summary>
    public required string Kind { get; init; }

    public int? Port { get; init; }

    /// <summary>Length of a run, or of one interval of a curve.</summary>
    public double? Seconds { get; init; }

    public int? Intervals { get; init; }

    public long[]? Counts { get; init; }

    public ClientStats? Client { get; init; }

    public ServerStats? Server { get; init; }
}
