using System.CommandLine;

namespace Tern.Cli;

/// <summary><c>tern gen</c>.</summary>
internal static class GenCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliHost host)
    {
        GenArguments arguments = new();
        CliCommand command = new(
            "gen",
            "Writes the C# of IDL files to a folder. Projects with the Tern package need no such files: a TernIdl item does the same in the build, without anything on disk.")
        {
            Examples =
            [
                "tern gen idl/ -o src/Shop/Generated",
                "tern gen catalog.thrift -o Generated --style class --namespace Shop --watch",
                "tern gen idl/ -o docs --no-csharp --plugin build/MyDocs.dll",
            ],
            Notes =
            [
                "The folder holds a list of what was written, .tern-gen. Files that are not in it, or were edited since, are never overwritten or deleted.",
            ],
        };
        arguments.AddTo(command);
        command.SetAction((parsed, token) => new GenRun(arguments.Read(parsed, host), host).RunAsync(token));
        return command;
    }
}
