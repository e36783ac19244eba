namespace Tern.Idl.Writing;

/// <summary>Spells the path of another file in an include.</summary>
internal static class IncludePath
{
    /// <summary>A path as seen from the folder of a file, as Thrift looks for it first.</summary>
    public static string Relative(string file, string include)
    {
        string[] from = Folders(file);
        string[] to = include.Split('/');
        if (IsRooted(include) && (!IsRooted(file) || from[0] != to[0]))
        {
            return include;
        }

        int same = 0;
        while (same < from.Length && same < to.Length - 1 && from[same] == to[same])
        {
            same++;
        }

        return string.Join("/", Enumerable.Repeat("..", from.Length - same).Concat(to.Skip(same)));
    }

    /// <summary>A path as seen from a root, as protoc asks for it: the longest root that holds it, or the folder of the file; as it is if none of them does.</summary>
    public static string FromRoot(string file, string include, IEnumerable<string> roots)
    {
        string? root = roots
            .Select(IdlPath.Normalize)
            .Where(r => r.Length > 0 && include.StartsWith(r + "/", StringComparison.Ordinal))
            .OrderByDescending(r => r.Length)
            .FirstOrDefault();
        if (root is not null)
        {
            return include.Substring(root.Length + 1);
        }

        string folder = IdlPath.FolderOf(file);
        return IsRooted(include) && folder.Length > 0 && include.StartsWith(folder + "/", StringComparison.Ordinal) ? include.Substring(folder.Length + 1) : include;
    }

    private static bool IsRooted(string path) => path.StartsWith("/", StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':');

    private static string[] Folders(string file)
    {
        string folder = IdlPath.FolderOf(file);
        return folder.Length == 0 ? [] : folder == "/" ? [""] : folder.Split('/');
    }
}
