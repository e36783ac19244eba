namespace Tern.Idl;

/// <summary>Paths of IDL files: always with <c>/</c>, without <c>.</c> and without needless <c>..</c>.</summary>
public static class IdlPath
{
    /// <summary>One spelling for all ways to write a path.</summary>
    public static string Normalize(string path)
    {
        string slashes = path.Replace('\\', '/');
        List<string> parts = [];
        foreach (string part in slashes.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] is not (".." or ""))
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != "." && (part.Length > 0 || parts.Count == 0))
            {
                parts.Add(part);
            }
        }

        return string.Join("/", parts);
    }

    /// <summary>A path as seen from the folder of a file.</summary>
    public static string Beside(string file, string relative)
        => IsRooted(relative) ? Normalize(relative) : Combine(FolderOf(file), relative);

    /// <summary>A path below a folder.</summary>
    public static string Combine(string folder, string relative)
        => Normalize(folder.Length == 0 ? relative : folder + "/" + relative);

    /// <summary>The folder of a file; empty if its path has none.</summary>
    public static string FolderOf(string file)
    {
        int slash = file.LastIndexOf('/');
        return slash < 0 ? "" : file.Substring(0, Math.Max(slash, 1));
    }

    /// <summary>The name of a file without folder and extension: what qualifies names from a Thrift include.</summary>
    public static string StemOf(string file)
    {
        string name = file.Substring(file.LastIndexOf('/') + 1);
        int dot = name.LastIndexOf('.');
        return dot < 0 ? name : name.Substring(0, dot);
    }

    private static bool IsRooted(string path) => path.StartsWith("/", StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':');
}
