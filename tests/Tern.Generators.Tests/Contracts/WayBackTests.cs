using Microsoft.CodeAnalysis;
using Tern.Emit;
using Tern.Emit.Export;
using Tern.Generators.Contracts;
using Tern.Generators.Pipeline;
using Tern.Generators.Tests.Support;
using Tern.Idl;
using Tern.Idl.Locking;
using Tern.Idl.Tests.Support;
using Tern.Schema.Contracts;
using Tern.Schema.Declarations;
using Tern.Schema.Idl;
using IdlText = Tern.Generators.Tests.Support.IdlText;

namespace Tern.Generators.Tests.Contracts;

/// <summary>IDL becomes C#, C# becomes IDL: what peers see is the same.</summary>
public sealed class WayBackTests
{
    public static TheoryData<string> ThriftFiles => [.. Corpus.Files("Thrift", "good", ".thrift").Select(row => row.Data).Where(WayBackDifferences.CanCompare)];

    public static TheoryData<string> ProtobufFiles => Corpus.Files("Protobuf", "good", ".proto");

    [Theory]
    [MemberData(nameof(ThriftFiles))]
    public void Thrift_FileOfTheCorpus_ComesBackAsItWas(string file)
    {
        IdlSchema before = Corpus.Load("Thrift", file);
        ContractSet contracts = Lower("Thrift", file, before);
        if (contracts.Broken.Count > 0)
        {
            return;
        }

        IdlSchema after = Load(ContractFiles.ToThrift(contracts, new ThriftExportOptions()));

        AssertGood(file, contracts, after);
        AssertSame(
            file,
            before,
            WireShape.WithoutNames(WireShape.WithoutUnused(ContractLock.Of(before))),
            WireShape.WithoutNames(WireShape.WithoutUnused(ContractLock.Of(after))));
    }

    [Theory]
    [MemberData(nameof(ProtobufFiles))]
    public void Protobuf_FileOfTheCorpus_ComesBackAsItWas(string file)
    {
        IdlSchema before = Corpus.Load("Protobuf", file);
        ContractSet contracts = Lower("Protobuf", file, before);
        if (contracts.Broken.Count > 0)
        {
            return;
        }

        // Editions say everything that the older languages say.
        IdlSchema after = Load(ContractFiles.ToProtobuf(contracts, new ProtobufExportOptions(IdlSyntax.Edition2023)));

        AssertGood(file, contracts, after);
        AssertSame(file, before, WireShape.WithoutUnused(ContractLock.Of(before)), WireShape.WithoutUnused(ContractLock.Of(after)));
    }

    // What C# cannot hold is an error of the build; the rest of such a file would refer to what is not there.
    private static ContractSet Lower(string language, string file, IdlSchema schema)
    {
        IdlText[] files =
        [
            .. schema.Files.Select(f => f.Path).Where(p => File.Exists(Path.Combine(Corpus.FolderOf(language), p))).Select(p => new IdlText(p, File.ReadAllText(Path.Combine(Corpus.FolderOf(language), p)))),
        ];
        GeneratorRun idl = GeneratorRun.OfIdl(files);
        string[] sources = [.. idl.Outputs(TrackingNames.IdlDeclarations).Select(o => DeclarationEmitter.Emit((DeclarationGroup)o.Value).Text)];
        Compilation compilation = Compilations.Of(sources);
        ContractSet contracts = ContractReader.Read(compilation, withForeign: true);
        Assert.Equal(WayBackDifferences.RefusedIn(file), contracts.Broken);
        return contracts;
    }

    private static void AssertGood(string file, ContractSet contracts, IdlSchema after)
    {
        string errors = string.Join("\n", Errors(after));
        Assert.True(errors.Length == 0, $"{file}: {contracts.Messages.Count} messages\n{errors}");
    }

    private static void AssertSame(string file, IdlSchema schema, ContractLock before, ContractLock after)
    {
        // Extensions are members in C#, so they come back as fields of the message.
        HashSet<string> extensions = [.. schema.Files.SelectMany(f => f.Extensions).Select(e => $"TERN3515 message {e.Extendee.Name} {e.Field.Id}")];
        IEnumerable<string> there = Breaks(before, after);
        IEnumerable<string> back = Breaks(after, before).Where(b => !extensions.Contains(b));
        string[] differences = [.. there.Select(m => "> " + m), .. back.Select(m => "< " + m)];
        Assert.True(WayBackDifferences.Of(file).SequenceEqual(differences), string.Join("\n", differences));
    }

    private static IEnumerable<string> Breaks(ContractLock before, ContractLock now)
        => ContractLock.Compare(before, now).Where(c => c.IsBreak && c.Breaks != ContractWires.Json).Select(c => $"{c.Rule} {c.Key}");

    private static IEnumerable<string> Errors(IdlSchema schema)
        => schema.Diagnostics.Where(d => IdlRules.All[d.Id].Severity == IdlSeverity.Error).Select(d => $"{d.Where?.File}({d.Where?.StartLine + 1}): {IdlRules.All[d.Id].MessageOf(d)}");

    private static IdlSchema Load(ExportedFiles files)
    {
        Dictionary<string, string> texts = files.Files.ToDictionary(f => f.Path, f => f.Text, StringComparer.Ordinal);
        return IdlLoader.Load(texts.Keys, texts.GetValueOrDefault, IdlOptions.Default);
    }
}
