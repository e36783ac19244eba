namespace Tern.Benchmarks.Harness;

/// <summary>A program and its arguments.</summary>
/// <param name="Program">File to run.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="IsManaged">Whether it reports its own costs; the harness reads those of another from the system.</param>
internal sealed record ChildCommand(string Program, IReadOnlyList<string> Arguments, bool IsManaged)
{
    /// <summary>This binary again, in another role.</summary>
    public static ChildCommand ThisProgram(params IReadOnlyList<string> arguments) =>
        new(Environment.ProcessPath!, arguments, IsManaged: true);
}
