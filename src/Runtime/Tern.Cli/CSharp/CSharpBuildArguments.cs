using System.CommandLine;

namespace Tern.Cli;

/// <summary>Options that say how a C# project is built.</summary>
internal sealed class CSharpBuildArguments
{
    private readonly Option<string> _configuration = new("--configuration") { Description = "Configuration to build. Default: Debug.", HelpName = "name", DefaultValueFactory = static _ => "Debug" };
    private readonly Option<string?> _framework = new("--framework") { Description = "Target framework of a project that has several. Default: the last one.", HelpName = "name" };
    private readonly Option<bool> _noBuild = new("--no-build") { Description = "The project was built already." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(CliCommand command) => command.Add("C# projects", _configuration, _framework, _noBuild);

    /// <summary>What was asked for.</summary>
    public CSharpBuild Read(ParseResult parsed) => new(parsed.GetValue(_configuration)!, parsed.GetValue(_framework), parsed.GetValue(_noBuild));
}
