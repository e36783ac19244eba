namespace Tern.Cli;

/// <summary>What the command tells a script; docs/cli.md lists them.</summary>
internal static class ExitCodes
{
    /// <summary>It went well.</summary>
    public const int Ok = 0;

    /// <summary>It ran, and the answer is no: the server failed the call, a check found something.</summary>
    public const int Failed = 1;

    /// <summary>It could not run: arguments, files or IDL are wrong. Nothing was sent.</summary>
    public const int Misuse = 2;

    /// <summary>No server could be reached.</summary>
    public const int Unreachable = 3;

    /// <summary>There was no answer in time.</summary>
    public const int TimedOut = 4;

    /// <summary>The user ended it, as shells say it.</summary>
    public const int Interrupted = 130;
}
