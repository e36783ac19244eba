using System.CommandLine;
using Tern.Idl.CSharp;

namespace Tern.Cli;

/// <summary>Arguments and options of <c>tern gen</c>.</summary>
internal sealed class GenArguments
{
    private readonly Argument<string[]> _paths = new("path") { Description = "IDL files, and folders whose IDL files are meant.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _output = new("--output", "-o") { Description = "Folder to write to. Required.", HelpName = "folder", Required = true };
    private readonly Option<bool> _codecs = new("--codecs") { Description = "Writes serializers, clients and dispatchers too, for projects that have Tern's libraries but not its generator." };
    private readonly Option<string> _style = new Option<string>("--style") { Description = "What messages become: record (default), class or struct.", HelpName = "style", DefaultValueFactory = static _ => "record" }
        .AcceptOnlyFromAmong("record", "class", "struct");
    private readonly Option<string?> _namespace = new("--namespace") { Description = "Namespace of all types. Default: what the IDL says.", HelpName = "name" };
    private readonly Option<string[]> _services = new("--service") { Description = "Only this service and what it needs; may be repeated.", HelpName = "name", DefaultValueFactory = static _ => [] };
    private readonly Option<bool> _internal = new("--internal") { Description = "Makes types internal; otherwise they are public." };
    private readonly Option<bool?> _unknown = new("--keep-unknown") { Description = "Whether messages keep fields that they do not know: true or false. Default: those of Protobuf do.", HelpName = "bool" };
    private readonly Option<bool> _times = new("--dotnet-times") { Description = "Timestamp and Duration are DateTimeOffset and TimeSpan, which end at 100 ns." };
    private readonly Option<bool> _immutable = new("--immutable") { Description = "Lists, sets and maps are ImmutableArray, ImmutableHashSet and ImmutableDictionary." };
    private readonly Option<bool> _noIncludes = new("--no-includes") { Description = "Writes the types of the named files alone; those of included files exist elsewhere." };
    private readonly Option<bool> _noCSharp = new("--no-csharp") { Description = "Writes only what plug-ins make." };
    private readonly Option<bool> _watch = new("--watch", "-w") { Description = "Stays and writes again whenever a file changes." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Says what would change, and writes nothing." };
    private readonly Option<bool> _force = new("--force") { Description = "Overwrites files that were edited since they were written." };
    private readonly Option<string[]> _plugins = new("--plugin") { Description = "Assembly with generation steps of your own; may be repeated.", HelpName = "dll", DefaultValueFactory = static _ => [] };
    private readonly Option<KeyValuePair<string, string>[]> _pluginOptions = Pairs.Option("--plugin-option", "Something that plug-ins are told; may be repeated.");
    private readonly Option<string[]> _include = ContractArguments.IncludeOption();
    private readonly Option<bool> _negativeIds = ContractArguments.NegativeIdsOption();

    /// <summary>Adds them to a command.</summary>
    public void AddTo(CliCommand command)
    {
        command.Add(_paths);
        command.Add("Output", _output, _codecs, _noCSharp, _watch, _dryRun, _force);
        command.Add("C#", _style, _namespace, _services, _internal, _unknown, _times, _immutable, _noIncludes);
        command.Add("IDL", _include, _negativeIds);
        command.Add("Plug-ins", _plugins, _pluginOptions);
    }

    /// <summary>What was asked for.</summary>
    public GenSettings Read(ParseResult parsed, CliHost host)
    {
        string? space = parsed.GetValue(_namespace);
        if (space is not null && !CSharpOptions.IsNamespace(space))
        {
            throw new CliException($"--namespace: '{space}' is no namespace of C#.");
        }

        string[] plugins = parsed.GetValue(_plugins)!;
        if (parsed.GetValue(_noCSharp) && plugins.Length == 0)
        {
            throw new CliException("--no-csharp without --plugin leaves nothing to write.");
        }

        return new GenSettings
        {
            Paths = parsed.GetValue(_paths)!,
            Output = host.PathOf(parsed.GetRequiredValue(_output)),
            CSharp = new CSharpOptions(
                Enum.Parse<CSharpStyle>(parsed.GetValue(_style)!, ignoreCase: true),
                space,
                new(parsed.GetValue(_services)!),
                parsed.GetValue(_internal),
                parsed.GetValue(_unknown),
                parsed.GetValue(_times),
                parsed.GetValue(_immutable)),
            WritesCSharp = !parsed.GetValue(_noCSharp),
            WritesCodecs = parsed.GetValue(_codecs),
            WritesIncludes = !parsed.GetValue(_noIncludes),
            IncludeFolders = parsed.GetValue(_include)!,
            HasNegativeIds = parsed.GetValue(_negativeIds),
            Watches = parsed.GetValue(_watch),
            IsDryRun = parsed.GetValue(_dryRun),
            IsForced = parsed.GetValue(_force),
            Plugins = [.. plugins.Select(host.PathOf)],
            PluginOptions = parsed.GetValue(_pluginOptions)!.DistinctBy(static pair => pair.Key).ToDictionary(StringComparer.Ordinal),
        };
    }
}
