namespace Tern.Cli.Tests;

/// <summary>A command line that ran in this process, in a folder of its own, at 80 columns and without colours.</summary>
/// <param name="ExitCode">What it ended with.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    /// <summary>Runs a command line.</summary>
    public static async Task<CliRun> InAsync(string folder, params string[] arguments) => await WithAsync(folder, null, arguments);

    /// <summary>Runs a command line with other surroundings.</summary>
    public static async Task<CliRun> WithAsync(string folder, Action<CliSurroundings>? change, params string[] arguments)
    {
        CliSurroundings surroundings = new();
        change?.Invoke(surroundings);
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        int exitCode = await TernTool.RunAsync(arguments, surroundings.ToHost(folder, output, error), surroundings.CancellationToken);
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
