using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Tern.Analyzers.CodeFixes.Contracts;
using Tern.Analyzers.Tests.Support;
using Tern.Generators.Tests.Diagnostics;

namespace Tern.Analyzers.Tests.CodeFixes;

public sealed class ContractCodeFixTests
{
    private static readonly ContractCodeFix s_fixer = new();

    public static TheoryData<int, string> Fixes => Numbered(ContractFixCase.All.Select(c => $"{c.Id} {c.Key}"));

    public static TheoryData<int, string> Rules => Numbered(DiagnosticCases.All.Select(c => c.Id));

    [Theory]
    [MemberData(nameof(Fixes))]
    public async Task Fix_WrongContract_GivesTheRightOne(int index, string name)
    {
        ContractFixCase one = ContractFixCase.All[index];
        FixProject project = FixProject.Of(one.Source);
        Diagnostic diagnostic = (await project.GenerateAsync()).Reported.First(d => d.Id == one.Id);

        FixProject mended = await project.FixAsync(s_fixer, diagnostic, one.Key);

        Assert.Equal(one.Fixed, mended["File0.cs"]);
        await AssertGoodAsync(mended, name);
    }

    // Every wrong contract that the generator's tests know, whatever its shape.
    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Fix_EveryWrongContractOfTheGeneratorsTests_RemovesTheError(int index, string id)
    {
        FixProject project = FixProject.Of("using Tern;\n" + DiagnosticCases.All[index].Firing.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
        ImmutableArray<Diagnostic> before = (await project.GenerateAsync()).Reported;
        Diagnostic first = before.First(d => d.Id == id);
        if (!s_fixer.FixableDiagnosticIds.Contains(id))
        {
            return;
        }

        foreach (CodeAction action in await project.ActionsAsync(s_fixer, first))
        {
            FixProject mended = await project.ApplyAsync(action);

            (ImmutableArray<Diagnostic> after, Compilation output) = await mended.GenerateAsync();
            string text = $"{action.Title}\n{mended["File0.cs"]}\n{string.Join("\n", after)}";
            Assert.True(after.Count(d => d.Id == id) < before.Count(d => d.Id == id), text);
            IEnumerable<Diagnostic> errors = output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error && after.IsEmpty);
            Assert.True(!errors.Any(), text + string.Join("\n", errors));
        }
    }

    [Fact]
    public async Task FixAll_IdsThatAreTwice_GivesEachAnother()
    {
        FixProject project = FixProject.Of(
            """
            using Tern;
            [RpcMessage] public sealed partial record Item
            {
                [RpcField(1)] public int A { get; set; }
                [RpcField(1)] public int B { get; set; }
                [RpcField(1)] public int C { get; set; }
            }
            """,
            "using Tern; [RpcMessage] public sealed partial record Other([RpcField(2)] int A, [RpcField(2)] int B);");
        ImmutableArray<Diagnostic> all = (await project.GenerateAsync()).Reported;
        Assert.Equal(3, all.Length);

        FixProject mended = await project.FixAllAsync(s_fixer, all, "FreeId");
        FixProject ofOneFile = await project.FixAllAsync(s_fixer, [.. all.Where(d => d.Location.GetLineSpan().Path.EndsWith("File0.cs", StringComparison.Ordinal))], "FreeId", FixAllScope.Document);

        Assert.Contains("[RpcField(2)] public int B", mended["File0.cs"], StringComparison.Ordinal);
        Assert.Contains("[RpcField(3)] public int C", mended["File0.cs"], StringComparison.Ordinal);
        Assert.Contains("([RpcField(2)] int A, [RpcField(3)] int B)", mended["File1.cs"], StringComparison.Ordinal);
        Assert.Equal(mended["File0.cs"], ofOneFile["File0.cs"]);
        Assert.Equal(project["File1.cs"], ofOneFile["File1.cs"]);
        await AssertGoodAsync(mended, "ids");
    }

    [Fact]
    public async Task FixAll_TypesThatAreNotPartial_MakesEveryPartOfThemPartial()
    {
        FixProject project = FixProject.Of("using Tern; public class Outer { [RpcMessage] public class A; [RpcMessage] public class B; }", "using Tern; [RpcMessage] class C;");

        FixProject mended = await project.FixAllAsync(s_fixer, (await project.GenerateAsync()).Reported, "Partial");

        Assert.Equal("using Tern; public partial class Outer { [RpcMessage] public partial class A; [RpcMessage] public partial class B; }", mended["File0.cs"]);
        await AssertGoodAsync(mended, "partial");
    }

    [Fact]
    public async Task FreeId_ContractLockKnowsARemovedField_TakesNoneOfItsIds()
    {
        FixProject project = FixProject.Of("using Tern; namespace Shop; [RpcMessage] public sealed partial record Item([RpcField(1)] int A, [RpcField(1)] int B);")
            .With("tern.lock", "tern-lock 1\nboth message Shop.Item struct\nboth message Shop.Item 1 a default i32|int32\nboth message Shop.Item 2 b default i32|int32\nboth message Shop.Item reserved 3..5\n");

        FixProject mended = await project.FixAsync(s_fixer, Assert.Single((await project.GenerateAsync()).Reported), "FreeId");

        Assert.Contains("[RpcField(6)] int B", mended["File0.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarkException_ExceptionOfAnotherFile_MendsThatFile()
    {
        FixProject project = FixProject.Of(
            "using Tern; [RpcService] public interface ICatalog { [Throws(typeof(Gone), 1)] ValueTask GetAsync(); }",
            "public sealed class Gone : Exception;");

        FixProject mended = await project.FixAsync(s_fixer, Assert.Single((await project.GenerateAsync()).Reported), "MarkException");

        Assert.Equal("[global::Tern.RpcException] public sealed partial class Gone : Exception;", mended["File1.cs"]);
        await AssertGoodAsync(mended, "exception");
    }

    [Fact]
    public void Fixes_EveryRuleThatHasOne_HasACase()
        => Assert.Equal(s_fixer.FixableDiagnosticIds, ContractFixCase.All.Select(c => c.Id).Distinct().Order(StringComparer.Ordinal));

    private static async Task AssertGoodAsync(FixProject project, string name)
    {
        (ImmutableArray<Diagnostic> reported, Compilation output) = await project.GenerateAsync();
        IEnumerable<Diagnostic> problems = reported.Concat(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.True(!problems.Any(), $"{name}\n{string.Join("\n", problems)}");
    }

    private static TheoryData<int, string> Numbered(IEnumerable<string> names)
    {
        TheoryData<int, string> data = [];
        foreach ((int index, string name) in names.Index())
        {
            data.Add(index, name);
        }

        return data;
    }
}
