using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tern.Cli.Tests.Plugins;

/// <summary>Generation steps of users, the one in docs/cli.md first.</summary>
public sealed class PluginTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public PluginTests() => _folder.Write("stock.thrift", Shop.ThriftIdl);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Plugin_ExampleOfTheDocumentation_CompilesAndWritesItsFiles()
    {
        Build("Docs.dll", DocumentedExample());

        CliRun run = await CliRun.InAsync(_folder.Path, "gen", "stock.thrift", "-o", "out", "--no-csharp", "--plugin", "Docs.dll", "--plugin-option", "title=The shop");

        Assert.Equal("+ out/services.md\n1 file: 1 new, 0 changed, 0 as before, 0 removed\n", run.Succeeds());
        Assert.Contains("# The shop\n", _folder.Read("out/services.md"));
        Assert.Contains("## Stock\n", _folder.Read("out/services.md"));
        Assert.Contains("- `find`: Finds an item.\n", _folder.Read("out/services.md"));
        Assert.Contains("stock.thrift(15,8): warning ServiceIndex: ", run.Error);
    }

    [Fact]
    public async Task Plugin_ErrorThatItReports_StopsBeforeAnythingIsWritten()
    {
        Build("P.dll", """context.AddFile("a.txt", "a"); context.Report(Tern.Idl.IdlSeverity.Error, "no such thing", context.Schema.Files[0].Services[0].Where);""", isBody: true);

        CliRun run = await CliRun.InAsync(_folder.Path, "gen", "stock.thrift", "-o", "out", "--plugin", "P.dll");

        Assert.Equal(ExitCodes.Misuse, run.ExitCode);
        Assert.Matches(@"stock\.thrift\(\d+,9\): error Step: no such thing", run.Error);
        Assert.False(Directory.Exists(_folder.At("out")));
    }

    [Theory]
    [InlineData("""throw new System.InvalidOperationException("broken");""", "The generation step Step of 'P.dll' failed")]
    [InlineData("""context.AddFile("../outside.txt", "a");""", "no path below the output folder")]
    [InlineData("""context.AddFile("a.txt", "a"); context.AddFile("a.txt", "b");""", "Two files")]
    public async Task Plugin_ThatMisbehaves_IsNamed(string body, string why)
    {
        Build("P.dll", body, isBody: true);

        CliRun run = await CliRun.InAsync(_folder.Path, "gen", "stock.thrift", "-o", "out", "--plugin", "P.dll");

        Assert.Equal(ExitCodes.Misuse, run.ExitCode);
        Assert.Contains(why, run.Error);
        Assert.False(File.Exists(_folder.At("outside.txt")));
    }

    [Fact]
    public async Task Plugin_FileThatIsNone_SaysWhy()
    {
        _folder.Write("text.dll", "no assembly");
        Build("Empty.dll", "public class NoStep { }");

        CliRun missing = await CliRun.InAsync(_folder.Path, "gen", "stock.thrift", "-o", "out", "--plugin", "missing.dll");
        CliRun text = await CliRun.InAsync(_folder.Path, "gen", "stock.thrift", "-o", "out", "--plugin", "text.dll");
        CliRun empty = await CliRun.InAsync(_folder.Path, "gen", "stock.thrift", "-o", "out", "--plugin", "Empty.dll");

        Assert.Contains("Build the plug-in first", missing.Error);
        Assert.Contains("cannot be loaded", text.Error);
        Assert.Contains("has no public class that implements IGenerationStep", empty.Error);
    }

    private static string DocumentedExample()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Sdk.sln")))
        {
            folder = folder.Parent!;
        }

        string page = File.ReadAllText(Path.Combine(folder.FullName, "docs", "cli.md"));
        return Regex.Matches(page, "```csharp\n(.*?)```", RegexOptions.Singleline).Select(static match => match.Groups[1].Value).Single(static code => code.Contains(": IGenerationStep", StringComparison.Ordinal));
    }

    private void Build(string file, string code, bool isBody = false)
    {
        string source = isBody ? $"public sealed class Step : Tern.Idl.Plugins.IGenerationStep {{ public void Generate(Tern.Idl.Plugins.GenerationContext context) {{ {code} }} }}" : code;
        const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq;";
        CSharpCompilation compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(file) + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(source), CSharpSyntaxTree.ParseText(Usings)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(_folder.At(file));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }
}
