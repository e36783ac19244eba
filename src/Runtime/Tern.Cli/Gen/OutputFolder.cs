using System.Security.Cryptography;
using System.Text;

namespace Tern.Cli;

/// <summary>A folder that generated files are written to, with the list of what was written, so that nothing else is ever touched.</summary>
/// <param name="folder">Full path.</param>
/// <param name="isForced">Whether files that were edited since are overwritten.</param>
internal sealed class OutputFolder(string folder, bool isForced)
{
    /// <summary>Name of the list: hash and path of each file.</summary>
    public const string ListName = ".tern-gen";

    private const string Head = "# What 'tern gen' has written here, with the hash of each file. Only these files are ever overwritten or deleted.";

    /// <summary>Compares the folder with what shall be in it.</summary>
    /// <exception cref="CliException">A file is in the way that was not written by this command, or was edited since; or a path leads out of the folder.</exception>
    public OutputChanges Plan(IReadOnlyList<GeneratedFile> files)
    {
        Dictionary<string, string> wanted = new(StringComparer.Ordinal);
        foreach (GeneratedFile file in files)
        {
            if (!wanted.TryAdd(Checked(file.Path), file.Text))
            {
                throw new CliException($"Two files would have the name '{file.Path}'.");
            }
        }

        Dictionary<string, string> written = ReadList();
        List<string> added = [];
        List<string> changed = [];
        List<string> foreign = [];
        List<string> edited = [];
        foreach ((string path, string text) in wanted)
        {
            string? there = Read(path);
            if (there is null)
            {
                added.Add(path);
            }
            else if (there != text)
            {
                bool isKnown = written.TryGetValue(path, out string? hash);
                List<string> list = !isKnown ? foreign : hash != HashOf(there) && !isForced ? edited : changed;
                list.Add(path);
            }
        }

        Refuse(foreign, edited);
        List<string> removed = [];
        List<string> kept = [];
        foreach (string path in written.Keys.Where(path => !wanted.ContainsKey(path)).Order(StringComparer.Ordinal))
        {
            if (Read(path) is { } there)
            {
                (isForced || written[path] == HashOf(there) ? removed : kept).Add(path);
            }
        }

        return new OutputChanges
        {
            Files = wanted,
            Added = added,
            Changed = changed,
            Removed = [.. removed],
            Kept = [.. kept],
        };
    }

    /// <summary>Writes what differs.</summary>
    public void Apply(OutputChanges changes)
    {
        foreach (string path in changes.Added.Concat(changes.Changed))
        {
            string full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, changes.Files[path]);
        }

        foreach (string path in changes.Removed)
        {
            File.Delete(Path.Combine(folder, path));
        }

        Directory.CreateDirectory(folder);
        IEnumerable<string> lines = changes.Files.OrderBy(static file => file.Key, StringComparer.Ordinal).Select(static file => $"{HashOf(file.Value)} {file.Key}");
        string list = string.Join('\n', lines.Prepend(Head)) + "\n";
        if (Read(ListName) != list)
        {
            File.WriteAllText(Path.Combine(folder, ListName), list);
        }
    }

    private static void Refuse(List<string> foreign, List<string> edited)
    {
        if (foreign.Count > 0)
        {
            throw new CliException($"These files are in the way and were not written by 'tern gen': {string.Join(", ", foreign)}. Move them, or write to another folder.");
        }

        if (edited.Count > 0)
        {
            throw new CliException($"These files were edited since 'tern gen' wrote them: {string.Join(", ", edited)}. Move the edits elsewhere (types are partial), or give --force to lose them.");
        }
    }

    private string Checked(string path)
    {
        string full = Path.GetFullPath(path, folder);
        return path.Length > 0 && path != ListName && !Path.IsPathRooted(path) && full.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? Path.GetRelativePath(folder, full).Replace('\\', '/')
            : throw new CliException($"'{path}' is no path below the output folder.");
    }

    private Dictionary<string, string> ReadList()
    {
        Dictionary<string, string> written = new(StringComparer.Ordinal);
        foreach (string line in (Read(ListName) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static line => line[0] != '#'))
        {
            // A list that a merge has damaged must not lead out of the folder.
            if (line.Split(' ', 2) is [var hash, var path])
            {
                written[Checked(path.TrimEnd('\r'))] = hash;
            }
        }

        return written;
    }

    private string? Read(string path)
    {
        string full = Path.Combine(folder, path);
        return File.Exists(full) ? File.ReadAllText(full) : null;
    }

    // Line ends are no edit: git may change them.
    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))))[..32];
}
