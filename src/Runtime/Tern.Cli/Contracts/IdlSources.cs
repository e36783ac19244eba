using Tern.Idl;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Cli;

/// <summary>IDL files as they were named: files, and folders with whatever IDL lies in them.</summary>
/// <param name="Roots">Full paths of the files, in order, with <c>/</c>.</param>
/// <param name="NamedFolders">Full paths of the folders that were named.</param>
/// <param name="Folders">The same, and the folders of files that were named.</param>
internal sealed record IdlSources(IReadOnlyList<string> Roots, IReadOnlyList<string> NamedFolders, IReadOnlyList<string> Folders)
{
    private static readonly HashSet<string> s_passedOver = new(["bin", "obj", "node_modules", ".git", "artifacts"], StringComparer.Ordinal);

    /// <summary>Finds files.</summary>
    /// <exception cref="CliException">A path does not exist, or there is no IDL.</exception>
    public static IdlSources Find(IEnumerable<string> paths, CliHost host)
    {
        List<string> roots = [];
        List<string> named = [];
        List<string> folders = [];
        foreach (string path in paths)
        {
            string full = host.PathOf(path);
            if (Directory.Exists(full))
            {
                roots.AddRange(FilesBelow(full));
                named.Add(Normal(full));
                folders.Add(Normal(full));
            }
            else if (!File.Exists(full))
            {
                throw new CliException($"There is no file or folder '{path}'.");
            }
            else if (!IdlParser.CanRead(full))
            {
                throw new CliException($"'{path}' is no IDL: its name must end in .thrift or .proto.");
            }
            else
            {
                roots.Add(Normal(full));
                folders.Add(Normal(Path.GetDirectoryName(full)!));
            }
        }

        return roots.Count == 0
            ? throw new CliException($"There is no .thrift or .proto file in {string.Join(", ", paths.Select(static path => $"'{path}'"))}.")
            : new IdlSources([.. roots.Distinct(StringComparer.Ordinal)], named, [.. folders.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Reads and links the files with all that they include.</summary>
    /// <param name="options">How includes are found.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public IdlSchema Load(IdlOptions options, CancellationToken cancellationToken) => IdlLoader.Load(Roots, Read, options, cancellationToken);

    /// <summary>Options for files: folders named on the command line, which Protobuf imports are relative to, count as include folders.</summary>
    public IdlOptions Options(IEnumerable<string> includeFolders, bool hasNegativeIds, CliHost host) =>
        new(includeFolders.Select(host.PathOf).Concat(Folders).Select(Normal).Distinct(StringComparer.Ordinal).ToEquatableArray(), hasNegativeIds);

    /// <summary>A path with <c>/</c>.</summary>
    public static string Normal(string path) => IdlPath.Normalize(path);

    private static string? Read(string path) => File.Exists(path) ? File.ReadAllText(path) : null;

    private static IEnumerable<string> FilesBelow(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder).Where(IdlParser.CanRead).Order(StringComparer.Ordinal))
        {
            yield return Normal(file);
        }

        foreach (string below in Directory.EnumerateDirectories(folder).Where(static below => !s_passedOver.Contains(Path.GetFileName(below))).Order(StringComparer.Ordinal))
        {
            foreach (string file in FilesBelow(below))
            {
                yield return file;
            }
        }
    }
}
