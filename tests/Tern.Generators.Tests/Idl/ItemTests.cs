using Microsoft.CodeAnalysis;
using Tern.Generators.Tests.Support;

namespace Tern.Generators.Tests.Idl;

public sealed class ItemTests
{
    private const string Two = """
        namespace netstd Shop

        struct Wanted { 1: Inner inner }
        struct Inner { 1: i32 a }
        struct Unwanted { 1: i32 a }
        /** Stays. @preserve */
        struct Kept { 1: i32 a }
        service A { Wanted get() }
        service B { Unwanted get() }
        """;

    [Fact]
    public void Services_NamesOne_CompilesWhatItNeeds()
    {
        GeneratorRun run = GeneratorRun.OfIdl(new IdlText("two.thrift", Two, ("Services", "A")));

        Assert.Empty(run.Problems);
        Assert.Contains("Idl/Shop.Wanted.g.cs", run.HintNames);
        Assert.Contains("Idl/Shop.Inner.g.cs", run.HintNames);
        Assert.Contains("Idl/Shop.Kept.g.cs", run.HintNames);
        Assert.DoesNotContain("Idl/Shop.Unwanted.g.cs", run.HintNames);
        Assert.DoesNotContain("Idl/Shop.IB-Declaration.g.cs", run.HintNames);
    }

    [Theory]
    [InlineData("")]
    [InlineData("A;B")]
    [InlineData("A|B")]
    [InlineData(" B ; A ")]
    public void Services_NamesAllOrNone_CompilesAll(string services)
    {
        GeneratorRun run = GeneratorRun.OfIdl(new IdlText("two.thrift", Two, ("Services", services)));

        Assert.Empty(run.Problems);
        Assert.Contains("Idl/Shop.IA-Declaration.g.cs", run.HintNames);
        Assert.Contains("Idl/Shop.IB-Declaration.g.cs", run.HintNames);
        Assert.Contains("Idl/Shop.Unwanted.g.cs", run.HintNames);
    }

    [Fact]
    public void Services_OfProtobuf_KeepsWhatOtherFilesOfTheServiceNeed()
    {
        IdlText common = new("common.proto", "syntax = \"proto3\"; package shop; message Used { Kind kind = 1; enum Kind { NONE = 0; } } message Unused { }", ("Services", "shop.Catalog"));
        IdlText shop = new("shop.proto", """
            syntax = "proto3";
            package shop;
            import "common.proto";
            message Request { map<string, Used> used = 1; oneof one { Choice choice = 2; } }
            message Choice { }
            message Left { }
            service Catalog { rpc Get(Request) returns (stream Request); }
            service Other { rpc Get(Left) returns (Left); }
            """, ("Services", "shop.Catalog"));

        GeneratorRun run = GeneratorRun.OfIdl(common, shop);

        Assert.Empty(run.Problems);
        Assert.Superset(new HashSet<string>(["Idl/Shop.Request.g.cs", "Idl/Shop.Choice.g.cs", "Idl/Shop.Used.g.cs"]), run.HintNames.ToHashSet());
        Assert.Contains("public enum KindType", run.Text("Idl/Shop.Used-Declaration.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain(run.HintNames, n => n.Contains("Left", StringComparison.Ordinal) || n.Contains("Unused", StringComparison.Ordinal) || n.Contains("IOther", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("record", "public sealed partial record Inner", "public int A { get; init; }")]
    [InlineData("class", "public sealed partial class Inner", "public int A { get; set; }")]
    [InlineData("struct", "public partial record struct Inner", "public int A { get; set; }")]
    [InlineData("Struct", "public partial record struct Inner", "public int A { get; set; }")]
    public void Style_SaysWhatAMessageIs(string style, string declaration, string member)
    {
        GeneratorRun run = GeneratorRun.OfIdl(new IdlText("two.thrift", Two, ("Style", style)));

        Assert.Empty(run.Problems);
        Assert.Contains(declaration, run.Text("Idl/Shop.Inner-Declaration.g.cs"), StringComparison.Ordinal);
        Assert.Contains(member, run.Text("Idl/Shop.Inner-Declaration.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two.thrift", "", false)]
    [InlineData("two.thrift", "true", true)]
    [InlineData("two.proto", "", true)]
    [InlineData("two.proto", "false", false)]
    public void KeepUnknownFields_IsWhatTheItemSays_OrTheCustomOfTheLanguage(string name, string value, bool keeps)
    {
        string text = name.EndsWith(".proto", StringComparison.Ordinal) ? "syntax = \"proto3\"; package shop; message Inner { int32 a = 1; }" : Two;

        GeneratorRun run = GeneratorRun.OfIdl(new IdlText(name, text, ("KeepUnknownFields", value)));

        Assert.Empty(run.Problems);
        Assert.Equal(keeps, run.Text("Idl/Shop.Inner-Declaration.g.cs").Contains("KeepUnknownFields = true", StringComparison.Ordinal));
    }

    [Fact]
    public void FieldIds_AreNumberedAsTheItemOfTheFileSays()
    {
        const string Text = "namespace netstd {0}\nstruct M {{ string a, string b }}";
        GeneratorRun run = GeneratorRun.OfIdl(
            new IdlText("up.thrift", string.Format(System.Globalization.CultureInfo.InvariantCulture, Text, "Up")),
            new IdlText("down.thrift", string.Format(System.Globalization.CultureInfo.InvariantCulture, Text, "Down"), ("FieldIds", "negative")));

        Assert.All(run.Problems, p => Assert.Equal(DiagnosticSeverity.Warning, p.Severity));
        Assert.Matches(@"RpcField\(1\)[^;]*A \{[^|]*RpcField\(2\)[^;]*B \{", run.Text("Idl/Up.M-Declaration.g.cs"));
        Assert.Matches(@"RpcField\(-1\)[^;]*A \{[^|]*RpcField\(-2\)[^;]*B \{", run.Text("Idl/Down.M-Declaration.g.cs"));
    }

    [Theory]
    [InlineData("lib;vendor/idl")]
    [InlineData("lib|vendor/idl")]
    [InlineData("/project/vendor/idl")]
    public void IncludePath_NamesFoldersOfTheProject(string folders)
    {
        IdlText user = new("idl/user.thrift", "namespace netstd User\ninclude \"common.thrift\"\nstruct Bill { 1: required common.Money total }", ("IncludePath", folders));
        IdlText common = new("vendor/idl/common.thrift", IdlSamples.Common.Content);

        GeneratorRun without = GeneratorRun.OfIdl(new IdlText(user.Name, user.Content), common);
        GeneratorRun with = GeneratorRun.OfIdl(user, common);

        Assert.Contains(without.Result.Diagnostics, d => d.Severity == DiagnosticSeverity.Error && d.GetMessage().Contains("common.thrift", StringComparison.Ordinal));
        Assert.Empty(with.Problems);
    }

    [Theory]
    [InlineData("exact", "Timestamp?", "Duration?")]
    [InlineData("dotnet", "DateTimeOffset?", "TimeSpan?")]
    public void Times_AreOfTernOrOfDotNet(string times, string instant, string span)
    {
        GeneratorRun run = GeneratorRun.OfIdl(new IdlText("t.proto", """
            syntax = "proto3";
            package shop;
            import "google/protobuf/duration.proto";
            import "google/protobuf/timestamp.proto";
            message M { google.protobuf.Timestamp at = 1; google.protobuf.Duration takes = 2; }
            """, ("Times", times)));

        Assert.Empty(run.Problems);
        Assert.Contains($"public {instant} At", run.Text("Idl/Shop.M-Declaration.g.cs"), StringComparison.Ordinal);
        Assert.Contains($"public {span} Takes", run.Text("Idl/Shop.M-Declaration.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Collections_Immutable_AreThoseOfDotNetWithTheDefaultsOfTheIdl()
    {
        GeneratorRun run = GeneratorRun.OfIdl(new IdlText("c.thrift", """
            namespace netstd C
            const map<string, i32> SIZES = {"s": 1}
            const set<i32> PRIMES = [2, 3]
            const list<i32> NONE = []
            struct M { 1: list<i32> a = [1, 2], 2: set<string> b, 3: map<string, list<i32>> c = {"x": [1]}, 4: optional list<i32> d, 5: map<i32, i32> e }
            """, ("Collections", "immutable")));

        Assert.Empty(run.Problems);
        string message = run.Text("Idl/C.M-Declaration.g.cs");
        Assert.Contains("public ImmutableArray<int> A { get; init; } = [1, 2];", message, StringComparison.Ordinal);
        Assert.Contains("public ImmutableHashSet<string> B { get; init; } = [];", message, StringComparison.Ordinal);
        Assert.Contains("C { get; init; } = ImmutableDictionary<string, ImmutableArray<int>>.Empty.SetItem(\"x\", [1]);", message, StringComparison.Ordinal);
        Assert.Contains("public ImmutableArray<int>? D { get; init; }", message, StringComparison.Ordinal);
        Assert.Contains("E { get; init; } = ImmutableDictionary<int, int>.Empty;", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("namespace netstd Of.NetStd\nnamespace csharp Of.CSharp\nnamespace * of.all", "Of.NetStd")]
    [InlineData("namespace * of.all\nnamespace csharp Of.CSharp", "Of.CSharp")]
    [InlineData("namespace go gopher\nnamespace * of_all.parts", "OfAll.Parts")]
    [InlineData("namespace go gopher", "TwoWords")]
    public void Namespace_OfThrift_IsTheNearestThatIsSaid(string header, string expected)
        => Assert.Contains($"Idl/{expected}.M.g.cs", GeneratorRun.OfIdl(new IdlText("two_words.thrift", header + "\nstruct M { 1: i32 a }")).HintNames);

    [Theory]
    [InlineData("package shop.v1; option csharp_namespace = \"Of.Option\";", "Of.Option")]
    [InlineData("package shop_two.v1;", "ShopTwo.V1")]
    [InlineData("", "TwoWords")]
    public void Namespace_OfProtobuf_IsTheNearestThatIsSaid(string header, string expected)
        => Assert.Contains($"Idl/{expected}.M.g.cs", GeneratorRun.OfIdl(new IdlText("two_words.proto", $"syntax = \"proto3\"; {header} message M {{ int32 a = 1; }}")).HintNames);

    [Theory]
    [InlineData("Style", "dto", "TERN3305", "Style=\"dto\"")]
    [InlineData("Namespace", "1.2", "TERN3305", "Namespace=\"1.2\"")]
    [InlineData("Access", "private", "TERN3305", "'public' or 'internal'")]
    [InlineData("KeepUnknownFields", "yes", "TERN3305", "'true' or 'false'")]
    [InlineData("FieldIds", "none", "TERN3305", "'positive' or 'negative'")]
    [InlineData("Times", "utc", "TERN3305", "'exact' or 'dotnet'")]
    [InlineData("Collections", "frozen", "TERN3305", "'mutable' or 'immutable'")]
    [InlineData("Services", "C", "TERN3304", "'C'")]
    public void Metadata_WithoutMeaning_IsReportedAtTheFile(string key, string value, string id, string part)
    {
        Diagnostic problem = Assert.Single(GeneratorRun.OfIdl(new IdlText("two.thrift", Two, (key, value))).Result.Diagnostics);

        Assert.Equal(id, problem.Id);
        Assert.Contains(part, problem.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("/project/two.thrift", problem.Location.GetLineSpan().Path);
    }

    [Fact]
    public void Service_WithANameInItsAnnotation_HasItOnTheWire()
    {
        GeneratorRun run = GeneratorRun.OfIdl(IdlSamples.Thrift, IdlSamples.Common);

        Assert.Contains("[RpcService(\"shop.Renamed\")]", run.Text("Idl/Shop.Contracts.IRenamed-Declaration.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void NamespaceAndAccess_AreWhatTheItemSays()
    {
        GeneratorRun run = GeneratorRun.OfIdl(new IdlText("two.thrift", Two, ("Namespace", "Other.Place"), ("Access", "internal")));

        Assert.Empty(run.Problems);
        Assert.Contains("internal sealed partial record Wanted", run.Text("Idl/Other.Place.Wanted-Declaration.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void File_ThatIsAnItemTwice_IsCompiledOnce()
        => Assert.Empty(GeneratorRun.OfIdl(new IdlText("two.thrift", Two), new IdlText("two.thrift", Two)).Problems);
}
