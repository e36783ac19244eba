using System.Text.Json.Nodes;
using Tern.Interop.Tests.Apache;
using Tern.Interop.Tests.Programs;
using Xunit;

namespace Tern.Interop.Tests.Cli;

/// <summary><c>tern call</c> against servers of Apache Thrift, with nothing but their IDL.</summary>
public sealed class ApacheCallTests(ApacheThrift apache) : IClassFixture<ApacheThrift>
{
    private const string Idl = "Apache/interop.thrift";

    [Theory]
    [InlineData(PeerLanguage.Python, "framed", "binary")]
    [InlineData(PeerLanguage.Python, "buffered", "compact")]
    [InlineData(PeerLanguage.Cpp, "framed", "compact")]
    [InlineData(PeerLanguage.Cpp, "buffered", "binary")]
    public async Task Call_ApacheServer_TakesAndGivesEveryType(PeerLanguage language, string transport, string encoding)
    {
        apache.Require();
        await using PeerServer server = await apache.StartServerAsync(language, transport, encoding);
        string[] options = ["--idl", Idl, "-p", transport, "--encoding", encoding];
        string address = $"127.0.0.1:{server.Port}";

        string sample = (await CliRun.ExecuteAsync(["call", address, "Interop/sample", .. options])).Succeeds();
        string echoed = (await CliRun.ExecuteAsync(["call", address, "Interop/echo", sample, .. options])).Succeeds();
        CliRun check = await CliRun.ExecuteAsync(["call", address, "Interop/check", sample, "-c", .. options]);
        CliRun inherited = await CliRun.ExecuteAsync(["call", address, "Interop/ping", """{"text": "é"}""", "-c", .. options]);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(sample), JsonNode.Parse(echoed)), $"{sample}\n{echoed}");
        Assert.Equal("tern é世界", (string?)JsonNode.Parse(sample)!["text"]);
        Assert.Equal("{\"reply\":\"\"}\n", check.Succeeds());
        Assert.Equal("{\"reply\":\"pong:é\"}\n", inherited.Succeeds());
    }

    [Theory]
    [InlineData(PeerLanguage.Python)]
    [InlineData(PeerLanguage.Cpp)]
    public async Task Call_ApacheServerThatThrows_ShowsTheExceptionAndFails(PeerLanguage language)
    {
        apache.Require();
        await using PeerServer server = await apache.StartServerAsync(language, "framed", "binary");
        string[] options = ["--idl", Idl, "-c"];
        string address = $"127.0.0.1:{server.Port}";

        CliRun declared = await CliRun.ExecuteAsync(["call", address, "Interop/refuse", """{"kind": 1}""", .. options]);
        CliRun unknown = await CliRun.ExecuteAsync(["call", address, "Newer/newest", """{"text": "x"}""", .. options]);

        Assert.Equal((1, "error: Interop/refuse answered with the exception Refused\n{\"code\":41,\"reason\":\"refused\"}\n"), (declared.ExitCode, declared.Error));
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("newest", unknown.Error);
    }
}
