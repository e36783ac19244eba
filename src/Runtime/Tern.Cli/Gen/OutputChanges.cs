namespace Tern.Cli;

/// <summary>What differs between a folder and what shall be in it.</summary>
internal sealed class OutputChanges
{
    /// <summary>All files that shall be there, by path.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>Those that are not there yet.</summary>
    public required IReadOnlyList<string> Added { get; init; }

    /// <summary>Those whose text differs.</summary>
    public required IReadOnlyList<string> Changed { get; init; }

    /// <summary>Files that were written earlier and are not wanted any more.</summary>
    public required IReadOnlyList<string> Removed { get; init; }

    /// <summary>Files that are not wanted any more, but were edited.</summary>
    public required IReadOnlyList<string> Kept { get; init; }

    /// <summary>One line per file that is touched: <c>+</c>, <c>~</c>, <c>-</c>, and <c>!</c> for one that is kept because it was edited.</summary>
    public IEnumerable<(char Mark, string Path)> Lines() =>
        Added.Select(static path => ('+', path))
            .Concat(Changed.Select(static path => ('~', path)))
            .Concat(Removed.Select(static path => ('-', path)))
            .Concat(Kept.Select(static path => ('!', path)))
            .OrderBy(static line => line.path, StringComparer.Ordinal);

    /// <summary>The figures.</summary>
    public string Summary()
    {
        int same = Files.Count - Added.Count - Changed.Count;
        string kept = Kept.Count > 0 ? $", {Kept.Count} kept because edited" : "";
        return $"{Files.Count} file{(Files.Count == 1 ? "" : "s")}: {Added.Count} new, {Changed.Count} changed, {same} as before, {Removed.Count} removed{kept}";
    }
}
