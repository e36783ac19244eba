using System.Text.RegularExpressions;
using Tern.Idl.Tests.Protobuf.Support;
using Tern.Idl.Tests.Support;
using Tern.Schema.Idl;

namespace Tern.Idl.Tests.Protobuf;

/// <summary>Tern and protoc read the same out of a file.</summary>
public sealed partial class DescriptorTests
{
    public static TheoryData<string> Good => CorpusTests.Good;

    [Theory]
    [MemberData(nameof(Good))]
    public async Task Schema_GoodFile_SaysWhatTheDescriptorSays(string file)
    {
        byte[] descriptors = await Protoc.New.DescribeAsync(CorpusTests.FolderOf(file), CorpusTests.Name(file));

        IdlFile schema = CorpusTests.Load(file).Files[0];

        IEnumerable<string> optionImports = OptionImport().Matches(File.ReadAllText(Path.Combine(Corpus.FolderOf("Protobuf"), file))).Select(match => match.Groups[1].Value);
        Assert.Equal(DescriptorText.Of(descriptors, optionImports), SchemaText.Of(schema, "good/"));
    }

    public static TheoryData<string> WellKnown =>
    [
        "any", "api", "descriptor", "duration", "empty", "field_mask", "source_context", "struct", "timestamp", "type", "wrappers",
    ];

    [Theory]
    [MemberData(nameof(WellKnown))]
    public async Task WellKnownFile_ThatTernBrings_SaysWhatProtocsSays(string name)
    {
        string path = $"google/protobuf/{name}.proto";
        byte[] descriptors = await Protoc.New.DescribeAsync(AppContext.BaseDirectory, path);

        IdlSchema schema = IdlLinker.Link([IdlParser.Parse("user.proto", $"syntax = \"proto3\"; import \"{path}\";")], IdlOptions.Default);
        IdlFile brought = Assert.Single(schema.Files, file => file.Path == path);

        Assert.Equal(WithoutDocs(DescriptorText.Of(descriptors)), WithoutDocs(SchemaText.Of(brought, "")));
    }

    [GeneratedRegex("import option \"(.*)\"")]
    private static partial Regex OptionImport();

    private static IEnumerable<string> WithoutDocs(IEnumerable<string> lines) => lines.Select(line => line.Split(" doc=")[0]).Order(StringComparer.Ordinal);
}
