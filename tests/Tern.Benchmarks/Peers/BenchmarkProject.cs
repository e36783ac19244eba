using System.Reflection;

namespace Tern.Benchmarks.Peers;

/// <summary>Where this project's sources lie; the peers are built among them.</summary>
internal static class BenchmarkProject
{
    public static string Directory { get; } = typeof(BenchmarkProject).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "BenchmarkProjectDirectory")
        .Value!;
}
