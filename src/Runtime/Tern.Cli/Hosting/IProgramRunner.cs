namespace Tern.Cli;

/// <summary>Runs other programs.</summary>
internal interface IProgramRunner
{
    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="CliException">There is no such program.</exception>
    Task<ProgramResult> RunAsync(string folder, string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken);
}

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">0 if it went well.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Error">What it printed beside.</param>
internal sealed record ProgramResult(int ExitCode, string Output, string Error);
