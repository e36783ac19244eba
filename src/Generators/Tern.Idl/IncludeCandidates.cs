using Tern.Idl.Thrift;

namespace Tern.Idl;

/// <summary>Where an include may lie.</summary>
internal static class IncludeCandidates
{
    /// <summary>Paths to try, in this order. Thrift: beside the file, then the include folders, then as written; Protobuf: the include folders, as written, then beside the file.</summary>
    public static IEnumerable<string> Of(IdlDocument document, string include, IdlOptions options)
    {
        IEnumerable<string> below = options.IncludeFolders.Select(folder => IdlPath.Combine(IdlPath.Normalize(folder), include));
        string beside = IdlPath.Beside(document.Path, include);
        string asWritten = IdlPath.Normalize(include);
        IEnumerable<string> all = document is ThriftDocument ? [beside, .. below, asWritten] : [.. below, asWritten, beside, .. Above(document.Path, include)];
        return all.Distinct(StringComparer.Ordinal);
    }

    // protoc's import paths are relative to a root that a project need not name: any folder above the file may be it.
    private static IEnumerable<string> Above(string file, string include)
    {
        for (string folder = IdlPath.FolderOf(file); folder.Contains('/'); folder = IdlPath.FolderOf(folder))
        {
            string parent = IdlPath.FolderOf(folder);
            yield return IdlPath.Combine(parent, include);
            if (parent == folder)
            {
                yield break;
            }
        }
    }
}
