using System.Text;
using Microsoft.CodeAnalysis;
using Tern.Emit.Export;
using Tern.Generators.Contracts;
using Tern.Generators.Tests.Snapshots;
using Tern.Generators.Tests.Support;
using Tern.Idl;
using Tern.Idl.Locking;
using Tern.Idl.Tests.Writing;
using Tern.Idl.Writing;
using Tern.Schema.Contracts;
using Tern.Schema.Idl;

namespace Tern.Generators.Tests.Contracts;

public sealed class ExportTests
{
    public static TheoryData<IdlSyntax> Syntaxes => [IdlSyntax.Proto2, IdlSyntax.Proto3, IdlSyntax.Edition2023];

    [Fact]
    public async Task ToThrift_Everything_SaysItWithCommentsAndDefaults()
    {
        ExportedFiles files = ContractFiles.ToThrift(Read(ExportSamples.Everything), new ThriftExportOptions("shop.thrift"));

        string text = Assert.Single(files.Files).Text;
        Snapshot.Verify("Everything", text, ".thrift");
        Assert.Equal(
            [
                "'Shop.Color.Azure' is another name of 'blue', which compilers of Thrift refuse, and is left out",
                "the field of 'Shop.Item' with the name 'class' is called 'class_', because Thrift cannot have the former; peers that use JSON see another name",
            ],
            files.Diagnostics.Select(d => IdlRules.All[d.Id].MessageOf(d)));
        await Compilers.AcceptThriftAsync("shop.thrift", ("shop.thrift", text));
    }

    [Fact]
    public async Task ToProtobuf_Everything_SaysItInProto3()
    {
        IdlSchema schema = ContractExporter.ToProtobuf(Read(ExportSamples.Everything), new ProtobufExportOptions());

        (string Path, string Text)[] files = Texts(schema);

        Assert.Equal(["shop.proto", "shop_2.proto"], files.Select(f => f.Path));
        Assert.Empty(schema.Diagnostics);
        Snapshot.Verify("Everything", AllText(files), ".proto");
        await AcceptAsync(files);
    }

    [Theory]
    [MemberData(nameof(Syntaxes))]
    public async Task ToProtobuf_AnySyntax_SaysOnTheWireWhatTheContractsSay(IdlSyntax syntax)
    {
        ContractSet contracts = Read(ExportSamples.Everything);
        (string Path, string Text)[] files = Texts(ContractExporter.ToProtobuf(contracts, new ProtobufExportOptions(syntax)));

        IdlSchema back = Load(files);

        AssertNoErrors(back, files);
        string[] breaks = [.. ContractLock.Compare(Only(ContractLocks.Of(contracts), ContractWires.Protobuf), ContractLock.Of(back)).Where(c => c.IsBreak).Select(c => c.Message)];

        // proto3 has no word for required, and only the others have words for initial values. No .proto file has words for one-way methods and declared exceptions, and the cases of a union
        // that is nothing but a oneof are fields of the message.
        string[] ofAll =
        [
            "the method 'shop.Catalog.Track' was one-way and is unary now; one end waits for an answer that the other does not send. Breaks Protobuf.",
            "the union 'Shop.Choice' is gone; whoever still sends or stores it is not understood. May break Protobuf.",
            "the exception 'Shop.OutOfStock' that the method 'shop.Catalog.Find' declares is gone; callers do not get what they catch. Breaks Protobuf.",
            "the exception 'Shop.Closed' that the method 'shop.Catalog.Find' declares is gone; callers do not get what they catch. Breaks Protobuf.",
        ];
        Assert.Equal(
            [
                .. syntax switch
                {
                    IdlSyntax.Proto2 => new[] { "'Shop.Color' was open and is closed now; numbers that are not declared are treated otherwise. Breaks Protobuf." },
                    IdlSyntax.Proto3 =>
                    [
                        "'isActive' of 'Shop.Customer' had the default value true and has zero now; both ends read a message without it differently. May break Protobuf.",
                        "'sku' of 'Shop.Item' was required and is not now; peers refuse a message without it. Breaks Protobuf.",
                        "'count' of 'Shop.Item' had the default value 42 and has zero now; both ends read a message without it differently. May break Protobuf.",
                        "the request of the method 'shop.Catalog.Find' was (1: string, 2: int32, 3: Shop.Color) and is shop.CatalogFindArguments now; add an argument with another id, or a method, instead. Breaks Protobuf.",
                    ],
                    _ => [],
                },
                .. ofAll,
            ],
            breaks.Where(b => !IsBody(b) || syntax == IdlSyntax.Proto3 && b.Contains("Find", StringComparison.Ordinal)));
        if (syntax != IdlSyntax.Edition2023)
        {
            await AcceptAsync(files);
        }
    }

    [Fact]
    public void ToThrift_Everything_SaysOnTheWireWhatTheContractsSay()
    {
        ContractSet contracts = Read(ExportSamples.Everything);
        (string Path, string Text)[] files = Texts(ContractExporter.ToThrift(contracts, new ThriftExportOptions()));

        IdlSchema back = Load(files);

        AssertNoErrors(back, files);
        // What JSON alone sees is reported by the export.
        IEnumerable<string> breaks = ContractLock.Compare(Only(ContractLocks.Of(contracts), ContractWires.Thrift), ContractLock.Of(back))
            .Where(c => c.IsBreak && c.Breaks != ContractWires.Json && !IsBody(c.Message))
            .Select(c => c.Message);
        Assert.Equal(["the union 'Shop.Choice' is gone; whoever still sends or stores it is not understood. May break Thrift."], breaks);
    }

    [Fact]
    public async Task ToProtobuf_WhatItHasNoTypesFor_DeclaresWhatTravels()
    {
        IdlSchema schema = ContractExporter.ToProtobuf(Read(ExportSamples.Odd), new ProtobufExportOptions());

        (string Path, string Text)[] files = Texts(schema);

        Snapshot.Verify("Odd", AllText(files), ".proto");
        Assert.Equal(
            ["'Odd.B.Leaf' is called 'Odd.A.Leaf', because the packages 'Odd.A' and 'Odd.B' use each other, which files of Protobuf must not"],
            Messages(schema));
        await AcceptAsync(files);
    }

    [Fact]
    public void Export_FilesInAnyOrder_GivesTheSameText()
    {
        Assert.Equal(
            Texts(ContractExporter.ToProtobuf(Read(ExportSamples.Everything), new ProtobufExportOptions())),
            Texts(ContractExporter.ToProtobuf(Read([.. ExportSamples.Everything.Reverse()]), new ProtobufExportOptions())));
        Assert.Equal(
            Texts(ContractExporter.ToThrift(Read(ExportSamples.Everything), new ThriftExportOptions())),
            Texts(ContractExporter.ToThrift(Read([.. ExportSamples.Everything.Reverse()]), new ThriftExportOptions())));
    }

    [Fact]
    public async Task ToProtobuf_ContractsOfOtherAssemblies_AreDeclaredToo()
    {
        var library = Compilations.Of("Library", ["namespace Lib; [RpcMessage] public sealed partial record Money { [RpcField(1)] public long Cents { get; set; } }"]);
        var compilation = Compilations.Of(
            "Shop",
            ["namespace Shop; [RpcMessage] public sealed partial record Price { [RpcField(1)] public Lib.Money Money { get; set; } = new(); [RpcField(2)] public Tern.WellKnown.Any? Any { get; set; } }"],
            GeneratorRun.Of(library).Output.ToMetadataReference());

        (string Path, string Text)[] files = Texts(ContractExporter.ToProtobuf(ContractReader.Read(compilation, withForeign: true), new ProtobufExportOptions()));

        Assert.Equal(["lib.proto", "shop.proto"], files.Select(f => f.Path));
        Assert.Contains("  Lib.Money money = 1;\n  google.protobuf.Any any = 2;\n", files[1].Text, StringComparison.Ordinal);
        await AcceptAsync(files);
    }

    [Fact]
    public void ReadCompiled_Everything_GivesTheTextOfTheSource() => AssertCompiledGivesTheSame(ExportSamples.Everything);

    [Fact]
    public void ReadCompiled_InitialValuesOfEveryKind_AreReadFromTheCode() => AssertCompiledGivesTheSame(ExportSamples.Initials);

    [Fact]
    public void ReadCompiled_NoAssembly_SaysSo()
        => Assert.Throws<BadImageFormatException>(() => ContractReader.ReadCompiled([1, 2, 3, 4], null, Compilations.References, withForeign: true));

    private static void AssertCompiledGivesTheSame(string[] sources)
    {
        GeneratorRun run = GeneratorRun.Of(Compilations.Of(sources));
        Assert.Empty(run.Problems);
        ContractSet source = ContractReader.Read(run.Output, withForeign: true);
        foreach (OptimizationLevel level in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
        {
            using var assembly = new MemoryStream();
            using var documentation = new MemoryStream();
            Compilation compilation = run.Output.WithOptions(run.Output.Options.WithOptimizationLevel(level));
            Assert.True(compilation.Emit(assembly, xmlDocumentationStream: documentation).Success);

            ContractSet compiled = ContractReader.ReadCompiled([.. assembly.ToArray()], Encoding.UTF8.GetString(documentation.ToArray()), Compilations.References, withForeign: true);

            Assert.Empty(compiled.Broken);
            Assert.Equal(AllText(ContractFiles.ToThrift(source, new ThriftExportOptions())), AllText(ContractFiles.ToThrift(compiled, new ThriftExportOptions())));
            Assert.Equal(
                AllText(ContractFiles.ToProtobuf(source, new ProtobufExportOptions(IdlSyntax.Edition2023))),
                AllText(ContractFiles.ToProtobuf(compiled, new ProtobufExportOptions(IdlSyntax.Edition2023))));
        }
    }

    [Fact]
    public void Read_ContractWithAnError_NamesItAsBroken()
    {
        ContractSet contracts = ContractReader.Read(
            Compilations.Of("namespace Shop; [RpcMessage] public sealed partial record Item { [RpcField(1)] public object? Value { get; set; } } [RpcService] public interface IShop { void Get(); }"),
            withForeign: true);

        Assert.Equal(["Shop", "Shop.Item"], contracts.Broken);
        Assert.Empty(contracts.Messages);
    }

    // A request that C# has no message for is one of its own in IDL.
    private static bool IsBody(string message)
        => message.StartsWith("the request of", StringComparison.Ordinal) || message.StartsWith("the answer of", StringComparison.Ordinal) || message.StartsWith("the argument", StringComparison.Ordinal);

    private static ContractSet Read(string[] sources)
    {
        var compilation = Compilations.Of(sources);
        Assert.Empty(GeneratorRun.Of(compilation).Problems);
        return ContractReader.Read(compilation, withForeign: true);
    }

    private static (string Path, string Text)[] Texts(IdlSchema schema) => [.. schema.Files.Select(f => (f.Path, IdlWriter.Write(f, schema)))];

    private static IEnumerable<string> Messages(IdlSchema schema) => schema.Diagnostics.Select(d => IdlRules.All[d.Id].MessageOf(d));

    private static IdlSchema Load((string Path, string Text)[] files)
    {
        Dictionary<string, string> texts = files.ToDictionary(f => f.Path, f => f.Text, StringComparer.Ordinal);
        return IdlLoader.Load(files.Select(f => f.Path), texts.GetValueOrDefault, IdlOptions.Default);
    }

    private static void AssertNoErrors(IdlSchema schema, (string Path, string Text)[] files)
        => Assert.True(
            schema.Diagnostics.Count == 0,
            string.Join("\n", schema.Diagnostics.Select(d => $"{d.Where?.File}({d.Where?.StartLine + 1}): {IdlRules.All[d.Id].MessageOf(d)}")) + "\n" + string.Join("\n", files.Select(f => f.Text)));

    private static ContractLock Only(ContractLock contracts, ContractWires wire) => new(
        new([.. contracts.Messages.Where(m => m.Wire == wire)]),
        new([.. contracts.Enums.Where(e => e.Wire == wire)]),
        new([.. contracts.Services.Where(s => s.Wire == wire)]));

    private static async Task AcceptAsync((string Path, string Text)[] files)
    {
        foreach ((string path, _) in files)
        {
            await Compilers.AcceptProtoAsync(path, files);
        }
    }

    private static string AllText(ExportedFiles files) => AllText([.. files.Files.Select(f => (f.Path, f.Text))]);

    private static string AllText((string Path, string Text)[] files) => string.Join("\n", files.Select(f => $"// {f.Path}\n{f.Text}"));
}
