using System.CommandLine;
using System.CommandLine.Invocation;

namespace Tern.Cli;

/// <summary>Shows the version.</summary>
internal sealed class VersionAction(CliHost host) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        host.Out.WriteLine(TernTool.Version);
        return ExitCodes.Ok;
    }
}
