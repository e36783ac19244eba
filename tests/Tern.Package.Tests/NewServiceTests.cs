using System.Text.RegularExpressions;
using Xunit;

namespace Tern.Package.Tests;

/// <summary>What <c>tern new</c> writes, tried as a new user would: it builds from packages without a warning, its tests pass, it runs.</summary>
[Collection(BuildCollection.Name)]
public sealed partial class NewServiceTests(PackedTern package)
{
    private const string Idl = """
        namespace netstd Acme.Catalog
        enum Size { SMALL = 1, LARGE = 2 }
        struct Money { 1: required i64 cents, 2: string currency }
        struct Item { 1: required string sku, 2: optional Money price, 3: list<string> tags, 4: Size size }
        union Payment { 1: string card, 2: i64 voucher }
        exception NotFound { 1: string message }
        service Catalog {
          Item get(1: string sku) throws (1: NotFound missing)
          void put(1: Item item, 2: Payment payment, 3: Money event)
          oneway void note(1: string text)
          Item watch(1: Item item) (streaming.mode = "server")
        }
        service Payments extends Catalog {
          i32 pay(1: Payment payment)
        }
        """;

    // The command lies beside the tests, as it is built.
    private static readonly string s_tool = Path.Combine(AppContext.BaseDirectory, "Tern.Cli.dll");

    [Fact]
    public async Task New_FromNothing_BuildsTestsAndRuns()
    {
        string folder = package.CreateFolder("new-from-nothing");
        await SucceedAsync(folder, "dotnet", s_tool, "new", "Acme.Hello", "--tern-version", package.Version);

        string output = await TryAsync(Path.Combine(folder, "Acme.Hello"), "Acme.Hello", tests: 2);

        Assert.Equal("Hello, world", output);
    }

    [Fact]
    public async Task New_FromIdl_BuildsTestsAndRuns()
    {
        string folder = package.CreateFolder("new-from-idl");
        await File.WriteAllTextAsync(Path.Combine(folder, "catalog.thrift"), Idl);
        await SucceedAsync(folder, "dotnet", s_tool, "new", "Acme.Shop", "--idl", "catalog.thrift", "--tern-version", package.Version);

        string output = await TryAsync(Path.Combine(folder, "Acme.Shop"), "Acme.Shop", tests: 4);

        Assert.StartsWith("Unimplemented: ", output);
        Assert.Contains("get is not written yet", output);
    }

    [Fact]
    public async Task DotnetNew_TemplateOfThePackage_WritesWhatTernNewDoes()
    {
        string folder = package.CreateFolder("new-from-template");
        string hive = Path.Combine(folder, "hive");
        string templates = await package.PackAsync("src/Runtime/Tern.Templates", "Tern.Templates");
        await SucceedAsync(folder, "dotnet", s_tool, "new", "Acme.Hello", "--output", "expected", "--tern-version", package.Version);

        await SucceedAsync(folder, "dotnet", "new", "install", templates, "--debug:custom-hive", hive);
        await SucceedAsync(folder, "dotnet", "new", "tern-service", "-n", "Acme.Hello", "-o", "written", "--debug:custom-hive", hive);

        Assert.Equal(Read(Path.Combine(folder, "expected")), Read(Path.Combine(folder, "written")));
    }

    [Fact]
    public async Task Tool_InstalledFromThePackage_Runs()
    {
        string folder = package.CreateFolder("tool");
        await package.PackAsync("src/Runtime/Tern.Cli", "Tern.Cli");
        await SucceedAsync(folder, "dotnet", "tool", "install", "Tern.Cli", "--version", package.Version, "--tool-path", "bin");
        await File.WriteAllTextAsync(Path.Combine(folder, "catalog.thrift"), Idl);

        string output = await SucceedAsync(folder, Path.Combine(folder, "bin", "tern"), "describe", "catalog.thrift");

        Assert.Contains("  get(sku: string) -> Item throws NotFound", output);
    }

    // Builds, tests, starts the server, runs the client.
    private static async Task<string> TryAsync(string solution, string name, int tests)
    {
        string build = await SucceedAsync(solution, "dotnet", "build", "-c", "Release", "-nodeReuse:false");
        Assert.DoesNotMatch(Warning(), build);
        string tested = await SucceedAsync(solution, "dotnet", "test", "-c", "Release", "--no-build");
        Assert.Matches($@"succeeded: {tests}\b", tested);

        string settings = Path.Combine(solution, "src", $"{name}.Server", "bin", "Release", "net10.0", "appsettings.json");
        await File.WriteAllTextAsync(settings, (await File.ReadAllTextAsync(settings)).Replace("0.0.0.0:8888", "127.0.0.1:0", StringComparison.Ordinal));
        await using ServiceProcess server = await ServiceProcess.StartAsync(Path.Combine(Path.GetDirectoryName(settings)!, $"{name}.Server"));
        return (await SucceedAsync(solution, Path.Combine(solution, "src", $"{name}.Client", "bin", "Release", "net10.0", $"{name}.Client"), server.Address)).Trim();
    }

    private static async Task<string> SucceedAsync(string folder, string program, params string[] arguments)
    {
        (int exitCode, string output) = await DotNet.RunAsync(folder, program, arguments);
        Assert.True(exitCode == 0, $"{program} {string.Join(' ', arguments)}\n{output}");
        return output;
    }

    private static Dictionary<string, string> Read(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText, StringComparer.Ordinal);

    [GeneratedRegex(@"warning [A-Z]+\d+", RegexOptions.IgnoreCase)]
    private static partial Regex Warning();
}
