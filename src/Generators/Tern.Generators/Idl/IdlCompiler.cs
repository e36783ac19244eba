using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tern.Idl;
using Tern.Idl.CSharp;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Generators.Idl;

/// <summary>Reads IDL files, each alone, and turns all of them together into C#.</summary>
internal static class IdlCompiler
{
    /// <summary>Reads a file.</summary>
    public static ParsedIdl Parse(IdlItem item, string text, CancellationToken cancellationToken)
        => new(item, IdlParser.Parse(item.Path, text, cancellationToken), HashOf(text));

    /// <summary>Links and lowers files.</summary>
    /// <param name="files">The files of the project.</param>
    /// <param name="elsewhere">What referenced assemblies have compiled.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static LoweredIdl Compile(ImmutableArray<ParsedIdl> files, EquatableArray<CompiledIdl> elsewhere, CancellationToken cancellationToken)
    {
        if (files.IsEmpty)
        {
            return new(default, default, default, default);
        }

        Dictionary<string, ParsedIdl> byPath = ByPath(files);
        IdlSchema linked = Link(files, cancellationToken);
        LoweredSchema lowered = CSharpLowering.Lower(linked, path => byPath.TryGetValue(path, out ParsedIdl? file) ? SettingsOf(file, elsewhere) : null, cancellationToken);
        IEnumerable<ContractDiagnostic> problems = files.SelectMany(f => f.Item.Problems);
        return new(
            lowered.Files,
            lowered.Files.Where(f => !byPath[f.Path].Item.Options.IsInternal && f.Declarations.Count > 0).Select(f => CompiledOf(byPath[f.Path], f)).ToEquatableArray(),
            Duplicates(lowered, byPath, elsewhere).ToEquatableArray(),
            problems.Concat(linked.Diagnostics).Concat(lowered.Diagnostics).Select(d => AtOriginal(d, byPath)).ToEquatableArray());
    }

    /// <summary>Links files.</summary>
    /// <param name="files">The files of the project.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static IdlSchema Link(ImmutableArray<ParsedIdl> files, CancellationToken cancellationToken) => IdlLinker.Link(
        [.. ByPath(files).Values.Select(f => f.Document)],
        new IdlOptions(
            files.SelectMany(f => f.Item.IncludeFolders).Distinct(StringComparer.Ordinal).ToEquatableArray(),
            NegativeFieldIds: false,
            files.Where(f => f.Item.HasNegativeFieldIds).Select(f => f.Item.Path).ToEquatableArray()),
        cancellationToken);

    /// <summary>Whether a referenced assembly has compiled a file of the same text.</summary>
    public static bool IsCompiledElsewhere(ParsedIdl file, EquatableArray<CompiledIdl> elsewhere) => OwnerOf(file, elsewhere) is not null;

    private static CompiledIdl? OwnerOf(ParsedIdl file, EquatableArray<CompiledIdl> elsewhere)
        => elsewhere.FirstOrDefault(e => e.Hash == file.Hash && e.FileName == FileNameOf(file));

    // A file that is an item twice is one file.
    private static Dictionary<string, ParsedIdl> ByPath(ImmutableArray<ParsedIdl> files)
    {
        Dictionary<string, ParsedIdl> byPath = new(StringComparer.Ordinal);
        foreach (ParsedIdl file in files)
        {
            byPath[file.Item.Path] = file;
        }

        return byPath;
    }

    // What another assembly has compiled is named as that one names it.
    private static IdlFileSettings SettingsOf(ParsedIdl file, EquatableArray<CompiledIdl> elsewhere)
        => OwnerOf(file, elsewhere) is { } compiled
            ? new(file.Item.Options with { Namespace = compiled.Namespace, Style = compiled.Style, Services = default }, file.Item.DisplayPath, IsEmitted: false)
            : new(file.Item.Options, file.Item.DisplayPath);

    private static CompiledIdl CompiledOf(ParsedIdl file, LoweredFile lowered)
        => new("", file.Item.DisplayPath, file.Hash, lowered.Namespace, file.Item.Options.Style);

    private static IEnumerable<DuplicateIdl> Duplicates(LoweredSchema lowered, Dictionary<string, ParsedIdl> byPath, EquatableArray<CompiledIdl> elsewhere)
        => from file in lowered.Files
           let parsed = byPath[file.Path]
           from other in elsewhere
           where other.Namespace == file.Namespace && other.FileName == FileNameOf(parsed)
           select new DuplicateIdl(
               new SourceSpan(parsed.Item.OriginalPath, 0, 0, 0, 0, 0, 0),
               parsed.Item.DisplayPath,
               other.Assembly,
               file.Declarations.Where(d => d.Head.Containers.Count == 0).Select(d => d.Head.Name.FullName).ToEquatableArray());

    private static ContractDiagnostic AtOriginal(ContractDiagnostic diagnostic, Dictionary<string, ParsedIdl> byPath)
        => diagnostic.Where is { } where && byPath.TryGetValue(where.File, out ParsedIdl? file) && file.Item.OriginalPath != where.File
            ? diagnostic with { Where = where with { File = file.Item.OriginalPath } }
            : diagnostic;

    private static string FileNameOf(ParsedIdl file) => file.Item.Path.Substring(file.Item.Path.LastIndexOf('/') + 1);

    private static string HashOf(string text)
    {
        using var algorithm = SHA256.Create();
        byte[] hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes(text.Replace("\r\n", "\n")));
        return string.Concat(hash.Take(16).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
