using System.Diagnostics;

namespace Tern.Cli.Tests.Processes;

/// <summary>The command as a process of its own: arguments, streams and exit codes as a shell sees them.</summary>
public sealed class ToolProcessTests
{
    [Fact]
    public async Task Process_CallWithInput_AnswersOnItsOutput()
    {
        using TempFolder folder = new();
        folder.Write("catalog.proto", Shop.ProtobufIdl);
        await using Shop shop = await Shop.StartAsync("tcp://127.0.0.1:0");
        string address = shop.Address.Replace("tcp://", "", StringComparison.Ordinal);

        (int exitCode, string output, string error) = await RunAsync(folder.Path, "{\"sku\": \"a\"}\n{\"sku\": \"é\"}\n", "call", address, "Catalog/Talk", "-", "--idl", "catalog.proto", "-v");

        Assert.True(exitCode == 0, error);
        Assert.Equal("{\"sku\":\"a\"}\n{\"sku\":\"é\"}\n", output);
        Assert.Contains("< Ok, 2 messages, ", error);
    }

    [Fact]
    public async Task Process_Misuse_SaysSoOnItsErrorOutput()
    {
        (int exitCode, string output, string error) = await RunAsync(Path.GetTempPath(), "", "call", "localhost:1");

        Assert.Equal((ExitCodes.Misuse, ""), (exitCode, output));
        Assert.Contains("'tern call --help' says how it is used.", error);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string folder, string input, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Tern.Cli.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).Within();
        return (process.ExitCode, await output, await error);
    }
}
