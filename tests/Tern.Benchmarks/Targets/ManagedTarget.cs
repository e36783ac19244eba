using System.Globalization;
using Tern.Benchmarks.Harness;

namespace Tern.Benchmarks.Targets;

/// <summary>A target whose ends are written in C# and live in this binary.</summary>
internal abstract class ManagedTarget(string name, ConnectionKind kind) : BenchmarkTarget(name, kind)
{
    /// <summary>Starts the server end in this process.</summary>
    public abstract Task<IEchoServer> StartServerAsync();

    /// <summary>Opens the client end in this process.</summary>
    public abstract Task<IEchoClient> ConnectAsync(int port, LoadShape shape);

    public override ChildCommand? ServerCommand() =>
        Kind == ConnectionKind.Memory ? null : ChildCommand.ThisProgram("rpc-server", Name);

    public override ChildCommand ClientCommand(int port, LoadShape shape) => ChildCommand.ThisProgram(
        "rpc-client",
        Name,
        Text(port),
        Text(shape.Callers),
        Text(shape.Connections),
        Text(shape.Payload));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
