using Tern.Idl.CSharp;

namespace Tern.Cli;

/// <summary>What <c>tern gen</c> is asked to do.</summary>
internal sealed class GenSettings
{
    /// <summary>Files and folders as they were named.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Full path of the folder to write to.</summary>
    public required string Output { get; init; }

    /// <summary>How definitions look in C#.</summary>
    public CSharpOptions CSharp { get; init; } = CSharpOptions.Default;

    /// <summary>Whether C# is written.</summary>
    public bool WritesCSharp { get; init; } = true;

    /// <summary>Whether serializers, clients and dispatchers are written too.</summary>
    public bool WritesCodecs { get; init; }

    /// <summary>Whether types of included files are written too.</summary>
    public bool WritesIncludes { get; init; } = true;

    /// <summary>Folders of includes as they were named.</summary>
    public IReadOnlyList<string> IncludeFolders { get; init; } = [];

    /// <summary>Whether Thrift fields without ids are numbered downwards.</summary>
    public bool HasNegativeIds { get; init; }

    /// <summary>Whether it stays and writes again.</summary>
    public bool Watches { get; init; }

    /// <summary>Whether nothing is written.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Whether edited files are overwritten.</summary>
    public bool IsForced { get; init; }

    /// <summary>Full paths of assemblies with generation steps.</summary>
    public IReadOnlyList<string> Plugins { get; init; } = [];

    /// <summary>What plug-ins are told.</summary>
    public IReadOnlyDictionary<string, string> PluginOptions { get; init; } = new Dictionary<string, string>();
}
