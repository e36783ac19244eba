using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Tern.Analyzers.CodeFixes.Locking;
using Tern.Analyzers.Locking;
using Tern.Analyzers.Tests.Support;

namespace Tern.Analyzers.Tests.Locking;

public sealed class ContractLockTests
{
    private const string Lock = "tern.lock";

    private const string Before =
        """
        using Tern;

        namespace Shop;

        [RpcService("shop.Catalog")]
        public interface ICatalog
        {
            ValueTask<Item> GetAsync(int id);
            ValueTask PutAsync(Item item);
        }

        [RpcMessage]
        public sealed partial record Item
        {
            [RpcField(1)] public required string Sku { get; init; }
            [RpcField(2)] public int Count { get; init; }
            [RpcField(3)] public Color Color { get; init; }
        }

        public enum Color { Red, Blue }
        """;

    private static readonly ContractLockAnalyzer s_analyzer = new();
    private static readonly ContractLockCodeFix s_fixer = new();

    [Fact]
    public async Task Analyze_NoLock_RegistersNothing()
    {
        Compilation compilation = Compilations.Of(Before);
        CompilationWithAnalyzers run = compilation.WithAnalyzers([s_analyzer]);

        Assert.Empty(await run.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));

        var telemetry = await run.GetAnalyzerTelemetryInfoAsync(s_analyzer, TestContext.Current.CancellationToken);
        Assert.Equal(0, telemetry.SemanticModelActionsCount);
        Assert.Equal(0, telemetry.AdditionalFileActionsCount);
    }

    [Fact]
    public async Task Analyze_EmptyLock_ReportsEachContractOnce_AndAcceptingAllFillsIt()
    {
        FixProject project = FixProject.Of(Before).With(Lock, "");
        ImmutableArray<Diagnostic> found = await project.AnalyzeAsync(s_analyzer);
        Assert.Equal(["TERN3501 ICatalog", "TERN3501 Item", "TERN3501 Color"], Spell(found));

        FixProject accepted = await project.FixAsync(s_fixer, found[0], ContractLockCodeFix.AcceptEvery);

        Assert.Equal(
            """
            # What peers of these contracts rely on. Commit this file; Tern reports whatever changes it.
            tern-lock 1
            both enum Shop.Color open
            both enum Shop.Color 0 Red
            both enum Shop.Color 1 Blue
            both message Shop.Item struct
            both message Shop.Item 1 sku required string
            both message Shop.Item 2 count default i32|int32
            both message Shop.Item 3 color default Shop.Color
            both service shop.Catalog
            both service shop.Catalog Get unary
            both service shop.Catalog Get 1 id default i32|int32
            both service shop.Catalog Get returns Shop.Item
            both service shop.Catalog Put unary
            both service shop.Catalog Put 1 item default Shop.Item

            """,
            accepted[Lock]);
        Assert.Empty(await accepted.AnalyzeAsync(s_analyzer));
    }

    [Theory]
    [InlineData("public int Count", "public string? Count", "TERN3511 Count")]
    [InlineData("[RpcField(2)] public int Count", "[RpcField(9)] public int Count", "TERN3512 Count")]
    [InlineData("[RpcField(2)] public int Count", "[RpcField(2)] public string? Note", "TERN3510 Note")]
    [InlineData("public int Count", "public required int Count", "TERN3513 Count")]
    [InlineData("public required string Sku", "public string? Sku", "TERN3514 Sku")]
    [InlineData("    [RpcField(2)] public int Count { get; init; }\n", "", "TERN3515 Item")]
    [InlineData("public int Count", "public int Total", "TERN3516 Total")]
    [InlineData("Count { get; init; }", "Count { get; init; } = 5;", "TERN3517 Count")]
    [InlineData("[RpcField(2)] public int Count", "[RpcField(2, Wire = WireEncoding.Fixed)] public int Count", "TERN3518 Count")]
    [InlineData("Red, Blue", "Red", "TERN3520 Color")]
    [InlineData("Red, Blue", "Red, Blue = 5", "TERN3521 Blue")]
    [InlineData("Red, Blue", "Red, Green", "TERN3522 Green")]
    [InlineData("    ValueTask PutAsync(Item item);\n", "", "TERN3542 ICatalog")]
    [InlineData("\"shop.Catalog\"", "\"shop.Store\"", "TERN3541 ICatalog")]
    [InlineData("ValueTask PutAsync(Item item)", "ValueTask StoreAsync(Item item)", "TERN3543 StoreAsync")]
    [InlineData("GetAsync(int id)", "GetAsync(string id)", "TERN3544 id")]
    [InlineData("ValueTask<Item> GetAsync", "ValueTask<int> GetAsync", "TERN3545 GetAsync")]
    [InlineData("ValueTask<Item> GetAsync", "IAsyncEnumerable<Item> GetAsync", "TERN3546 GetAsync")]
    [InlineData("    ValueTask PutAsync", "    [OneWay] ValueTask PutAsync", "TERN3547 PutAsync")]
    [InlineData("Red, Blue", "Red, Blue, Green", "TERN3501 Green")]
    public async Task Analyze_Change_IsReportedAtTheMember_AndAccepted(string text, string with, string expected)
    {
        FixProject project = FixProject.Of(Changed(text, with)).With(Lock, await LockOfAsync(Before));

        ImmutableArray<Diagnostic> found = await project.AnalyzeAsync(s_analyzer);

        // A change may have several sides, such as one for each wire.
        Assert.Contains(expected, Spell(found));
        Assert.All(found, d => Assert.True(d.Location.IsInSource));

        FixProject one = project;
        for (int i = 0; i < found.Length; i++)
        {
            one = await one.FixAsync(s_fixer, (await one.AnalyzeAsync(s_analyzer))[0], ContractLockCodeFix.AcceptOne);
        }

        FixProject all = await project.FixAllAsync(s_fixer, found, ContractLockCodeFix.AcceptOne);
        FixProject every = await project.FixAsync(s_fixer, found[0], ContractLockCodeFix.AcceptEvery);
        Assert.Equal(every[Lock], one[Lock]);
        Assert.Equal(every[Lock], all[Lock]);
        Assert.NotEqual(project[Lock], every[Lock]);
        Assert.Empty(await every.AnalyzeAsync(s_analyzer));
    }

    [Fact]
    public async Task Analyze_ContractIsGone_IsReportedInTheLock_AndAccepted()
    {
        FixProject project = FixProject.Of("using Tern;").With(Lock, await LockOfAsync(Before));

        ImmutableArray<Diagnostic> found = await project.AnalyzeAsync(s_analyzer);

        Assert.Equal(["TERN3532", "TERN3532", "TERN3540"], found.Select(d => d.Id).Order(StringComparer.Ordinal));
        Assert.All(found, d => Assert.Equal(FixProject.Folder + Lock, d.Location.GetLineSpan().Path));
        Assert.Equal("both service shop.Catalog", LineOf(project[Lock], found.Single(d => d.Id == "TERN3540")));
        FixProject accepted = await project.FixAllAsync(s_fixer, found, ContractLockCodeFix.AcceptOne);
        Assert.Empty(await accepted.AnalyzeAsync(s_analyzer));
    }

    [Fact]
    public async Task Accept_RemovedField_KeepsItsIdReserved_AndReportsItsReuse()
    {
        FixProject removed = FixProject.Of(Changed("    [RpcField(2)] public int Count { get; init; }\n", "")).With(Lock, await LockOfAsync(Before));
        FixProject accepted = await removed.FixAsync(s_fixer, (await removed.AnalyzeAsync(s_analyzer))[0], ContractLockCodeFix.AcceptOne);
        Assert.Contains("both message Shop.Item reserved 2 count\n", accepted[Lock], StringComparison.Ordinal);

        ImmutableArray<Diagnostic> found = await FixProject.Of(Changed("int Count", "string? Note")).With(Lock, accepted[Lock]).AnalyzeAsync(s_analyzer);

        Assert.Equal(["TERN3510 Note"], Spell(found));
    }

    [Fact]
    public async Task Accept_LockWithWindowsLines_KeepsThem()
    {
        string text = (await LockOfAsync(Before)).Replace("\n", "\r\n", StringComparison.Ordinal);
        FixProject project = FixProject.Of(Changed("Red, Blue", "Red, Blue, Green")).With(Lock, text);
        Diagnostic found = Assert.Single(await project.AnalyzeAsync(s_analyzer));

        FixProject one = await project.FixAsync(s_fixer, found, ContractLockCodeFix.AcceptOne);
        FixProject every = await project.FixAsync(s_fixer, found, ContractLockCodeFix.AcceptEvery);

        Assert.Equal(text.Replace("1 Blue\r\n", "1 Blue\r\nboth enum Shop.Color 2 Green\r\n", StringComparison.Ordinal), one[Lock]);
        Assert.Equal(one[Lock], every[Lock]);
    }

    [Fact]
    public async Task Analyze_Idl_IsReportedAtItsLine_AndAccepted()
    {
        const string Thrift = "namespace netstd Shop\n\nstruct Item {\n  1: required string sku\n  2: i32 count\n}\n\nservice Catalog {\n  Item get(1: i32 id)\n}\n";
        const string Proto = "syntax = \"proto3\";\npackage shop;\n\nmessage Price {\n  int64 cents = 1;\n}\n";
        FixProject first = FixProject.Of("using Tern;").WithIdl(("shop.thrift", Thrift), ("price.proto", Proto)).With(Lock, "");
        ImmutableArray<Diagnostic> initial = await first.AnalyzeAsync(s_analyzer);
        Assert.All(initial, d => Assert.Equal("TERN3501", d.Id));
        FixProject locked = await first.FixAsync(s_fixer, initial[0], ContractLockCodeFix.AcceptEvery);
        Assert.Contains("thrift message shop.Item 2 count default i32\n", locked[Lock], StringComparison.Ordinal);
        Assert.Contains("proto message shop.Price 1 cents default int64\n", locked[Lock], StringComparison.Ordinal);
        Assert.Empty(await locked.AnalyzeAsync(s_analyzer));

        FixProject changed = FixProject.Of("using Tern;")
            .WithIdl(("shop.thrift", Thrift.Replace("2: i32 count", "2: i64 count", StringComparison.Ordinal)), ("price.proto", Proto.Replace("int64 cents", "string cents", StringComparison.Ordinal)))
            .With(Lock, locked[Lock]);
        ImmutableArray<Diagnostic> found = await changed.AnalyzeAsync(s_analyzer);

        Assert.Equal(["TERN3511", "TERN3511"], found.Select(d => d.Id));
        Assert.Equal("  2: i64 count", LineOf(changed["shop.thrift"], found.Single(d => d.Location.GetLineSpan().Path.EndsWith("shop.thrift", StringComparison.Ordinal))));
        Assert.Equal("  string cents = 1;", LineOf(changed["price.proto"], found.Single(d => d.Location.GetLineSpan().Path.EndsWith("price.proto", StringComparison.Ordinal))));
        FixProject accepted = await changed.FixAllAsync(s_fixer, found, ContractLockCodeFix.AcceptOne);
        Assert.Empty(await accepted.AnalyzeAsync(s_analyzer));
    }

    [Fact]
    public async Task Analyze_LineThatCannotBeRead_IsReportedThere_AndNothingElse()
    {
        string text = (await LockOfAsync(Before)).Replace("tern-lock 1\n", "tern-lock 1\n<<<<<<< HEAD\n", StringComparison.Ordinal);
        FixProject project = FixProject.Of(Changed("int Count", "string Count")).With(Lock, text);

        Diagnostic found = Assert.Single(await project.AnalyzeAsync(s_analyzer));

        Assert.Equal("TERN3502", found.Id);
        Assert.Equal("<<<<<<< HEAD", LineOf(text, found));
        Assert.Empty(await project.ActionsAsync(s_fixer, found));
    }

    [Fact]
    public async Task Analyze_ContractWithAnError_WaitsUntilItIsMended()
    {
        // The generator's error fails the build; half a contract must not look like a removed one.
        FixProject project = FixProject.Of(Changed("public int Count", "public object? Count")).With(Lock, await LockOfAsync(Before));

        Assert.Empty(await project.AnalyzeAsync(s_analyzer));
        Assert.NotEmpty((await project.GenerateAsync()).Reported);
    }

    [Fact]
    public async Task Analyze_SuppressedInTheSource_IsSilent()
    {
        FixProject project = FixProject.Of("#pragma warning disable TERN3516\n" + Changed("public int Count", "public int Total")).With(Lock, await LockOfAsync(Before));

        Assert.Empty(await project.AnalyzeAsync(s_analyzer));
    }

    private static string Changed(string text, string with)
    {
        Assert.Contains(text, Before, StringComparison.Ordinal);
        return Before.Replace(text, with, StringComparison.Ordinal);
    }

    private static async Task<string> LockOfAsync(string source)
    {
        FixProject project = FixProject.Of(source).With(Lock, "");
        return (await project.FixAsync(s_fixer, (await project.AnalyzeAsync(s_analyzer))[0], ContractLockCodeFix.AcceptEvery))[Lock];
    }

    private static IEnumerable<string> Spell(IEnumerable<Diagnostic> found)
        => found.Select(d => $"{d.Id} {(d.Location.SourceTree is { } tree ? tree.ToString().Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length) : "")}");

    private static string LineOf(string text, Diagnostic diagnostic) => text.Split('\n')[diagnostic.Location.GetLineSpan().StartLinePosition.Line];
}
