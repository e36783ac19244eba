using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.CodeFixes.NullFlow;
using Tern.Analyzers.NullFlow.Reporting;
using Tern.Analyzers.Tests.NullFlow;
using Tern.Analyzers.Tests.Support;

namespace Tern.Analyzers.Tests.CodeFixes;

/// <summary>Fixes of null flows: the code that they write compiles, and the null does not arrive any more or the compiler sees it too.</summary>
public sealed class NullFlowCodeFixTests
{
    private static readonly NullFlowCodeFix s_fixer = new();
    private static readonly NullFlowAnalyzer s_analyzer = new();

    public static TheoryData<int, string> Cases
    {
        get
        {
            TheoryData<int, string> data = [];
            foreach ((int index, NullFixCase one) in NullFixCase.All.Index())
            {
                data.Add(index, one.Key);
            }

            return data;
        }
    }

    public static TheoryData<string, string> Flows
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach (string path in new[] { "NullFlow", "NullFlowRpc" }.SelectMany(Corpus.Files).Where(path => File.ReadAllText(path).Contains(Corpus.Mark, StringComparison.Ordinal)))
            {
                data.Add(Path.GetFileName(Path.GetDirectoryName(path)!), Path.GetFileNameWithoutExtension(path));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Fix_OfANullFlow_GivesTheCodeExpected(int index, string key)
    {
        NullFixCase one = NullFixCase.All[index];
        FixProject project = FixProject.Of(one.Source);
        Diagnostic finding = (await FindAsync(project))[0];

        FixProject mended = await project.FixAsync(s_fixer, finding, key);

        Assert.Equal(one.Fixed, mended["File0.cs"]);
        ImmutableArray<Diagnostic> compiled = (await mended.GenerateAsync()).Output.GetDiagnostics(TestContext.Current.CancellationToken);
        Assert.Equal(one.Compiler, compiled.Where(d => d.Severity == DiagnosticSeverity.Error || d.Id.StartsWith("CS86", StringComparison.Ordinal)).Select(d => d.Id).Distinct());
        if (one.Compiler.Length == 0)
        {
            Assert.Empty(await FindAsync(mended));
        }
    }

    // Every shape that the corpus knows: whatever is offered compiles, and what guards takes the finding away.
    [Theory]
    [MemberData(nameof(Flows))]
    public async Task Fixes_OfEveryFlowOfTheCorpus_CompileAndGuardsMendIt(string folder, string name)
    {
        string text = await File.ReadAllTextAsync(Corpus.Files(folder).Single(path => Path.GetFileNameWithoutExtension(path) == name), TestContext.Current.CancellationToken);
        FixProject project = FixProject.Of(text);
        ImmutableArray<Diagnostic> before = await FindAsync(project);
        Assert.NotEmpty(before);
        foreach (Diagnostic finding in before)
        {
            IReadOnlyList<CodeAction> actions = await project.ActionsAsync(s_fixer, finding);
            Assert.NotEmpty(actions);
            foreach (CodeAction action in actions)
            {
                FixProject mended = await project.ApplyAsync(action);
                IEnumerable<Diagnostic> errors = (await mended.GenerateAsync()).Output.GetDiagnostics(TestContext.Current.CancellationToken)
                    .Where(d => d.Severity == DiagnosticSeverity.Error && !(action.EquivalenceKey == MemberFixes.Required && d.Id == "CS9035"));
                string shown = $"{action.Title}\n{string.Join("\n", errors)}\n{mended["File0.cs"]}";
                Assert.True(!errors.Any(), shown);
                if (action.EquivalenceKey is GuardFixes.Throw or GuardFixes.Return or GuardFixes.ThrowExpression or ValueFixes.Coalesce)
                {
                    ImmutableArray<Diagnostic> after = await FindAsync(mended);
                    Assert.True(after.Length < before.Length || after.All(d => d.GetMessage(null) != finding.GetMessage(null)), $"{finding}\n{shown}\n{string.Join("\n", after)}");
                }
            }
        }
    }

    [Fact]
    public async Task FixAll_OfThrow_MendsEachFileAndLeavesNoFinding()
    {
        FixProject project = FixProject.Of(
            """
            static class A
            {
                public static string? Find(int id) => id > 0 ? "x" : null;
                static int One(int id) => Find(id)!.Length;
                static int Two(int id) => Find(id)!.Trim().Length;
            }
            """,
            "static class B { static int Three(int id) => A.Find(id)!.Length; }");
        ImmutableArray<Diagnostic> all = await FindAsync(project);
        Assert.Equal(3, all.Length);

        FixProject mended = await project.FixAllAsync(s_fixer, all, GuardFixes.ThrowExpression);

        Assert.Empty(await FindAsync(mended));
        Assert.Equal("static class B { static int Three(int id) => (A.Find(id) ?? throw new InvalidOperationException(\"'A.Find(id)' is null.\")).Length; }", mended["File1.cs"]);
    }

    [Fact]
    public async Task FixAll_OfAnnotate_ChangesADeclarationThatTwoFlowsShareOnce()
    {
        FixProject project = FixProject.Of(
            """
            static class A
            {
                public static string Find(int id) => id > 0 ? "x" : null!;
                static int One(int id) => Find(id).Length;
                static int Two(int id) => Find(id).Trim().Length;
            }
            """);

        FixProject mended = await project.FixAllAsync(s_fixer, await FindAsync(project), AnnotationFixes.Annotate);

        Assert.Contains("public static string? Find(int id) => id > 0 ? \"x\" : null;", mended["File0.cs"], StringComparison.Ordinal);
        Assert.Equal(2, (await mended.GenerateAsync()).Output.GetDiagnostics(TestContext.Current.CancellationToken).Count(d => d.Id == "CS8602"));
    }

    [Theory]
    [InlineData("static int F(int id) => Find(id)!.Length;", "TernNull.ThrowExpression TernNull.Coalesce TernNull.Annotate")]
    [InlineData("static void F(int id, out int n) { string s = Find(id)!; n = s.Length; }", "TernNull.Throw TernNull.ThrowExpression TernNull.Coalesce TernNull.Annotate")]
    [InlineData("static int F(int id) { string s; while ((s = Find(id)!).Length > 0) { id++; } return id; }", "TernNull.ThrowExpression TernNull.Coalesce TernNull.Annotate")]
    [InlineData("static int F(bool b) { string s = Find(0)!; return b ? s.Length : 0; }", "TernNull.ThrowExpression TernNull.Coalesce TernNull.Annotate")]
    public async Task Fixes_AtAPlace_AreThoseThatFitThere(string use, string keys)
    {
        FixProject project = FixProject.Of($"static class A {{ static string? Find(int id) => id > 0 ? \"x\" : null; {use} }}");

        IReadOnlyList<CodeAction> actions = await project.ActionsAsync(s_fixer, Assert.Single(await FindAsync(project)));

        Assert.Equal(keys, string.Join(' ', actions.Select(a => a.EquivalenceKey)));
    }

    [Fact]
    public async Task Fixes_WhereAnOverrideReturnsATypeParameter_Compile()
    {
        FixProject project = FixProject.Of("abstract class A { public abstract T Get<T>(); } sealed class B : A { public override T Get<T>() => default!; static int Use(A a) => new B().Get<string>().Length; }");

        IReadOnlyList<CodeAction> actions = await project.ActionsAsync(s_fixer, Assert.Single(await FindAsync(project)));

        foreach (CodeAction action in actions)
        {
            Assert.Empty((await (await project.ApplyAsync(action)).GenerateAsync()).Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        }

        Assert.NotEmpty(actions);
    }

    [Fact]
    public void Guard_InFrontOfATopLevelStatement_StandsBetweenTheStatements()
    {
        CompilationUnitSyntax unit = SyntaxFactory.ParseCompilationUnit("string s = Find();\nConsole.WriteLine(s.Length);\n");
        StatementSyntax second = ((GlobalStatementSyntax)unit.Members[1]).Statement;

        Tern.Analyzers.CodeFixes.Contracts.NodeEdit edit = Assert.Single(GuardStatement.Before(second, "", "", "if (s is null)", "return;").Edits);

        Assert.Equal("string s = Find();\nif (s is null)\n{\n    return;\n}\n\nConsole.WriteLine(s.Length);\n", edit.Change(edit.Old).ToFullString());
    }

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(FixProject project)
        => [.. (await project.AnalyzeAsync(s_analyzer)).Where(d => d.Severity != DiagnosticSeverity.Hidden)];
}
