using System.CommandLine;
using Tern.Emit.Export;
using Tern.Generators.Contracts;
using Tern.Schema.Contracts;
using Tern.Schema.Idl;

namespace Tern.Cli;

/// <summary><c>tern export</c>.</summary>
internal static class ExportCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CliHost host)
    {
        Argument<string> source = new("source") { Description = "A C# project, the folder of one, or a compiled assembly." };
        Option<string> output = new("--output", "-o") { Description = "Folder to write to. Required.", HelpName = "folder", Required = true };
        Option<string[]> to = new Option<string[]>("--to") { Description = "thrift or proto; may be repeated. Default: both.", HelpName = "language", DefaultValueFactory = static _ => ["thrift", "proto"] }.AcceptOnlyFromAmong("thrift", "proto");
        Option<string?> name = new("--name") { Description = "Name of the Thrift file. Default: that of the project.", HelpName = "name" };
        Option<string?> space = new("--namespace") { Description = "Namespace netstd of the Thrift file. Default: the one in which most contracts are.", HelpName = "name" };
        Option<string?> syntax = new Option<string?>("--syntax") { Description = "proto2, proto3 or 2023. Default: proto3, and proto2 where bytes would differ.", HelpName = "name" }.AcceptOnlyFromAmong("proto2", "proto3", "2023");
        Option<bool> check = new("--check") { Description = "Writes nothing; fails if the files are not what they would be." };
        Option<bool> force = new("--force") { Description = "Overwrites files that were edited since they were written." };
        CliCommand command = new("export", "Writes contracts in C# as .thrift and .proto files, for peers in other languages.")
        {
            Examples = ["tern export src/Shop.Contract -o idl", "tern export src/Shop.Contract -o idl --to proto --check"],
            Notes = ["The same contracts give the same text. What a language cannot say is reported at the member in C#."],
        };
        command.Add(source);
        command.Add("Output", output, to, check, force);
        command.Add("IDL", name, space, syntax);
        CSharpBuildArguments build = new();
        build.AddTo(command);
        command.SetAction(async (parsed, token) =>
        {
            (ContractSet contracts, string title) = await ContractsOf.ReadAsync(host.PathOf(parsed.GetRequiredValue(source)), build.Read(parsed), host, token).ConfigureAwait(false);
            List<ExportedFiles> exported = [];
            string[] languages = parsed.GetValue(to)!;
            if (languages.Contains("thrift"))
            {
                exported.Add(ContractFiles.ToThrift(contracts, new ThriftExportOptions($"{parsed.GetValue(name) ?? title}.thrift", parsed.GetValue(space))));
            }

            if (languages.Contains("proto"))
            {
                exported.Add(ContractFiles.ToProtobuf(contracts, new ProtobufExportOptions(SyntaxOf(parsed.GetValue(syntax)))));
            }

            return Write(host, new OutputFolder(host.PathOf(parsed.GetRequiredValue(output)), parsed.GetValue(force)), host.PathOf(parsed.GetRequiredValue(output)), exported, parsed.GetValue(check));
        });
        return command;
    }

    private static int Write(CliHost host, OutputFolder output, string folder, List<ExportedFiles> exported, bool onlyChecks)
    {
        foreach (Finding finding in Finding.InOrder(exported.SelectMany(static files => files.Diagnostics).Select(Finding.Of)))
        {
            host.Error.WriteLine(finding.Line(host));
        }

        OutputChanges changes = output.Plan([.. exported.SelectMany(static files => files.Files).Select(static file => new GeneratedFile(file.Path, file.Text))]);
        foreach ((char mark, string path) in changes.Lines())
        {
            host.Out.WriteLine($"{mark} {host.Display(Path.Combine(folder, path))}");
        }

        host.Out.WriteLine($"{changes.Summary()}{(onlyChecks ? "; nothing was written" : "")}");
        if (!onlyChecks)
        {
            output.Apply(changes);
            return ExitCodes.Ok;
        }

        return changes.Lines().Any() ? ExitCodes.Failed : ExitCodes.Ok;
    }

    private static IdlSyntax? SyntaxOf(string? name) => name switch
    {
        "proto2" => IdlSyntax.Proto2,
        "proto3" => IdlSyntax.Proto3,
        "2023" => IdlSyntax.Edition2023,
        _ => null,
    };
}
