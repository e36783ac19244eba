using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tern.Cli.Tests.Gen;

/// <summary><c>tern gen</c>.</summary>
public sealed class GenTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public GenTests()
    {
        _folder.Write("idl/stock.thrift", Shop.ThriftIdl);
        _folder.Write("idl/catalog.proto", Shop.ProtobufIdl);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Gen_Folder_WritesAFilePerType()
    {
        CliRun run = await CliRun.InAsync(_folder.Path, "gen", "idl", "-o", "out");

        Assert.Equal(
            """
            + out/Shop.IStock-Declaration.g.cs
            + out/Shop.Item-Declaration.g.cs
            + out/Shop.OutOfStock-Declaration.g.cs
            + out/Shop.Size-Declaration.g.cs
            + out/Shop.V1.FindItem-Declaration.g.cs
            + out/Shop.V1.ICatalog-Declaration.g.cs
            + out/Shop.V1.Item-Declaration.g.cs
            + out/Shop.V1.Size-Declaration.g.cs
            8 files: 8 new, 0 changed, 0 as before, 0 removed

            """.ReplaceLineEndings("\n"),
            run.Succeeds());
        Assert.Contains("public required string Sku { get; init; }", _folder.Read("out/Shop.Item-Declaration.g.cs"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Gen_Output_CompilesAgainstTheLibraries(bool withCodecs)
    {
        CliRun run = await CliRun.InAsync(_folder.Path, ["gen", "idl", "-o", "out", .. withCodecs ? new[] { "--codecs" } : []]);

        run.Succeeds();
        Assert.Empty(Compile(_folder.Files("out").Where(static file => file.EndsWith(".cs", StringComparison.Ordinal)).Select(_folder.Read)));
        Assert.Equal(withCodecs, _folder.Files("out").Any(static file => file.Contains("Contracts", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Gen_SecondRun_TouchesOnlyWhatDiffers()
    {
        (await CliRun.InAsync(_folder.Path, "gen", "idl/stock.thrift", "-o", "out")).Succeeds();
        _folder.Write("idl/stock.thrift", Shop.ThriftIdl.Replace("enum Size { SMALL = 1, LARGE = 2 }", "enum Size { SMALL = 1, LARGE = 2, HUGE = 3 }", StringComparison.Ordinal).Replace("exception OutOfStock", "exception SoldOut", StringComparison.Ordinal).Replace("1: OutOfStock", "1: SoldOut", StringComparison.Ordinal));

        CliRun run = await CliRun.InAsync(_folder.Path, "gen", "idl/stock.thrift", "-o", "out");

        Assert.Equal(
            """
            ~ out/Shop.IStock-Declaration.g.cs
            - out/Shop.OutOfStock-Declaration.g.cs
            ~ out/Shop.Size-Declaration.g.cs
            + out/Shop.SoldOut-Declaration.g.cs
            4 files: 1 new, 2 changed, 1 as before, 1 removed

            """.ReplaceLineEndings("\n"),
            run.Succeeds());
        Assert.False(File.Exists(_folder.At("out/Shop.OutOfStock-Declaration.g.cs")));
    }

    [Fact]
    public async Task Gen_FileOfSomebodyElse_IsNeverOverwritten()
    {
        _folder.Write("out/Shop.Item-Declaration.g.cs", "mine");

        CliRun run = await CliRun.InAsync(_folder.Path, "gen", "idl", "-o", "out", "--force");

        Assert.Equal(ExitCodes.Misuse, run.ExitCode);
        Assert.Contains("were not written by 'tern gen': Shop.Item-Declaration.g.cs", run.Error);
        Assert.Equal("mine", _folder.Read("out/Shop.Item-Declaration.g.cs"));
        Assert.Equal(["out/Shop.Item-Declaration.g.cs"], _folder.Files("out"));
    }

    [Fact]
    public async Task Gen_EditedFile_IsOverwrittenOnlyByForce()
    {
        (await CliRun.InAsync(_folder.Path, "gen", "idl/stock.thrift", "-o", "out")).Succeeds();
        string original = _folder.Read("out/Shop.Item-Declaration.g.cs");
        _folder.Write("out/Shop.Item-Declaration.g.cs", "edited");

        CliRun refused = await CliRun.InAsync(_folder.Path, "gen", "idl/stock.thrift", "-o", "out");
        string between = _folder.Read("out/Shop.Item-Declaration.g.cs");
        CliRun forced = await CliRun.InAsync(_folder.Path, "gen", "idl/stock.thrift", "-o", "out", "--force");

        Assert.Equal((ExitCodes.Misuse, "edited"), (refused.ExitCode, between));
        Assert.Contains("edited since", refused.Error);
        forced.Succeeds();
        Assert.Equal(original, _folder.Read("out/Shop.Item-Declaration.g.cs"));
    }

    [Fact]
    public async Task Gen_EditedFileThatIsNotWantedAnyMore_Stays()
    {
        (await CliRun.InAsync(_folder.Path, "gen", "idl", "-o", "out")).Succeeds();
        _folder.Write("out/Shop.V1.Size-Declaration.g.cs", "edited");

        CliRun run = await CliRun.InAsync(_folder.Path, "gen", "idl/stock.thrift", "-o", "out");

        Assert.Contains("! out/Shop.V1.Size-Declaration.g.cs\n", run.Succeeds());
        Assert.Contains("1 kept because edited", run.Out);
        Assert.Equal("edited", _folder.Read("out/Shop.V1.Size-Declaration.g.cs"));
    }

    [Fact]
    public async Task Gen_DryRun_WritesNothing()
    {
        CliRun run = await CliRun.InAsync(_folder.Path, "gen", "idl", "-o", "out", "--dry-run");

        Assert.EndsWith("; nothing was written\n", run.Succeeds());
        Assert.False(Directory.Exists(_folder.At("out")));
    }

    [Fact]
    public async Task Gen_ListThatLeadsOutOfTheFolder_IsRefused()
    {
        string outside = _folder.Write("precious.txt", "precious");
        _folder.Write("out/.tern-gen", "0123 ../precious.txt\n");

        CliRun run = await CliRun.InAsync(_folder.Path, "gen", "idl", "-o", "out", "--force");

        Assert.Equal(ExitCodes.Misuse, run.ExitCode);
        Assert.True(File.Exists(outside));
    }

    [Fact]
    public async Task Gen_WrongIdl_ListsErrorsAndWritesNothing()
    {
        _folder.Write("idl/wrong.thrift", "struct A { 1: B b }\n");

        CliRun run = await CliRun.InAsync(_folder.Path, "gen", "idl", "-o", "out");

        Assert.Equal(ExitCodes.Misuse, run.ExitCode);
        Assert.Contains("idl/wrong.thrift(1,15): error TERN3", run.Error);
        Assert.False(Directory.Exists(_folder.At("out")));
    }

    [Fact]
    public async Task Gen_Options_ShapeTheCSharp()
    {
        (await CliRun.InAsync(_folder.Path, "gen", "idl/stock.thrift", "-o", "out", "--style", "class", "--namespace", "My.Own", "--internal", "--service", "Stock")).Succeeds();

        Assert.Contains("internal sealed partial class Item", _folder.Read("out/My.Own.Item-Declaration.g.cs"));
    }

    [Fact]
    public async Task Gen_Watch_WritesAgainOnceItIsQuiet()
    {
        ManualTime time = new();
        ManualWatch watch = new();
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        TextWriter shared = TextWriter.Synchronized(output);
        Task<CliRun> run = CliRun.WithAsync(
            _folder.Path,
            with => (with.Time, with.Watch, with.Out, with.Error) = (time, watch, shared, TextWriter.Synchronized(error)),
            "gen", "idl/stock.thrift", "-o", "out", "--watch");
        Assert.Equal([IdlSources.Normal(_folder.At("idl"))], await watch.Folders.Task.Within());

        // A save that is half done, and then the whole.
        string path = _folder.Write("idl/stock.thrift", "struct Ite");
        watch.Change(path);
        await Limit.UntilAsync(() => time.TimerCount == 1, "waits for quiet");
        _folder.Write("idl/stock.thrift", Shop.ThriftIdl.Replace("LARGE = 2", "LARGE = 2, HUGE = 3", StringComparison.Ordinal));
        watch.Change(path);
        await Limit.UntilAsync(() => time.TimerCount == 1, "waits for quiet again");
        await time.RunUntilAsync(Limit.UntilAsync(() => Written().Contains("1 changed", StringComparison.Ordinal), "writes again"), TimeSpan.FromMilliseconds(50));
        watch.End();
        await run.Within();

        Assert.Empty(error.ToString());
        Assert.Contains("changed: idl/stock.thrift\n~ out/Shop.Size-Declaration.g.cs\n", output.ToString());

        // The command writes meanwhile; a synchronized writer is its own lock.
        string Written()
        {
            lock (shared)
            {
                return output.ToString();
            }
        }
    }

    [Fact]
    public async Task Gen_WatchedFileWithErrors_IsReportedAndWatchedOn()
    {
        ManualWatch watch = new();
        string path = _folder.Write("idl/stock.thrift", "struct A { 1: B b }");
        Task<CliRun> run = CliRun.WithAsync(_folder.Path, with => with.Watch = watch, "gen", "idl/stock.thrift", "-o", "out", "--watch");
        await watch.Folders.Task.Within();
        _folder.Write("idl/stock.thrift", "struct A { 1: i32 b }");
        watch.Change(path);
        await Limit.UntilAsync(() => File.Exists(_folder.At("out/Stock.A-Declaration.g.cs")), "the mended file is written");
        watch.End();

        Assert.Contains("stock.thrift(1,15): error", (await run.Within()).Error);
    }

    [Fact]
    public async Task FileWatch_FileThatIsWritten_IsTold()
    {
        using CancellationTokenSource end = new();
        await using IAsyncEnumerator<string> changes = new FileWatch().ChangesAsync([_folder.At("idl")], end.Token).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        _folder.Write("idl/notes.txt", "no IDL");
        string path = _folder.Write("idl/more/new.thrift", "struct A {}");
        _folder.Write("idl/stock.thrift", "struct A {}");

        Assert.True(await changes.MoveNextAsync().Within());
        Assert.Contains(changes.Current, new[] { path, _folder.At("idl/stock.thrift") });
        await end.CancelAsync();
    }

    private static IEnumerable<string> Compile(IEnumerable<string> sources)
    {
        // Without the generator, methods of messages have no bodies; declarations need none.
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Generated",
            sources.Append("global using System; global using System.Collections.Generic; global using System.Threading.Tasks;").Select(static source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        return compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(static diagnostic => diagnostic.ToString());
    }
}
