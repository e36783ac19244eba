using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Xunit;

namespace Tern.Package.Tests;

/// <summary>A fresh program gets everything from one package reference: runtime, generator, and a call that works however the program is published.</summary>
[Collection(BuildCollection.Name)]
public sealed partial class PackageTests(PackedTern package)
{
    private const string Linker = "needs the linker of NativeAOT: install clang zlib1g-dev with apt-get";

    private static readonly string[] s_expected =
    [
        "ThriftBuffered: Hello, world, 6",
        "ThriftBuffered: say a name",
        "ThriftFramed: Hello, world, 6",
        "ThriftFramed: say a name",
        "ThriftTTHeader: Hello, world, 6",
        "ThriftTTHeader: say a name",
        "governed: Hello, second, 0",
        "hosted: Hello, host, 0",
    ];

    [Fact]
    public void Package_Content_HoldsRuntimeAndGenerator()
    {
        IReadOnlyList<string> files = package.Files();

        foreach (string framework in new[] { "net9.0", "net10.0" })
        {
            foreach (string assembly in new[] { "Abstractions", "Serialization", "Protocols", "Transport", "Client", "Server", "Governance", "Extensions.Hosting" })
            {
                Assert.Contains($"lib/{framework}/Tern.{assembly}.dll", files);
                Assert.Contains($"lib/{framework}/Tern.{assembly}.xml", files);
            }
        }

        foreach (string assembly in new[] { "Generators", "Emit", "Idl", "Schema", "Analyzers", "Analyzers.CodeFixes" })
        {
            Assert.Contains($"analyzers/dotnet/cs/Tern.{assembly}.dll", files);
        }

        Assert.DoesNotContain(files, file => file.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    [Fact]
    public void Package_Dependencies_NameNoProjectOfTern()
    {
        string specification = package.Read("Tern.nuspec");

        Assert.DoesNotContain("<dependency id=\"Tern", specification);
        Assert.DoesNotContain("Microsoft.CodeAnalysis", specification);
    }

    [Fact]
    public async Task Program_RunByTheJit_MakesItsCalls()
    {
        string folder = package.CreateConsumer("jit");

        AssertClean(await DotNet.RunAsync(folder, "dotnet", ["build", "-c", "Release", "-o", "out", .. Properties("net10.0")]));

        AssertCalls(await DotNet.RunAsync(folder, Path.Combine(folder, "out", "Consumer")));
        await AssertPrecompiledAsync(folder);
    }

    [Theory]
    [InlineData("net9.0")]
    [InlineData("net10.0")]
    public async Task Program_Trimmed_MakesItsCallsWithoutWarnings(string framework)
    {
        string folder = package.CreateConsumer("trimmed-" + framework);

        AssertClean(await DotNet.RunAsync(
            folder, "dotnet", ["publish", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "-p:PublishTrimmed=true", "-o", "out", .. Properties(framework)]));

        AssertCalls(await DotNet.RunAsync(folder, Path.Combine(folder, "out", "Consumer")));
    }

    [Fact]
    public async Task Program_PublishedAsNativeAot_MakesItsCallsWithoutWarnings()
    {
        RequireLinker();
        string folder = package.CreateConsumer("aot");

        AssertClean(await DotNet.RunAsync(
            folder, "dotnet", ["publish", "-r", RuntimeInformation.RuntimeIdentifier, "-p:PublishAot=true", "-o", "out", .. Properties("net9.0")]));

        Assert.False(File.Exists(Path.Combine(folder, "out", "Consumer.dll")));
        AssertCalls(await DotNet.RunAsync(folder, Path.Combine(folder, "out", "Consumer")));
    }

    [Fact]
    public async Task ProgramOfIdl_BuiltAndTrimmed_MakesItsCallsWithoutWarnings()
    {
        string folder = package.CreateConsumer("idl", "IdlConsumer");

        AssertClean(await DotNet.RunAsync(folder, "dotnet", ["build", "-c", "Release", "-o", "built", .. Properties("net10.0")]));
        AssertCallsOfIdl(await DotNet.RunAsync(folder, Path.Combine(folder, "built", "Consumer")));

        AssertClean(await DotNet.RunAsync(
            folder, "dotnet", ["publish", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "-p:PublishTrimmed=true", "-o", "out", .. Properties("net10.0")]));
        AssertCallsOfIdl(await DotNet.RunAsync(folder, Path.Combine(folder, "out", "Consumer")));
    }

    [Fact]
    public async Task Idl_ThatIsWrong_IsAnErrorOfTheBuildAtItsLine()
    {
        string folder = package.CreateConsumer("broken-idl", "IdlConsumer");
        await File.AppendAllTextAsync(Path.Combine(folder, "idl", "people.thrift"), "\nstruct Broken { 1: Missing a }\n");

        (int exitCode, string output) = await DotNet.RunAsync(folder, "dotnet", ["build", .. Properties("net10.0")]);

        Assert.NotEqual(0, exitCode);
        Assert.Matches(IdlError(), output);
    }

    [Fact]
    public async Task Contract_ThatCannotBeCarried_IsAnErrorOfTheBuild()
    {
        string folder = package.CreateConsumer("broken");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Broken.cs"),
            "[Tern.RpcMessage] public sealed partial class Broken { [Tern.RpcField(1)] public System.Threading.Thread? Thread { get; set; } }");

        (int exitCode, string output) = await DotNet.RunAsync(folder, "dotnet", ["build", .. Properties("net10.0")]);

        Assert.NotEqual(0, exitCode);
        Assert.Matches(ContractError(), output);
    }

    [Fact]
    public async Task ContractLock_ThatIsBroken_FailsTheBuildAtTheMemberAndAtTheIdl()
    {
        string folder = package.CreateConsumer("locked");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Locked.cs"),
            "namespace Locked; [Tern.RpcMessage] public sealed partial class Item { [Tern.RpcField(1)] public int Count { get; set; } }");
        await File.WriteAllTextAsync(Path.Combine(folder, "locked.thrift"), "namespace netstd Locked.Idl\nstruct Price {\n  1: i64 cents\n}\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "Directory.Build.props"), "<Project><ItemGroup><TernIdl Include=\"locked.thrift\" /></ItemGroup></Project>");
        string[] build = ["build", "--no-incremental", .. Properties("net10.0")];

        // The whole consumer is not recorded, which is a warning; warnings are errors here.
        await File.WriteAllTextAsync(
            Path.Combine(folder, "tern.lock"),
            """
            tern-lock 1
            both message Locked.Item struct
            both message Locked.Item 1 count default string
            thrift message locked.Price struct
            thrift message locked.Price 1 cents default i32

            """);
        (int exitCode, string output) = await DotNet.RunAsync(folder, "dotnet", build);

        Assert.NotEqual(0, exitCode);
        Assert.Matches(@"Locked\.cs\(1,\d+\): error TERN3511: ", output);
        Assert.Matches(@"locked\.thrift\(3,\d+\): error TERN3511: ", output);
        Assert.Matches("error TERN3501: ", output);
        AssertClean(await DotNet.RunAsync(folder, "dotnet", [.. build, "-p:TernContractLock=none"]));
    }

    private IEnumerable<string> Properties(string framework) => [$"-p:ConsumerFramework={framework}", $"-p:TernVersion={package.Version}", "-nodeReuse:false"];

    private static void AssertClean((int ExitCode, string Output) run)
    {
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.DoesNotMatch(Warning(), run.Output);
    }

    private static void AssertCalls((int ExitCode, string Output) run)
    {
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(s_expected, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static void AssertCallsOfIdl((int ExitCode, string Output) run)
    {
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(
            ["Hello, world, 6", "say a name", "2026-01-31", "2026-02-01", "the end"],
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static void RequireLinker()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (folders.Any(folder => File.Exists(Path.Combine(folder, "clang"))) && File.Exists("/usr/include/zlib.h"))
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("TERN_REQUIRE_PEERS") is null or "" or "0")
        {
            Assert.Skip(Linker);
        }

        Assert.Fail(Linker);
    }

    [GeneratedRegex(@"warning [A-Z]+\d+", RegexOptions.IgnoreCase)]
    private static partial Regex Warning();

    [GeneratedRegex(@"Broken\.cs\(1,\d+\): error TERN0\d\d\d: ")]
    private static partial Regex ContractError();

    [GeneratedRegex(@"people\.thrift\(8,20\): error TERN3004: ")]
    private static partial Regex IdlError();
}
