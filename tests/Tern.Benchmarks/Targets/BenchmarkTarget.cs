using Tern.Benchmarks.Harness;

namespace Tern.Benchmarks.Targets;

/// <summary>Something that serves the echo workload and can be measured.</summary>
/// <param name="name">Name on the command line and in the results.</param>
/// <param name="kind">How its callers share connections.</param>
internal abstract class BenchmarkTarget(string name, ConnectionKind kind)
{
    public string Name { get; } = name;

    public ConnectionKind Kind { get; } = kind;

    /// <summary>Why the target cannot run here and what would change that, or <see langword="null"/> if it can.</summary>
    public virtual string? Missing => null;

    /// <summary>The target that bounds this one: the same kind of connection, without an RPC.</summary>
    public string? LimitName => Kind switch
    {
        ConnectionKind.Multiplexed => "limit-mux",
        ConnectionKind.Pooled => "limit-raw",
        _ => null,
    };

    /// <summary>Command of the server process, or <see langword="null"/> if the client's process holds the server as well.</summary>
    public abstract ChildCommand? ServerCommand();

    /// <summary>Command of the client process.</summary>
    public abstract ChildCommand ClientCommand(int port, LoadShape shape);

    /// <summary>The connections that the callers get: as asked for, or one each.</summary>
    public int ConnectionsFor(int callers, int connections) => Kind switch
    {
        ConnectionKind.Multiplexed => connections,
        ConnectionKind.Pooled => callers,
        _ => 1,
    };
}
