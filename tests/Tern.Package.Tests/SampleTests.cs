using Xunit;

namespace Tern.Package.Tests;

/// <summary>The command that README names for each sample, and what it shows.</summary>
[Collection(BuildCollection.Name)]
public sealed class SampleTests
{
    [Fact]
    public async Task Quickstart_RunAsReadmeSays_ShowsEveryKindOfCall()
    {
        (int exitCode, string output) = await DotNet.RunAsync(RepositoryFolder.Root, "dotnet", "run", "--project", "samples/Quickstart");

        Assert.True(exitCode == 0, output);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(["server", "unary", "unary", "exception", "oneway", "deadline"], lines.Select(line => line.Split(' ')[0]));
        Assert.Contains("for ada", output);
        Assert.Contains("OutOfStock of tern-1", output);
    }

    [Fact]
    public async Task AspNetCore_RunAsReadmeSays_AnswersOverGrpcAndJson()
    {
        (int exitCode, string output) = await DotNet.RunAsync(RepositoryFolder.Root, "dotnet", "run", "--project", "samples/AspNetCore");

        Assert.True(exitCode == 0, output);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(["server", "grpc", "stream", "stream", "stream", "json"], lines.Select(line => line.Split(' ')[0]));
        Assert.Contains("200 {\"text\":\"Hello, eve, over HTTP/1.1\"}", output);
    }
}
