using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Plugins;

/// <summary>What a generation step works with. Not thread-safe.</summary>
public sealed class GenerationContext
{
    private readonly List<GenerationFile> _files = [];
    private readonly List<GenerationProblem> _problems = [];

    /// <summary>Makes a context, for instance to test a step.</summary>
    /// <param name="schema">Linked IDL.</param>
    /// <param name="roots">Paths of the files that the user named.</param>
    /// <param name="options">What the user tells plug-ins.</param>
    /// <param name="cancellationToken">Tells that the user does not want to wait any longer.</param>
    public GenerationContext(IdlSchema schema, IReadOnlyList<string> roots, IReadOnlyDictionary<string, string> options, CancellationToken cancellationToken = default)
    {
        Schema = schema;
        Roots = roots;
        Options = options;
        CancellationToken = cancellationToken;
    }

    /// <summary>The IDL files and all that they include, linked: names are resolved, and what has errors is left out.</summary>
    public IdlSchema Schema { get; }

    /// <summary>Paths of the files that the user named, as <see cref="IdlFile.Path"/> has them; the others of <see cref="Schema"/> are included by these.</summary>
    public IReadOnlyList<string> Roots { get; }

    /// <summary>What the user tells plug-ins: <c>--plugin-option key=value</c>.</summary>
    public IReadOnlyDictionary<string, string> Options { get; }

    /// <summary>Tells that the user does not want to wait any longer.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The files so far, in the order in which they were added.</summary>
    public IReadOnlyList<GenerationFile> Files => _files;

    /// <summary>The problems so far.</summary>
    public IReadOnlyList<GenerationProblem> Problems => _problems;

    /// <summary>Adds a file.</summary>
    /// <param name="path">Its path below the output folder. Two files of one path are an error, also if two steps add them.</param>
    /// <param name="text">Its text.</param>
    public void AddFile(string path, string text) => _files.Add(new GenerationFile(path, text));

    /// <summary>Reports a problem. After an error nothing is written.</summary>
    /// <param name="severity">How bad it is.</param>
    /// <param name="message">What is wrong and how to mend it.</param>
    /// <param name="where">Where it is: <see cref="IdlField.Where"/> and its like; <see langword="null"/> if it has no place.</param>
    public void Report(IdlSeverity severity, string message, SourceSpan? where = null) => _problems.Add(new GenerationProblem(severity, message, where));
}

/// <summary>A file that a generation step made.</summary>
/// <param name="Path">Its path below the output folder.</param>
/// <param name="Text">Its text.</param>
public sealed record GenerationFile(string Path, string Text);

/// <summary>A problem that a generation step found.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
/// <param name="Where">Where it is; <see langword="null"/> if it has no place.</param>
public sealed record GenerationProblem(IdlSeverity Severity, string Message, SourceSpan? Where);
