namespace Tern.Cli.Tests.New;

/// <summary><c>tern new</c>: what it writes.</summary>
public sealed class NewTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task New_FromNothing_WritesAWholeSolution()
    {
        CliRun run = await CliRun.InAsync(_folder.Path, "new", "Acme.Shop", "--tern-version", "1.2.3");

        run.Succeeds();
        Assert.Equal(
            [
                "Acme.Shop/.dockerignore",
                "Acme.Shop/.editorconfig",
                "Acme.Shop/.gitattributes",
                "Acme.Shop/.github/workflows/ci.yml",
                "Acme.Shop/.gitignore",
                "Acme.Shop/Acme.Shop.slnx",
                "Acme.Shop/Directory.Build.props",
                "Acme.Shop/Directory.Packages.props",
                "Acme.Shop/Dockerfile",
                "Acme.Shop/README.md",
                "Acme.Shop/global.json",
                "Acme.Shop/src/Acme.Shop.Client/Acme.Shop.Client.csproj",
                "Acme.Shop/src/Acme.Shop.Client/Program.cs",
                "Acme.Shop/src/Acme.Shop.Contract/Acme.Shop.Contract.csproj",
                "Acme.Shop/src/Acme.Shop.Contract/Greeting.cs",
                "Acme.Shop/src/Acme.Shop.Contract/IGreeter.cs",
                "Acme.Shop/src/Acme.Shop.Contract/Person.cs",
                "Acme.Shop/src/Acme.Shop.Server/Acme.Shop.Server.csproj",
                "Acme.Shop/src/Acme.Shop.Server/Greeter.cs",
                "Acme.Shop/src/Acme.Shop.Server/Program.cs",
                "Acme.Shop/src/Acme.Shop.Server/appsettings.json",
                "Acme.Shop/tests/Acme.Shop.Tests/Acme.Shop.Tests.csproj",
                "Acme.Shop/tests/Acme.Shop.Tests/GreeterTests.cs",
            ],
            _folder.Files());
        Assert.Contains("<PackageVersion Include=\"Tern\" Version=\"1.2.3\" />", _folder.Read("Acme.Shop/Directory.Packages.props"));
        Assert.All(_folder.Files(), file => Assert.DoesNotContain("TernServiceTemplate", _folder.Read(file)));
    }

    [Fact]
    public async Task New_FromIdl_HasHandlersOfItsServices()
    {
        _folder.Write("in/stock.thrift", "include \"common/money.thrift\"\n" + Shop.ThriftIdl.Replace("3: list<string> tags", "3: list<string> tags\n  9: optional money.Money price", StringComparison.Ordinal));
        _folder.Write("in/common/money.thrift", "namespace netstd Shop.Common\nstruct Money { 1: required i64 cents }\n");

        (await CliRun.InAsync(_folder.Path, "new", "Acme", "--idl", "in/stock.thrift", "-o", "made")).Succeeds();

        string[] files = _folder.Files("made");
        Assert.Contains("made/idl/stock.thrift", files);
        Assert.Contains("made/idl/common/money.thrift", files);
        Assert.Contains("made/.config/dotnet-tools.json", files);
        Assert.DoesNotContain(files, static file => file.Contains("Greet", StringComparison.Ordinal));
        Snapshot.Verify("StockHandler", _folder.Read("made/src/Acme.Server/StockHandler.cs"));
        Snapshot.Verify("ServiceTests", _folder.Read("made/tests/Acme.Tests/ServiceTests.cs"));
        Snapshot.Verify("Client", _folder.Read("made/src/Acme.Client/Program.cs"));
        Snapshot.Verify("ci", _folder.Read("made/.github/workflows/ci.yml"));
    }

    [Theory]
    [InlineData("my-shop")]
    [InlineData("1st")]
    [InlineData("../up")]
    public async Task New_NameThatIsNoNamespace_IsRefused(string name)
    {
        CliRun run = await CliRun.InAsync(_folder.Path, "new", name);

        Assert.Equal(ExitCodes.Misuse, run.ExitCode);
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task New_FolderThatIsNotEmpty_IsLeftAlone()
    {
        _folder.Write("Acme/mine.txt", "mine");

        CliRun run = await CliRun.InAsync(_folder.Path, "new", "Acme");

        Assert.Equal(ExitCodes.Misuse, run.ExitCode);
        Assert.Equal(["Acme/mine.txt"], _folder.Files());
    }

    [Theory]
    [InlineData("struct A { 1: B b }", "wrong.thrift(1,15): error")]
    [InlineData("struct A { 1: i32 b }", "no service")]
    public async Task New_IdlThatCannotBeServed_WritesNothing(string idl, string why)
    {
        _folder.Write("wrong.thrift", idl);

        CliRun run = await CliRun.InAsync(_folder.Path, "new", "Acme", "--idl", "wrong.thrift");

        Assert.Equal(ExitCodes.Misuse, run.ExitCode);
        Assert.Contains(why, run.Error);
        Assert.Equal(["wrong.thrift"], _folder.Files());
    }
}
