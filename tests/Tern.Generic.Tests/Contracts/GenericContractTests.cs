using Tern.Idl;
using Tern.Schema.Idl;

namespace Tern.Generic.Tests.Contracts;

/// <summary>Loading IDL, and what is said about IDL that is wrong and names that do not exist.</summary>
public sealed class GenericContractTests
{
    [Fact]
    public void Parse_TextWithErrors_ListsThemWithFileAndLine()
    {
        GenericContractException error = Assert.Throws<GenericContractException>(() => GenericContract.Parse(
            "bad.thrift", "struct A {\n  1: Missing m\n}\nservice S {\n  Nowhere go()\n}\n"));

        Assert.Equal([2, 5], error.Errors.Select(problem => problem.Line));
        Assert.All(error.Errors, problem => Assert.Equal("bad.thrift", problem.File));
        Assert.Contains("bad.thrift(2,6): TERN3", error.Message);
        Assert.Contains("Missing", error.Message);
        Assert.Contains("bad.thrift(5,3)", error.Message);
    }

    [Fact]
    public void Load_FilesWithIncludes_FindsWhatTheyInclude()
    {
        string folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"tern-generic-{Guid.NewGuid():N}")).FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "base.thrift"), "struct Point { 1: i32 x }");
            File.WriteAllText(Path.Combine(folder, "main.thrift"), "include \"base.thrift\"\nservice S { base.Point go(1: base.Point p) }");

            GenericContract contract = GenericContract.Load(Path.Combine(folder, "main.thrift"));

            Assert.Equal("S", Assert.Single(contract.Services).Name);
            SameJson.Assert("""{"x":5}""", contract.GetService("S").GetMethod("go").OfThrift([8, 0, 1, 0, 0, 0, 5, 0]));
            Assert.Throws<FileNotFoundException>(() => GenericContract.Load(Path.Combine(folder, "nowhere.thrift")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Load_FromMemory_AsksForEveryFile()
    {
        Dictionary<string, string> files = new()
        {
            ["a/main.proto"] = "syntax = \"proto3\"; import \"b/types.proto\"; service S { rpc Go(b.Point) returns (b.Point); }",
            ["root/b/types.proto"] = "syntax = \"proto3\"; package b; message Point { int32 x = 1; }",
        };

        GenericContract contract = GenericContract.Load(["a/main.proto"], files.GetValueOrDefault, new GenericContractOptions { IncludeFolders = ["root"] });

        Assert.Equal("0805", Convert.ToHexString(contract.GetService("S").GetMethod("Go").ToProtobuf("""{"x":5}""")));
    }

    [Fact]
    public void Of_LinkedSchema_IsTheSameContract()
    {
        IdlSchema schema = IdlLinker.Link([IdlParser.Parse("x.proto", Idl.OldText)], IdlOptions.Default);

        GenericContract contract = GenericContract.Of(schema);

        Assert.Same(schema, contract.Schema);
        Assert.Equal("old.Items", contract.GetService("Items").Name);
    }

    [Fact]
    public void GetService_UnknownName_SaysWhichThereAre()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Idl.ShopContract.GetService("Shp"));
        Assert.Contains("did you mean \"Shop\"?", error.Message);
        error = Assert.Throws<ArgumentException>(() => Idl.ShopContract.GetService("Warehouse"));
        Assert.Contains("there are Base, Shop", error.Message);
        Assert.Same(Idl.Catalog, Idl.CatalogContract.GetService("Catalog"));
    }

    [Fact]
    public void GetMethod_UnknownName_SaysWhichThereAre()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Idl.Shop.GetMethod("Echo"));

        Assert.Contains("Shop has no method \"Echo\"; did you mean \"echo\"?", error.Message);
    }

    [Fact]
    public void Methods_OfAService_AreThoseOfTheIdl()
    {
        Assert.Equal(["ping", "echo", "add", "nothing", "note", "find", "tree", "watch", "sum", "chat"], Idl.Shop.Methods.Select(method => method.Name));
        Assert.Equal(MethodKind.OneWay, Idl.Shop.GetMethod("note").Kind);
        Assert.Equal(MethodKind.ServerStreaming, Idl.Shop.GetMethod("watch").Kind);
        Assert.Equal(MethodKind.ClientStreaming, Idl.Shop.GetMethod("sum").Kind);
        Assert.Equal(MethodKind.DuplexStreaming, Idl.Catalog.GetMethod("Chat").Kind);
        Assert.Equal("shop.v1.Catalog/Chat", Idl.Catalog.GetMethod("Chat").FullName);
    }

    [Fact]
    public void Contract_UsedByManyThreads_GivesEachTheSame()
    {
        GenericMethod echo = GenericContract.Parse("shop.thrift", Idl.ShopText).GetService("Shop").GetMethod("echo");

        Parallel.For(0, 500, _ => SameJson.Assert(Samples.Everything, echo.OfThrift(echo.ToThrift(Samples.Everything))));
    }
}
