using Tern.Cli;
using Xunit;

namespace Tern.Interop.Tests.Cli;

/// <summary>A command line of <c>tern</c> that ran in this process.</summary>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    public static async Task<CliRun> ExecuteAsync(params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        CliHost host = new() { Out = output, Error = error, In = TextReader.Null, Folder = Path.Combine(AppContext.BaseDirectory, "Peers") };
        int exitCode = await TernTool.RunAsync(arguments, host, TestContext.Current.CancellationToken);
        return new CliRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Asserts that it went well.</summary>
    /// <returns>Standard output.</returns>
    public string Succeeds()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Error}{Out}");
        return Out;
    }
}
