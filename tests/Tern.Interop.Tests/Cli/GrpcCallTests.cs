using Tern.Interop.Tests.Grpc;
using Tern.Interop.Tests.Programs;
using Xunit;

namespace Tern.Interop.Tests.Cli;

/// <summary><c>tern call</c> and <c>tern describe</c> against servers of gRPC's own implementations.</summary>
public sealed class GrpcCallTests(GrpcPeers peers) : IClassFixture<GrpcPeers>
{
    private const string Test = "grpc.testing.TestService";

    [Theory]
    [InlineData(GrpcLanguage.Python)]
    [InlineData(GrpcLanguage.Cpp)]
    public async Task Call_GrpcServer_AnswersEveryKindOfMethod(GrpcLanguage language)
    {
        await peers.RequireAsync(language);
        await using PeerServer server = await peers.StartServerAsync(language);
        string address = $"127.0.0.1:{server.Port}";
        string[] options = ["--idl", "Grpc/interop.proto", "-c"];

        CliRun unary = await CliRun.ExecuteAsync(["call", address, $"{Test}/UnaryCall", """{"responseSize": 3}""", .. options]);
        CliRun serverStream = await CliRun.ExecuteAsync(["call", address, "StreamingOutputCall", """{"responseParameters": [{"size": 1}, {"size": 2}]}""", .. options]);
        CliRun clientStream = await CliRun.ExecuteAsync(["call", address, "StreamingInputCall", """{"payload": {"body": "AAAA"}}""", """{"payload": {"body": "AA=="}}""", .. options]);
        CliRun duplex = await CliRun.ExecuteAsync(["call", address, "FullDuplexCall", """{"responseParameters": [{"size": 1}]} {"responseParameters": [{"size": 2}]}""", .. options]);

        Assert.Equal("{\"payload\":{\"body\":\"AAAA\"}}\n", unary.Succeeds());
        Assert.Equal("{\"payload\":{\"body\":\"AA==\"}}\n{\"payload\":{\"body\":\"AAA=\"}}\n", serverStream.Succeeds());
        Assert.Equal("{\"aggregatedPayloadSize\":4}\n", clientStream.Succeeds());
        Assert.Equal("{\"payload\":{\"body\":\"AA==\"}}\n{\"payload\":{\"body\":\"AAA=\"}}\n", duplex.Succeeds());
    }

    [Fact]
    public async Task Call_GrpcServer_StatusAndHeadersAreShown()
    {
        await peers.RequireAsync(GrpcLanguage.Python);
        await using PeerServer server = await peers.StartServerAsync(GrpcLanguage.Python);
        string address = $"127.0.0.1:{server.Port}";

        CliRun status = await CliRun.ExecuteAsync("call", address, "UnaryCall", """{"responseStatus": {"code": 5, "message": "nothing there"}}""", "--idl", "Grpc/interop.proto");
        CliRun headers = await CliRun.ExecuteAsync(
            "call", address, "UnaryCall", "--idl", "Grpc/interop.proto", "-v", "-H", "x-grpc-test-echo-initial=hello", "-H", "x-grpc-test-echo-trailing-bin=q80=");

        Assert.Equal(1, status.ExitCode);
        Assert.StartsWith("error: NotFound: ", status.Error);
        Assert.Contains("nothing there", status.Error);
        headers.Succeeds();
        Assert.Contains("< x-grpc-test-echo-initial: hello\n", headers.Error);
        Assert.Contains("< x-grpc-test-echo-trailing-bin: q80= (trailer)\n", headers.Error);
    }

    [Fact]
    public async Task Call_GrpcServerWithReflection_NeedsNoIdl()
    {
        await peers.RequireAsync(GrpcLanguage.Cpp);
        await using PeerServer server = await peers.StartServerAsync(GrpcLanguage.Cpp);
        string address = $"127.0.0.1:{server.Port}";

        CliRun described = await CliRun.ExecuteAsync("describe", address);
        CliRun message = await CliRun.ExecuteAsync("describe", address, "grpc.testing.SimpleRequest");
        CliRun call = await CliRun.ExecuteAsync("call", address, "TestService/UnaryCall", """{"responseSize": 3}""", "-c");

        Assert.Contains($"service {Test}\n", described.Succeeds());
        Assert.Contains("  FullDuplexCall(stream StreamingOutputCallRequest) ->", described.Out);
        Assert.Contains("service tern.interop.Checks\n", described.Out);
        Assert.Contains("  int32 response_size = 2;\n", message.Succeeds());
        Assert.Equal("{\"payload\":{\"body\":\"AAAA\"}}\n", call.Succeeds());
    }
}
