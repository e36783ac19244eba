using Xunit;

namespace Tern.Package.Tests;

/// <summary>The command that README names for each sample, and what it shows. In the configuration of these tests: in another the whole repository would be built a second time.</summary>
[Collection(BuildCollection.Name)]
public sealed class SampleTests
{
    [Fact]
    public async Task Quickstart_RunAsReadmeSays_ShowsEveryKindOfCall()
    {
        (int exitCode, string output) = await DotNet.RunAsync(RepositoryFolder.Root, "dotnet", "run", "-c", "Release", "--project", "samples/Quickstart");

        Assert.True(exitCode == 0, output);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(["server", "unary", "unary", "exception", "oneway", "deadline"], lines.Select(line => line.Split(' ')[0]));
        Assert.Contains("for ada", output);
        Assert.Contains("OutOfStock of tern-1", output);
    }

    [Fact]
    public async Task AspNetCore_RunAsReadmeSays_AnswersOverGrpcAndJson()
    {
        (int exitCode, string output) = await DotNet.RunAsync(RepositoryFolder.Root, "dotnet", "run", "-c", "Release", "--project", "samples/AspNetCore");

        Assert.True(exitCode == 0, output);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(["server", "grpc", "stream", "stream", "stream", "json"], lines.Select(line => line.Split(' ')[0]));
        Assert.Contains("200 {\"text\":\"Hello, eve, over HTTP/1.1\"}", output);
    }

    [Fact]
    public async Task IdlFirst_RunAsReadmeSays_CallsServicesOfThriftAndProtobuf()
    {
        (int exitCode, string output) = await DotNet.RunAsync(RepositoryFolder.Root, "dotnet", "run", "-c", "Release", "--project", "samples/IdlFirst");

        Assert.True(exitCode == 0, output);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(["server", "thrift", "thrift", "thrift", "exception", "grpc", "grpc", "refused"], lines.Select(line => line.Split(' ')[0]));
        Assert.Contains("tern-1 is A tern at 1250 cents on the Front shelf, bird and white", output);
        Assert.Contains("found tern-2 on the Back shelf", output);
        Assert.Contains("exception there is no dodo", output);
        Assert.Contains("Sent in 20", output);
        Assert.Contains("InvalidArgument: an order is paid by card or in cash", output);
    }

    [Fact]
    public async Task Gateway_RunAsReadmeSays_AnswersRestOverThriftAndGrpc()
    {
        (int exitCode, string output) = await DotNet.RunAsync(RepositoryFolder.Root, "dotnet", "run", "-c", "Release", "--project", "samples/Gateway");

        Assert.True(exitCode == 0, output);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(["gateway", "put", "get", "get", "get", "get", "post", "get", "get"], lines.Select(line => line.Split(' ')[0]));
        Assert.Contains("201 {\"item\":{\"sku\":\"tern-1\",\"title\":\"A tern\",\"cents\":1250,\"tags\":[\"bird\",\"white\"]}}", output);
        Assert.Contains("404 {\"message\":\"there is no dodo\"}", output);
        Assert.Contains("400 {\"code\":\"InvalidArgument\"", output);
        Assert.Contains("200 {\"customer\":\"ada\",\"lines\":[{\"sku\":\"tern-1\",\"quantity\":2}],\"number\":\"1\",\"placedAt\":\"2026-01-31T12:00:00Z\"}", output);
        Assert.Contains("200 {\"state\":\"packed\",\"percent\":50} {\"state\":\"sent\",\"percent\":100}", output);
        Assert.EndsWith("404", lines[^1]);
    }
}
