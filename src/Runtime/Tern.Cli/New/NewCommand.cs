using System.CommandLine;

namespace Tern.Cli;

/// <summary><c>tern new</c>.</summary>
internal static class NewCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliHost host)
    {
        Argument<string> name = new("name") { Description = "Name of the solution and beginning of its namespaces: Acme.Shop." };
        Option<string?> output = new("--output", "-o") { Description = "Folder, which must be empty or not exist. Default: one with the name.", HelpName = "folder" };
        Option<string[]> idl = new("--idl") { Description = "IDL files, or folders with some, to begin with; may be repeated. They are copied with what they include. Without it the contract is an interface in C#.", HelpName = "path", DefaultValueFactory = static _ => [] };
        Option<string> version = new("--tern-version") { Description = "Version of the package Tern. Default: that of this command.", HelpName = "version", DefaultValueFactory = static _ => TernTool.Version };
        Option<string[]> include = ContractArguments.IncludeOption();
        CliCommand command = new("new", "Makes a service solution. It has a contract, server, client, tests, Dockerfile and CI with Tern's analyzers as gate.")
        {
            Examples = ["tern new Acme.Shop", "tern new Acme.Shop --idl catalog.thrift", "cd Acme.Shop && dotnet test"],
            Notes = ["'dotnet new install Tern.Templates' and 'dotnet new tern-service' make the same solution as 'tern new' does without --idl."],
        };
        command.Add(name);
        command.Add("Solution", output, idl, include, version);
        command.SetAction((parsed, token) =>
        {
            string solution = parsed.GetRequiredValue(name);
            NewSolution made = new(host, solution, parsed.GetValue(version)!);
            string folder = host.PathOf(parsed.GetValue(output) ?? solution);
            made.Write(folder, parsed.GetValue(idl)!, parsed.GetValue(include)!, token);
            host.Out.WriteLine($"{solution} is in {host.Display(folder)}. Next:");
            host.Out.WriteLine($"  cd {host.Display(folder)}");
            host.Out.WriteLine("  dotnet test");
            host.Out.WriteLine($"  dotnet run --project src/{solution}.Server");
            return Task.FromResult(ExitCodes.Ok);
        });
        return command;
    }
}
