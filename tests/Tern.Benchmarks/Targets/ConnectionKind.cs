namespace Tern.Benchmarks.Targets;

/// <summary>How a target's callers share connections; targets of one kind are compared with the limit of that kind.</summary>
internal enum ConnectionKind
{
    /// <summary>Many calls at once on a few connections.</summary>
    Multiplexed,

    /// <summary>One call at a time on a connection, so one connection to each caller.</summary>
    Pooled,

    /// <summary>Client and server in one process.</summary>
    Memory,
}
