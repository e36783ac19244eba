using Tern.Generic;

namespace Tern.Cli.Tests.Describe;

/// <summary><c>tern describe</c>.</summary>
public sealed class DescribeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public DescribeTests()
    {
        _folder.Write("stock.thrift", Shop.ThriftIdl);
        _folder.Write("catalog.proto", Shop.ProtobufIdl);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("stock.thrift", "thrift-list")]
    [InlineData("catalog.proto", "proto-list", "--messages")]
    [InlineData("stock.thrift", "thrift-method", "Stock/find")]
    [InlineData("stock.thrift", "thrift-struct", "Item")]
    [InlineData("catalog.proto", "proto-method", "Put")]
    [InlineData("catalog.proto", "proto-nested", "shop.v1.Item.Discount")]
    [InlineData("catalog.proto", "proto-service", "Catalog")]
    public async Task Describe_File_ReadsAsRecorded(string file, string screen, params string[] more)
    {
        CliRun run = await CliRun.InAsync(_folder.Path, ["describe", file, .. more]);

        Snapshot.FitsTerminal(run.Succeeds());
        Snapshot.Verify(screen, run.Out);
    }

    [Fact]
    public async Task Describe_Server_ShowsWhatItsIdlWould()
    {
        await using Shop shop = await Shop.StartAsync(configure: static builder => builder.AddGrpcReflection());

        CliRun server = await CliRun.InAsync(_folder.Path, "describe", shop.Address);

        Assert.Contains("service shop.v1.Catalog\n", server.Succeeds());
        Assert.Contains("  Put(Item) -> Item\n", server.Out);
        Assert.Contains("  Talk(stream Item) -> stream Item\n", server.Out);
    }

    [Fact]
    public async Task Describe_MessageOfServer_KeepsWhatTheWireSees()
    {
        await using Shop shop = await Shop.StartAsync(configure: static builder => builder.AddGrpcReflection());

        CliRun server = await CliRun.InAsync(_folder.Path, "describe", shop.Address, "shop.v1.Item");
        CliRun file = await CliRun.InAsync(_folder.Path, "describe", "catalog.proto", "shop.v1.Item");

        // Servers tell neither comments nor, those of Tern, what is reserved.
        string[] expected = [.. file.Succeeds().Split('\n').Where(static line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && !line.Contains("reserved", StringComparison.Ordinal) && line.Length > 0)];
        Assert.Equal(expected.Order(StringComparer.Ordinal), server.Succeeds().Split('\n').Where(static line => line.Length > 0 && !line.Contains("reserved", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Describe_UnknownName_SaysHowToFindIt()
    {
        CliRun run = await CliRun.InAsync(_folder.Path, "describe", "stock.thrift", "Nothing");

        Assert.Equal(ExitCodes.Misuse, run.ExitCode);
        Assert.Contains("--messages", run.Error);
    }

    [Fact]
    public async Task Describe_IdlWithErrors_ListsThemWithLines()
    {
        _folder.Write("wrong.thrift", "struct A { 1: B b }\nstruct C { 1: D d }\n");

        CliRun run = await CliRun.InAsync(_folder.Path, "describe", "wrong.thrift");

        Assert.Equal(ExitCodes.Misuse, run.ExitCode);
        Assert.Contains("wrong.thrift(1,15): TERN3", run.Error);
        Assert.Contains("wrong.thrift(2,15): TERN3", run.Error);
    }

    [Theory]
    [InlineData("stock.thrift", "buffered")]
    [InlineData("catalog.proto", "grpc")]
    public async Task Sample_OfEveryMethod_IsARequestThatTheIdlAllows(string file, string protocol)
    {
        await using Shop shop = await Shop.StartAsync();
        GenericContract contract = GenericContract.Load(_folder.At(file));
        foreach (GenericMethod method in contract.Services[0].Methods.Where(static method => method.Kind is MethodKind.Unary or MethodKind.OneWay))
        {
            string sample = new SampleJson(contract.Schema).RequestOf(method);

            CliRun run = await CliRun.InAsync(_folder.Path, "call", shop.Address, method.FullName, sample, "--idl", file, "-p", protocol);

            Assert.True(run.ExitCode == 0, $"{method.FullName} {sample}\n{run.Error}");
        }
    }
}
