namespace Tern.Cli.Tests;

/// <summary>What a test may change of what the command sees.</summary>
internal sealed class CliSurroundings
{
    public TextReader In { get; set; } = TextReader.Null;

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public IProgramRunner Programs { get; set; } = new ProgramRunner();

    public IFileWatch Watch { get; set; } = new FileWatch();

    public TextWriter? Error { get; set; }

    public TextWriter? Out { get; set; }

    /// <summary>Whether the output is a terminal; without colours it shows live screens all the same.</summary>
    public bool IsInteractive { get; set; }

    public CancellationToken CancellationToken { get; set; } = TestContext.Current.CancellationToken;

    public CliHost ToHost(string folder, TextWriter output, TextWriter error) => new()
    {
        Out = Out ?? output,
        Error = Error ?? error,
        In = In,
        Folder = folder,
        Time = Time,
        Programs = Programs,
        Watch = Watch,
        IsInteractive = IsInteractive,
        Width = CliHost.DefaultWidth,
    };
}
