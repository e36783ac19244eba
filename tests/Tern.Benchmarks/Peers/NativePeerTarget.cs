using System.Globalization;
using Tern.Benchmarks.Harness;
using Tern.Benchmarks.Targets;

namespace Tern.Benchmarks.Peers;

/// <summary>A peer in C++: two programs that <c>Peers/build.sh</c> makes and that speak the harness's control lines.</summary>
internal sealed class NativePeerTarget(string name, ConnectionKind kind) : BenchmarkTarget(name, kind)
{
    public override string? Missing => File.Exists(PathOf("server")) && File.Exists(PathOf("client"))
        ? null
        : "it is not built; run tests/Tern.Benchmarks/Peers/build.sh (as root it installs the Debian packages that it needs, else it names them).";

    public override ChildCommand? ServerCommand() => new(PathOf("server"), [], IsManaged: false);

    public override ChildCommand ClientCommand(int port, LoadShape shape)
    {
        // With a connection to each caller there is nothing to say about connections.
        int[] numbers = Kind == ConnectionKind.Multiplexed
            ? [port, shape.Callers, shape.Connections, shape.Payload]
            : [port, shape.Callers, shape.Payload];
        return new(PathOf("client"), [.. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))], IsManaged: false);
    }

    private string PathOf(string end) => Path.Combine(BenchmarkProject.Directory, "Peers", "bin", $"{Name}-{end}");
}
