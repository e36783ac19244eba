using System.Collections.Immutable;
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
    public static TheoryData<string> ThriftFiles => Corpus.Files("Thrift", "good", ".thrift");

    public static TheoryData<string> ProtobufFiles => Corpus.Files("Protobuf", "good", ".proto");

    [Theory]
    [MemberData(nameof(ThriftFiles))]
    public void Thrift_FileOfTheCorpus_ComesBackAsItWas(string file)
    {
        IdlSchema before = Corpus.Load("Thrift", file);
        ContractSet contracts = Lower("Thrift", before);

        IdlSchema after = Load(ContractFiles.ToThrift(contracts, new ThriftExportOptions()));

        Assert.Empty(Errors(after));
        AssertSame(
            WayBackDifferences.Of(file),
            WireShape.WithoutNames(ContractLock.Of(before)),
            WireShape.WithoutNames(ContractLock.Of(after)));
    }

    [Theory]
    [MemberData(nameof(ProtobufFiles))]
    public void Protobuf_FileOfTheCorpus_ComesBackAsItWas(string file)
    {
        IdlSchema before = Corpus.Load("Protobuf", file);
        ContractSet contracts = Lower("Protobuf", before);

        // Editions say everything that the older languages say.
        IdlSchema after = Load(ContractFiles.ToProtobuf(contracts, new ProtobufExportOptions(IdlSyntax.Edition2023)));

        Assert.Empty(Errors(after));
        AssertSame(WayBackDifferences.Of(file), ContractLock.Of(before), ContractLock.Of(after));
    }

    // Files that C# cannot hold as they are say so by rules of their own (33xx), which are errors of the build.
    private static ContractSet Lower(string language, IdlSchema schema)
    {
        IdlText[] files =
        [
            .. schema.Files.Select(f => f.Path).Where(p => File.Exists(Path.Combine(Corpus.FolderOf(language), p))).Select(p => new IdlText(p, File.ReadAllText(Path.Combine(Corpus.FolderOf(language), p)))),
        ];
        GeneratorRun idl = GeneratorRun.OfIdl(files);
        string[] sources = [.. idl.Outputs(TrackingNames.IdlDeclarations).Select(o => DeclarationEmitter.Emit((TypeDeclaration)o.Value).Text)];
        Compilation compilation = Compilations.Of(sources);
        ContractSet contracts = ContractReader.Read(compilation, withForeign: true);
        Assert.Empty(contracts.Broken);
        return contracts;
    }

    private static void AssertSame(IReadOnlyList<string> expected, ContractLock before, ContractLock after)
    {
        IEnumerable<string> there = Breaks(before, after);
        IEnumerable<string> back = Breaks(after, before);
        Assert.Equal(string.Join("\n", expected), string.Join("\n", there.Select(m => "> " + m).Concat(back.Select(m => "< " + m))));
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
