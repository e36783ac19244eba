using Spectre.Console;

namespace Tern.Cli;

/// <summary>What the command knows of its surroundings, so that a test can be them.</summary>
internal sealed class CliHost
{
    /// <summary>Columns of a text that goes to no terminal, and of a terminal that is wider: longer lines do not read well.</summary>
    public const int DefaultWidth = 80;

    private const int LeastWidth = 40;
    private const int MostWidth = 120;

    /// <summary>Where results go.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where everything goes that is no result.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Where input comes from.</summary>
    public required TextReader In { get; init; }

    /// <summary>Folder that relative paths begin at.</summary>
    public required string Folder { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Columns.</summary>
    public int Width { get; init; } = DefaultWidth;

    /// <summary>Whether results go to a terminal that shows colours, and the user wants them.</summary>
    public bool HasColor { get; init; }

    /// <summary>Whether a screen can be drawn again and again.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Runs programs: git, dotnet.</summary>
    public IProgramRunner Programs { get; init; } = new ProgramRunner();

    /// <summary>Tells of files that change.</summary>
    public IFileWatch Watch { get; init; } = new FileWatch();

    /// <summary>The process.</summary>
    public static CliHost OfProcess()
    {
        bool isTerminal = !Console.IsOutputRedirected;
        return new()
        {
            Out = Console.Out,
            Error = Console.Error,
            In = Console.In,
            Folder = Environment.CurrentDirectory,
            Width = isTerminal ? Math.Clamp(TerminalWidth(), LeastWidth, MostWidth) : DefaultWidth,
            HasColor = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb",
            IsInteractive = isTerminal && Environment.GetEnvironmentVariable("TERM") != "dumb",
        };
    }

    /// <summary>A path as this host sees it.</summary>
    public string PathOf(string path) => Path.GetFullPath(path, Folder);

    /// <summary>A path as the user would write it: relative if it lies below the folder.</summary>
    public string Display(string path)
    {
        string relative = Path.GetRelativePath(Folder, path);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? path : relative).Replace('\\', '/');
    }

    /// <summary>Draws tables and live screens.</summary>
    public IAnsiConsole Screen()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = IsInteractive ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = HasColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = IsInteractive ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(Out),
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    private static int TerminalWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and int width ? width : DefaultWidth;
        }
        catch (IOException)
        {
            // A terminal that does not know its width.
            return DefaultWidth;
        }
    }
}
