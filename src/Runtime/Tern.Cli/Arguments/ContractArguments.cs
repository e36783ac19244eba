using System.CommandLine;
using Tern.Generic;

namespace Tern.Cli;

/// <summary>Options that say where a contract comes from.</summary>
internal sealed class ContractArguments
{
    /// <summary>IDL files.</summary>
    public Option<string[]> Idl { get; } = new("--idl")
    {
        Description = "IDL file of the service, .thrift or .proto; may be repeated. Without it the server is asked by gRPC reflection.",
        HelpName = "file",
        DefaultValueFactory = static _ => [],
    };

    /// <summary>Folders of includes.</summary>
    public Option<string[]> Include { get; } = IncludeOption();

    /// <summary>Whether Thrift fields without ids are numbered downwards.</summary>
    public Option<bool> NegativeIds { get; } = NegativeIdsOption();

    /// <summary>Folders in which includes are looked for.</summary>
    public static Option<string[]> IncludeOption() => new("--include", "-I")
    {
        Description = "Folder in which included files are looked for; may be repeated.",
        HelpName = "folder",
        DefaultValueFactory = static _ => [],
    };

    /// <summary>How Thrift fields without ids are numbered.</summary>
    public static Option<bool> NegativeIdsOption() => new("--negative-ids")
    {
        Description = "Thrift fields without an id get -1, -2, ... as Apache's compiler gives them; otherwise 1, 2, ... as Kitex does.",
    };

    /// <summary>The contract of IDL files.</summary>
    public GenericContract Load(IEnumerable<string> files, ParseResult parsed, CliHost host)
    {
        GenericContractOptions options = new()
        {
            IncludeFolders = [.. parsed.GetValue(Include)!.Select(host.PathOf)],
            NegativeFieldIds = parsed.GetValue(NegativeIds),
        };
        return GenericContract.Load([.. files.Select(host.PathOf)], options);
    }
}
