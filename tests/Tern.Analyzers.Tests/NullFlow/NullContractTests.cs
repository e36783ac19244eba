using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tern.Analyzers.CodeFixes.NullFlow;
using Tern.Analyzers.NullFlow.Contracts;
using Tern.Analyzers.NullFlow.Reporting;
using Tern.Analyzers.Tests.Support;

namespace Tern.Analyzers.Tests.NullFlow;

/// <summary>Contracts that bodies prove: which are found, how they are written, and that they say in another assembly what the body says here.</summary>
public sealed class NullContractTests
{
    private const string Library =
        """
        namespace Shop;

        public sealed class Item(string name) { public string Name => name; }

        public static class Items
        {
            public static Item Find(int id) => id > 0 ? new Item("x") : null!;

            public static bool TryFind(int id, out Item item)
            {
                item = id > 0 ? new Item("x") : null!;
                return item is not null;
            }

            public static async System.Threading.Tasks.Task<Item> LoadAsync(int id)
            {
                await System.Threading.Tasks.Task.Yield();
                return id > 0 ? new Item("x") : null!;
            }
        }
        """;

    private const string Consumer =
        """
        using Shop;

        static class Use
        {
            static int Found(int id) => Items.Find(id).Name.Length;

            static int Tried(int id)
            {
                Items.TryFind(id, out Item item);
                return item.Name.Length;
            }

            static async Task<int> Loaded(int id) => (await Items.LoadAsync(id)).Name.Length;

            static int Fine(int id) => Items.TryFind(id, out Item? item) ? item.Name.Length : 0;
        }
        """;

    [Theory]
    [InlineData("static bool Fine(string? s) => s is not null && s.Length > 3;", "static bool Fine([NotNullWhen(true)] string? s) => s is not null && s.Length > 3;")]
    [InlineData("static bool IsEmpty(string? s) { if (s == null) { return true; } return s.Length == 0; }", "static bool IsEmpty([NotNullWhen(false)] string? s) { if (s == null) { return true; } return s.Length == 0; }")]
    [InlineData("static bool Try(int n, out string? s) { s = n > 0 ? \"x\" : null; return s != null; }", "static bool Try(int n, [NotNullWhen(true)] out string? s) { s = n > 0 ? \"x\" : null; return s != null; }")]
    [InlineData("static bool Try(int n, out string s) { if (n > 0) { s = \"x\"; return true; } s = null!; return false; }", "static bool Try(int n, [MaybeNullWhen(false)] out string s) { if (n > 0) { s = \"x\"; return true; } s = null!; return false; }")]
    [InlineData("static void Check(string? s) { if (s is null) { throw new ArgumentNullException(nameof(s)); } }", "static void Check([NotNull] string? s) { if (s is null) { throw new ArgumentNullException(nameof(s)); } }")]
    [InlineData("static string? Trim(string? s) => s is null ? null : s.Trim();", "[return: NotNullIfNotNull(nameof(s))] static string? Trim(string? s) => s is null ? null : s.Trim();")]
    [InlineData("string _a; A() { Init(); } void Init() { _a = \"x\"; }", "string _a; A() { Init(); } [MemberNotNull(nameof(_a))] void Init() { _a = \"x\"; }")]
    public async Task Contract_ThatABodyProves_IsFoundAndWritten(string member, string written)
    {
        FixProject project = FixProject.Of($"class A {{ {member} }}");

        FixProject mended = await project.FixAsync(new NullContractCodeFix(), Assert.Single(await FindAsync(project)), NullContractCodeFix.Write);

        Assert.Equal($"using System.Diagnostics.CodeAnalysis;\n\nclass A {{ {written} }}", mended["File0.cs"]);
        Assert.Empty((await mended.GenerateAsync()).Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Empty(await FindAsync(mended));
    }

    [Theory]
    [InlineData("static bool Any(string? s, bool b) => b || s is not null;")]
    [InlineData("static bool Try(int n, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? s) { s = n > 0 ? \"x\" : null; return s != null; }")]
    [InlineData("static bool Try(int n, out string s) { s = n > 0 ? \"x\" : \"y\"; return n > 0; }")]
    [InlineData("public virtual bool Fine(string? s) => s is not null;")]
    [InlineData("static async Task<bool> Fine(string? s) { await Task.Yield(); return s is not null; }")]
    [InlineData("static string? Trim(string? s) => s is null || s.Length == 0 ? null : s.Trim();")]
    [InlineData("static string Find(int id) => id > 0 ? \"x\" : null!;")]
    [InlineData("string _a = \"\"; A() { Init(); } void Init() { _a = \"x\"; }")]
    [InlineData("string _a; A(bool b) { Init(b); } void Init(bool b) { if (b) { _a = \"x\"; } }")]
    [InlineData("static int Size(string? s) => s is null ? 0 : s.Length;")]
    public async Task Contract_ThatDoesNotHoldOrIsSaid_IsNotFound(string member)
        => Assert.Empty(await FindAsync(FixProject.Of($"class A {{ {member} }}")));

    [Fact]
    public async Task Contracts_OfAnAssembly_SayElsewhereWhatItsBodiesSay()
    {
        FixProject library = FixProject.Of(Library);
        ImmutableArray<Diagnostic> contracts = await FindAsync(library);
        Assert.Equal(3, contracts.Length);

        FixProject written = await library.FixAllAsync(new NullContractCodeFix(), contracts, NullContractCodeFix.Write);

        // Before, nothing in the compiled assembly tells of the nulls.
        Assert.Empty(await FindInConsumerAsync(Library));
        int[] found = await FindInConsumerAsync(written["File0.cs"]);
        Assert.Equal([5, 10, 13], found);
        Assert.Contains("[MaybeNullWhen(false)] out Item item", written["File0.cs"], StringComparison.Ordinal);
        Assert.Contains("public static Item? Find(int id)", written["File0.cs"], StringComparison.Ordinal);
        Assert.Contains("Task<Item?> LoadAsync(int id)", written["File0.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task FixAll_OfSeveralContractsInAFile_AddsTheUsingOnce()
    {
        FixProject project = FixProject.Of("class A { static bool B(string? s) => s is not null; static bool C(string? t) => t is null; }");

        FixProject mended = await project.FixAllAsync(new NullContractCodeFix(), await FindAsync(project), NullContractCodeFix.Write);

        Assert.Equal(
            "using System.Diagnostics.CodeAnalysis;\n\nclass A { static bool B([NotNullWhen(true)] string? s) => s is not null; static bool C([NotNullWhen(false)] string? t) => t is null; }",
            mended["File0.cs"]);
    }

    [Fact]
    public async Task Contract_BesideAnAttributeOfTheSameName_IsWrittenInFull()
    {
        const string Source = "namespace Other { sealed class NotNullAttribute : Attribute; } namespace Mine { using Other; class A { static bool B([NotNull] string a, string? s) => s is not null; } }";
        FixProject project = FixProject.Of(Source);

        FixProject mended = await project.FixAsync(new NullContractCodeFix(), Assert.Single(await FindAsync(project)), NullContractCodeFix.Write);

        Assert.Equal(Source.Replace("string? s)", "[global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? s)", StringComparison.Ordinal), mended["File0.cs"]);
        Assert.Empty((await mended.GenerateAsync()).Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public async Task Message_OfAContract_SaysWhatHoldsAndHowToWriteIt()
    {
        Diagnostic found = Assert.Single(await FindAsync(FixProject.Of("class A { static bool Fine(string? s) => s is not null; }")));

        Assert.Equal("'s' is not null when 'Fine' returns true; [NotNullWhen(true)] says so to callers", found.GetMessage(CultureInfo.InvariantCulture));
        Assert.False(found.Descriptor.IsEnabledByDefault);
    }

    // The rule is off until somebody turns it on.
    private static async Task<ImmutableArray<Diagnostic>> FindAsync(FixProject project)
    {
        Compilation compilation = (await project.GenerateAsync()).Output;
        return await AnalyzerRun.DiagnosticsOfAsync(
            compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("TERN1010", ReportDiagnostic.Warn))),
            [new NullContractAnalyzer()]);
    }

    private static async Task<int[]> FindInConsumerAsync(string library)
    {
        using MemoryStream assembly = new();
        CSharpCompilation compiled = Compilations.Of(library);
        Assert.True(compiled.WithAssemblyName("Shop").Emit(assembly, cancellationToken: TestContext.Current.CancellationToken).Success);
        CSharpCompilation consumer = Compilations.Of(Consumer).AddReferences(MetadataReference.CreateFromImage(assembly.ToArray()));
        return [.. (await AnalyzerRun.DiagnosticsOfAsync(consumer, [new NullFlowAnalyzer()])).Select(d => d.Location.GetLineSpan().StartLinePosition.Line + 1)];
    }
}
