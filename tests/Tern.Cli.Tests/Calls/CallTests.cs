using System.Text.Json.Nodes;

namespace Tern.Cli.Tests.Calls;

/// <summary><c>tern call</c> against a server of Tern.</summary>
public sealed class CallTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public CallTests()
    {
        _folder.Write("stock.thrift", Shop.ThriftIdl);
        _folder.Write("catalog.proto", Shop.ProtobufIdl);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("buffered", "binary")]
    [InlineData("buffered", "compact")]
    [InlineData("framed", "binary")]
    [InlineData("framed", "compact")]
    [InlineData("ttheader", "binary")]
    [InlineData("ttheader-framed", "binary")]
    public async Task Call_ThriftProtocol_AnswersInJson(string protocol, string encoding)
    {
        await using Shop shop = await Shop.StartAsync();

        CliRun run = await CliRun.InAsync(_folder.Path, "call", shop.Address, "Stock/find", """{"sku": "tern-1"}""", "--idl", "stock.thrift", "-p", protocol, "--encoding", encoding);

        Assert.Equal(
            """
            {
              "sku": "tern-1",
              "cents": 1250,
              "tags": [
                "é"
              ],
              "size": 2,
              "parts": {}
            }

            """.ReplaceLineEndings("\n"),
            run.Succeeds());
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("grpc", "protobuf")]
    [InlineData("grpc", "thrift")]
    [InlineData("kitex-protobuf", "protobuf")]
    public async Task Call_ProtobufContract_AnswersInJson(string protocol, string payload)
    {
        await using Shop shop = await Shop.StartAsync();

        CliRun run = await CliRun.InAsync(_folder.Path, "call", shop.Address, "shop.v1.Catalog/Find", """{"sku": "tern-1"}""", "--idl", "catalog.proto", "-p", protocol, "--payload", payload, "-c");

        Assert.Equal("""{"sku":"tern-1","cents":"1250","tags":["é"],"size":"SIZE_LARGE"}""" + "\n", run.Succeeds());
    }

    [Fact]
    public async Task Call_NoIdl_LearnsContractFromServer()
    {
        await using Shop shop = await Shop.StartAsync(configure: static builder => builder.AddGrpcReflection());

        CliRun run = await CliRun.InAsync(_folder.Path, "call", shop.Address, "shop.v1.Catalog/Put", """{"sku": "x", "madeAt": "2026-01-31T12:00:00Z", "discount": {"percent": 2.5}, "parts": {"1": {"sku": "y"}}}""", "-c");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"sku":"x","parts":{"1":{"sku":"y"}},"madeAt":"2026-01-31T12:00:00Z","discount":{"percent":2.5}}"""), JsonNode.Parse(run.Succeeds())), run.Out);
    }

    [Theory]
    [InlineData("shop.v1.Catalog/Watch", "grpc", "catalog.proto", "{}", "a|b")]
    [InlineData("Stock/watch", "ttheader", "stock.thrift", """{"sku": "w"}""", "a|b")]
    [InlineData("shop.v1.Catalog/Sum", "grpc", "catalog.proto", """{"sku": "1"} {"sku": "2"}""", "1+2")]
    [InlineData("Stock/sum", "ttheader", "stock.thrift", """{"sku": "1"} {"sku": "2"}""", "1+2")]
    [InlineData("shop.v1.Catalog/Talk", "grpc", "catalog.proto", """{"sku": "1"} {"sku": "2"}""", "1|2")]
    [InlineData("Stock/talk", "ttheader", "stock.thrift", """{"sku": "1"} {"sku": "2"}""", "1|2")]
    public async Task Call_Stream_SendsAndShowsEachMessage(string method, string protocol, string idl, string requests, string skus)
    {
        await using Shop shop = await Shop.StartAsync();

        CliRun run = await CliRun.InAsync(_folder.Path, "call", shop.Address, method, requests, "--idl", idl, "-p", protocol, "-c", "--no-zeros");

        string[] lines = run.Succeeds().TrimEnd('\n').Split('\n');
        Assert.Equal(skus.Split('|'), lines.Select(static line => (string?)JsonNode.Parse(line)!["sku"]));
    }

    [Fact]
    public async Task Call_RequestsFromInputAndFile_AreSentInTheirOrder()
    {
        await using Shop shop = await Shop.StartAsync();
        _folder.Write("requests.json", "{\n  \"sku\": \"file\"\n}\n");

        CliRun run = await CliRun.WithAsync(
            _folder.Path,
            static with => with.In = new StringReader("{\"sku\": \"in\n\"}".Replace("\n", "", StringComparison.Ordinal)),
            "call", shop.Address, "Catalog/Sum", "@requests.json", "-", """{"sku":"text"}""", "--idl", "catalog.proto", "-c");

        Assert.Equal("""{"sku":"file+in+text"}""" + "\n", run.Succeeds());
    }

    [Fact]
    public async Task Call_OneWay_PrintsNothing()
    {
        await using Shop shop = await Shop.StartAsync();

        CliRun run = await CliRun.InAsync(_folder.Path, "call", shop.Address, "note", """{"text": "hello"}""", "--idl", "stock.thrift");

        Assert.Empty(run.Succeeds());
        await Limit.UntilAsync(
            () =>
            {
                lock (shop.Notes)
                {
                    return shop.Notes is ["hello"];
                }
            },
            "the note arrives");
    }

    [Theory]
    [InlineData("ttheader")]
    [InlineData("grpc")]
    public async Task Call_Metadata_TravelsAndVerboseShowsIt(string protocol)
    {
        await using Shop shop = await Shop.StartAsync();

        CliRun run = await CliRun.InAsync(
            _folder.Path, "call", shop.Address, "Stock/find", """{"sku": "who"}""", "--idl", "stock.thrift", "-p", protocol, "-m", "one=hop", "--meta-persistent", "all=the way", "-v", "-c", "--no-zeros");

        Assert.StartsWith("""{"sku":"hop the way" """.TrimEnd(), run.Succeeds());
        Assert.Contains($"> Stock/find over {protocol} to {shop.Address}\n", run.Error);
        Assert.Contains("> meta one=hop\n> meta-persistent all=the way\n", run.Error);

        // gRPC has no metadata that travels back.
        Assert.Equal(protocol == "ttheader", run.Error.Contains("< meta-backward served-by=shop\n", StringComparison.Ordinal));
        Assert.Matches(@"< Ok, [\d.]+ (us|ms|s)\n$", run.Error);
    }

    [Fact]
    public async Task Call_MetadataOverProtocolWithoutAny_SaysWhichToUse()
    {
        CliRun run = await CliRun.InAsync(_folder.Path, "call", "memory://nobody", "find", "--idl", "stock.thrift", "-m", "a=b");

        Assert.Equal((ExitCodes.Misuse, "error: The protocol framed carries no metadata: add --protocol ttheader if the server speaks it.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Call_DeclaredException_ShowsItAndFails()
    {
        await using Shop shop = await Shop.StartAsync();

        CliRun run = await CliRun.InAsync(_folder.Path, "call", shop.Address, "find", """{"sku": "gone"}""", "--idl", "stock.thrift", "-c");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Equal("error: Stock/find answered with the exception OutOfStock\n{\"sku\":\"gone\"}\n", run.Error);
    }

    [Fact]
    public async Task Call_BusinessError_ShowsCodeAndExtra()
    {
        await using Shop shop = await Shop.StartAsync();

        CliRun run = await CliRun.InAsync(_folder.Path, "call", shop.Address, "find", """{"sku": "business"}""", "--idl", "stock.thrift", "-p", "ttheader");

        Assert.Equal(
            (ExitCodes.Failed, "error: Stock/find answered with business error 7: closed on Sundays\n  opens: Monday\n"),
            (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Call_StatusOfServer_FailsWithIt()
    {
        await using Shop shop = await Shop.StartAsync();

        CliRun run = await CliRun.InAsync(_folder.Path, "call", shop.Address, "Catalog/Find", """{"sku": "denied"}""", "--idl", "catalog.proto");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.StartsWith("error: PermissionDenied: ", run.Error);
        Assert.Contains("not for you", run.Error);
    }

    [Fact]
    public async Task Call_NoAnswerInTime_EndsWithItsOwnCode()
    {
        await using Shop shop = await Shop.StartAsync();
        ManualTime time = new();

        Task<CliRun> call = CliRun.WithAsync(_folder.Path, with => with.Time = time, "call", shop.Address, "find", """{"sku": "never"}""", "--idl", "stock.thrift", "--timeout", "250ms");
        await shop.Entered.Task.Within();
        await time.RunUntilAsync(call, TimeSpan.FromMilliseconds(50));
        CliRun run = await call;

        Assert.Equal(ExitCodes.TimedOut, run.ExitCode);
        Assert.StartsWith("error: DeadlineExceeded: ", run.Error);
    }

    [Fact]
    public async Task Call_Interrupted_EndsAsShellsExpect()
    {
        await using Shop shop = await Shop.StartAsync();
        using CancellationTokenSource interrupt = new();

        Task<CliRun> call = CliRun.WithAsync(_folder.Path, with => with.CancellationToken = interrupt.Token, "call", shop.Address, "find", """{"sku": "never"}""", "--idl", "stock.thrift");
        await shop.Entered.Task.Within();
        await interrupt.CancelAsync();
        CliRun run = await call.Within();

        Assert.Equal(ExitCodes.Interrupted, run.ExitCode);
    }

    [Theory]
    [InlineData("--idl", "stock.thrift")]
    [InlineData("-p", "grpc")]
    public async Task Call_NobodyListens_SaysSo(params string[] options)
    {
        CliRun run = await CliRun.InAsync(_folder.Path, ["call", "memory://nobody-is-here", "Stock/find", .. options]);

        Assert.Equal(ExitCodes.Unreachable, run.ExitCode);
        Assert.Contains("memory://nobody-is-here", run.Error);
    }

    [Fact]
    public async Task Call_ServerWithoutReflection_NamesTheOptionThatHelps()
    {
        await using Shop shop = await Shop.StartAsync();

        CliRun run = await CliRun.InAsync(_folder.Path, "call", shop.Address, "shop.v1.Catalog/Find");

        Assert.Equal(
            (ExitCodes.Misuse, $"error: {shop.Address} has no reflection service to ask for its contract: name its IDL with --idl.\n"),
            (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("""{"sku": 5}""", "sku")]
    [InlineData("""{"sko": "x"}""", "sko")]
    [InlineData("""{"sku": """, "The JSON ends too early")]
    [InlineData("@missing.json", "There is no file 'missing.json'")]
    [InlineData("""{} {}""", "takes one request")]
    public async Task Call_RequestThatDoesNotFit_IsNotSent(string request, string why)
    {
        await using Shop shop = await Shop.StartAsync();

        CliRun run = await CliRun.InAsync(_folder.Path, "call", shop.Address, "find", request, "--idl", "stock.thrift");

        Assert.Equal(ExitCodes.Misuse, run.ExitCode);
        Assert.Contains(why, run.Error);
    }

    [Theory]
    [InlineData("Stock/fin", "did you mean \"find\"")]
    [InlineData("Stok/find", "did you mean \"Stock\"")]
    [InlineData("nothing", "Stock has no method \"nothing\"")]
    public async Task Call_NameThatIsNotThere_SuggestsOne(string method, string hint)
    {
        CliRun run = await CliRun.InAsync(_folder.Path, "call", "memory://nobody", method, "--idl", "stock.thrift");

        Assert.Equal(ExitCodes.Misuse, run.ExitCode);
        Assert.Contains(hint, run.Error);
    }

    [Theory]
    [InlineData("call", "host:99999999", "m")]
    [InlineData("call", "localhost:1", "m", "-p", "soap")]
    [InlineData("call", "localhost:1", "m", "--timeout", "soon")]
    [InlineData("call", "localhost:1", "m", "--meta", "novalue")]
    [InlineData("call", "localhost:1", "m", "--ca", "ca.pem")]
    [InlineData("call", "localhost:1", "m", "--idl", "missing.thrift")]
    [InlineData("call", "localhost:1")]
    [InlineData("cal")]
    public async Task Call_WrongArguments_AreMisuse(params string[] arguments)
    {
        CliRun run = await CliRun.InAsync(_folder.Path, arguments);

        Assert.Equal(ExitCodes.Misuse, run.ExitCode);
        Assert.StartsWith("error: ", run.Error);
    }

    [Fact]
    public async Task Call_Tls_ChecksTheCertificateOfTheServer()
    {
        string certificate = Tern.Transport.Tests.TempFiles.Write(".pem", Tern.Transport.Tests.TestCertificates.ToPem(Tern.Transport.Tests.TestCertificates.Shared.Server));
        await using Shop shop = await Shop.StartAsync("tcp://127.0.0.1:0", builder => builder
            .Configure(options => options.Transport.Tls = new TlsServerOptions { CertificatePath = certificate })
            .AddGrpcReflection());
        string address = shop.Address.Replace("tcp://", "https://", StringComparison.Ordinal);
        string[] call = ["call", address, "shop.v1.Catalog/Find", """{"sku": "x"}""", "-c"];

        CliRun trusted = await CliRun.InAsync(_folder.Path, [.. call, "--ca", Tern.Transport.Tests.TestCertificates.Shared.AuthorityPath]);
        CliRun blind = await CliRun.InAsync(_folder.Path, [.. call, "--insecure"]);
        CliRun refused = await CliRun.InAsync(_folder.Path, call);

        Assert.Contains("\"sku\":\"x\"", trusted.Succeeds());
        Assert.Contains("\"sku\":\"x\"", blind.Succeeds());
        Assert.Equal(ExitCodes.Unreachable, refused.ExitCode);
        Assert.Contains("certificate", refused.Error, StringComparison.OrdinalIgnoreCase);
    }
}
