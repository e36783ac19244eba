using Microsoft.CodeAnalysis;
using Tern.Generators.Tests.Support;

namespace Tern.Generators.Tests.Idl;

/// <summary>The rules TERN33xx: what IDL cannot be in C#, each with the nearest IDL that can.</summary>
public sealed class CSharpRuleTests
{
    [Fact]
    public void Type_ThatTwoFilesDefine_IsReportedInTheSecond()
    {
        IdlText first = new("a.thrift", "namespace netstd Shop\nstruct Item { 1: i32 a }");
        IdlText second = new("b.thrift", "namespace netstd Shop\n\nstruct item { 1: i32 b }");

        GeneratorRun run = GeneratorRun.OfIdl(first, second);

        // Generated files have the names of types, and some file systems do not tell Item from item.
        Diagnostic error = Assert.Single(run.Problems);
        AssertAt(error, "TERN3301", "/project/b.thrift", 2);
        Assert.Contains("a.thrift", error.GetMessage(), StringComparison.Ordinal);
        Assert.Empty(GeneratorRun.OfIdl(first, new IdlText("b.thrift", second.Content, ("Namespace", "Shop.Other"))).Problems);
    }

    [Fact]
    public void Type_OfAFileThatIsNotCompiled_IsReportedWhereItIsUsed()
    {
        const string Source = "syntax = \"proto3\";\nimport \"google/protobuf/{0}.proto\";\nmessage M {{ google.protobuf.{1} a = 1; int32 b = 2; }}";

        GeneratorRun run = GeneratorRun.OfIdl(new IdlText("a.proto", string.Format(System.Globalization.CultureInfo.InvariantCulture, Source, "api", "Api")));

        Diagnostic error = Assert.Single(run.Problems);
        AssertAt(error, "TERN3302", "/project/a.proto", 2);
        Assert.Contains("'google/protobuf/api.proto'", error.GetMessage(), StringComparison.Ordinal);
        Assert.Empty(GeneratorRun.OfIdl(new IdlText("a.proto", string.Format(System.Globalization.CultureInfo.InvariantCulture, Source, "any", "Any"))).Problems);
    }

    [Theory]
    [InlineData("void a() throws (1: E e, 2: E f)", "TERN3303", "twice")]
    [InlineData("void a() throws (1: E e)", null, "")]
    public void Throws_ThatCSharpCannotSay_AreReported(string method, string? id, string part)
    {
        GeneratorRun run = GeneratorRun.OfIdl(new IdlText("a.thrift", $"namespace netstd N\nexception E {{ 1: i32 a }}\nstruct S {{ 1: i32 a }}\nservice T {{ {method} }}"));

        if (id is null)
        {
            Assert.Empty(run.Problems);
            return;
        }

        Diagnostic problem = Assert.Single(run.Problems);
        AssertAt(problem, id, "/project/a.thrift", 3);
        Assert.Contains(part, problem.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Warning, problem.Severity);
    }

    private static void AssertAt(Diagnostic diagnostic, string id, string file, int line)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        Assert.Equal((id, file, line), (diagnostic.Id, place.Path, place.StartLinePosition.Line));
    }
}
