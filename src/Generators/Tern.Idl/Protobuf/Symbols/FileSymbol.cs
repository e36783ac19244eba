using Tern.Idl.Protobuf.Linking;
using Tern.Idl.Protobuf.Syntax;
using Tern.Schema;

namespace Tern.Idl.Protobuf.Symbols;

/// <summary>A file while it is being linked.</summary>
internal sealed class FileSymbol
{
    private HashSet<string>? _packages;
    private HashSet<FileSymbol>? _closure;

    public FileSymbol(ProtobufDocument document, bool isBuiltIn)
    {
        Document = document;
        IsBuiltIn = isBuiltIn;
        Edition = ProtoEditions.Of(document.File.Syntax) ?? (document.File.Syntax!.IsEdition ? ProtoEdition.Edition2023 : ProtoEdition.Proto3);
        Features = Features.DefaultsOf(Edition);
    }

    public ProtobufDocument Document { get; }

    /// <summary>Whether Tern brings it along.</summary>
    public bool IsBuiltIn { get; }

    public string Path => Document.Path;

    public ProtoFile Syntax => Document.File;

    public string Package => Syntax.Package?.Text ?? "";

    public ProtoEdition Edition { get; }

    /// <summary>What its options make of the edition's defaults.</summary>
    public Features Features { get; set; }

    public OptionSet Options { get; set; } = OptionSet.Empty;

    /// <summary>Files that it imports; those that are missing or close a circle are not among them.</summary>
    public List<ImportedFile> Imports { get; } = [];

    /// <summary>Whether an import could not be resolved, so that names from it are missing through no fault of their own.</summary>
    public bool HasMissingImports { get; set; }

    /// <summary>Files whose definitions can be named in it.</summary>
    public HashSet<FileSymbol> Visible { get; } = [];

    /// <summary>Files of which only custom options can be named in it.</summary>
    public HashSet<FileSymbol> VisibleOptions { get; } = [];

    /// <summary>Files whose definitions it does name.</summary>
    public HashSet<FileSymbol> Used { get; } = [];

    public List<MessageSymbol> Messages { get; } = [];

    public List<EnumSymbol> Enums { get; } = [];

    public List<FieldSymbol> Extensions { get; } = [];

    public List<ServiceSymbol> Services { get; } = [];

    /// <summary>All messages, nested ones too.</summary>
    public List<MessageSymbol> AllMessages { get; } = [];

    /// <summary>All enums, nested ones too.</summary>
    public List<EnumSymbol> AllEnums { get; } = [];

    /// <summary>All extensions, those within messages too.</summary>
    public List<FieldSymbol> AllExtensions { get; } = [];

    /// <summary>A place that stands for the whole file.</summary>
    public SourceSpan Where => Syntax.Package?.Where ?? Syntax.Syntax?.Where ?? new(Path, 0, 0, 0, 0, 0, 0);

    public bool IsLite => Options.Find("optimize_for")?.Value == "LITE_RUNTIME";

    /// <summary>This file and all that it imports, directly and through others.</summary>
    public HashSet<FileSymbol> Closure()
    {
        if (_closure is null)
        {
            _closure = [this];
            Stack<FileSymbol> waiting = new([this]);
            while (waiting.Count > 0)
            {
                foreach (ImportedFile import in waiting.Pop().Imports)
                {
                    if (_closure.Add(import.File))
                    {
                        waiting.Push(import.File);
                    }
                }
            }
        }

        return _closure;
    }

    /// <summary>Whether a name is a package, or the beginning of one, that can be named in it.</summary>
    public bool SeesPackage(string name)
    {
        _packages ??= [.. Visible.Concat(VisibleOptions).SelectMany(file => PrefixesOf(file.Package))];
        return _packages.Contains(name);
    }

    /// <summary>A package and those around it.</summary>
    public static IEnumerable<string> PrefixesOf(string package)
    {
        for (int dot = package.Length; dot > 0; dot = package.LastIndexOf('.', dot - 1))
        {
            yield return package.Substring(0, dot);
        }
    }
}

/// <summary>An import that leads to a file.</summary>
/// <param name="Syntax">The import.</param>
/// <param name="File">The file.</param>
internal sealed record ImportedFile(ProtoImport Syntax, FileSymbol File);
