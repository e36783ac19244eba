namespace Tern.Cli;

/// <summary>Something that the user can mend; the message says what is wrong and how.</summary>
/// <param name="message">What is wrong and how to mend it; it may have several lines.</param>
/// <param name="exitCode">What the command ends with.</param>
internal sealed class CliException(string message, int exitCode = ExitCodes.Misuse) : Exception(message)
{
    /// <summary>What the command ends with.</summary>
    public int ExitCode { get; } = exitCode;
}
