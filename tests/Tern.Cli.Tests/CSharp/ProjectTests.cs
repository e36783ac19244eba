namespace Tern.Cli.Tests.CSharp;

/// <summary><c>tern export</c> and <c>tern lock</c> of contracts in C#.</summary>
public sealed class ProjectTests(ContractProject project) : IClassFixture<ContractProject>
{
    [Fact]
    public async Task Export_Project_WritesIdlThatSaysTheSame()
    {
        CliRun run = await CliRun.InAsync(project.Path, "export", "Shop.Contract", "-o", "idl");
        CliRun again = await CliRun.InAsync(project.Path, "export", "Shop.Contract", "-o", "idl", "--check", "--no-build");

        Assert.Equal("+ idl/Shop.Contract.thrift\n+ idl/shop.proto\n2 files: 2 new, 0 changed, 0 as before, 0 removed\n", run.Succeeds().Replace("\\", "/", StringComparison.Ordinal));
        again.Succeeds();
        string thrift = project.Folder.Read("idl/Shop.Contract.thrift");
        Assert.Contains("1: required string sku", thrift);
        Assert.Contains("Finds a thing.", thrift);
        Assert.Contains("rpc Watch", project.Folder.Read("idl/shop.proto"));
        Assert.Contains("service Shop.Catalog\n  Get(GetItem) -> Item", (await CliRun.InAsync(project.Path, "describe", "idl/shop.proto")).Succeeds());
    }

    [Fact]
    public async Task Export_CompiledAssembly_WritesIdlOfIt()
    {
        (await CliRun.InAsync(project.Path, "export", "Shop.Contract", "-o", "by-source", "--to", "proto")).Succeeds();

        CliRun run = await CliRun.InAsync(project.Path, "export", "Shop.Contract/bin/Debug/net10.0/Shop.Contract.dll", "-o", "by-assembly", "--to", "proto");

        run.Succeeds();
        Assert.Contains("rpc Watch", project.Folder.Read("by-assembly/shop.proto"));
    }

    [Fact]
    public async Task Lock_Project_RecordsAndReportsBreaks()
    {
        using ContractProject own = new();
        CliRun first = await CliRun.InAsync(own.Path, "lock", "Shop.Contract");
        own.Folder.Write("Shop.Contract/Contract.cs", ContractProject.Source.Replace("long? Cents", "string? Cents", StringComparison.Ordinal));

        CliRun broken = await CliRun.InAsync(own.Path, "lock", "Shop.Contract");

        Assert.StartsWith("Shop.Contract/tern.lock written: ", first.Succeeds());
        Assert.Contains("both message Shop.Item 1 sku required string\n", own.Folder.Read("Shop.Contract/tern.lock"));
        Assert.Equal(ExitCodes.Failed, broken.ExitCode);
        Assert.Contains("Contract.cs(27,", broken.Out);
        Assert.Contains("error TERN3511: ", broken.Out);
    }

    [Fact]
    public async Task Export_ProjectThatDoesNotBuild_SaysWhy()
    {
        using TempFolder folder = new();
        folder.Write("Bad/Bad.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        folder.Write("Bad/Bad.cs", "class {");

        CliRun run = await CliRun.InAsync(folder.Path, "export", "Bad", "-o", "idl");

        Assert.Equal(ExitCodes.Misuse, run.ExitCode);
        Assert.Contains("'Bad/Bad.csproj' does not build", run.Error);
        Assert.Contains("CS1001", run.Error);
    }

    [Fact]
    public async Task Export_SomethingElse_SaysWhatItMayBe()
    {
        using TempFolder folder = new();

        CliRun run = await CliRun.InAsync(folder.Path, "export", "nothing", "-o", "idl");

        Assert.Equal(ExitCodes.Misuse, run.ExitCode);
        Assert.Contains("no C# project", run.Error);
    }
}
