using System.CommandLine;

namespace Tern.Cli;

/// <summary>A command with what its help says beyond arguments and options.</summary>
internal sealed class CliCommand(string name, string description) : Command(name, description)
{
    private readonly List<(string Title, IReadOnlyList<Option> Options)> _groups = [];

    /// <summary>Command lines that show what it is for.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Paragraphs below the options.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Options below their titles, in the order of the help.</summary>
    public IReadOnlyList<(string Title, IReadOnlyList<Option> Options)> Groups => _groups;

    /// <summary>Adds options below a title.</summary>
    public void Add(string title, params IReadOnlyList<Option> options)
    {
        _groups.Add((title, options));
        foreach (Option option in options)
        {
            Add(option);
        }
    }
}
