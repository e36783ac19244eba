using Tern.Analyzers.NullFlow.Reporting;

namespace Tern.Cli;

/// <summary>The findings of null flow that later builds shall not report, for each project; docs/null-flow.md says more.</summary>
internal sealed class NullBaselineFile
{
    /// <summary>Name of the file, beside the project.</summary>
    public const string Name = NullBaseline.FileName;

    private const string Head = "# Null flows that are not reported: docs/null-flow.md. Written by TernWriteNullBaseline";

    private readonly Dictionary<string, Dictionary<string, int>> _entries = new(StringComparer.Ordinal);

    /// <summary>Adds the findings of one compilation.</summary>
    public void Add(string project, IEnumerable<AnalyzeFinding> findings)
    {
        if (!_entries.TryGetValue(project, out Dictionary<string, int>? ofProject))
        {
            _entries.Add(project, ofProject = new Dictionary<string, int>(StringComparer.Ordinal));
        }

        // Each framework of a project finds much the same, and an entry silences one finding in each of them.
        foreach (IGrouping<string, AnalyzeFinding> equal in findings.Where(static finding => finding.BaselineEntry is not null).GroupBy(static finding => finding.BaselineEntry!, StringComparer.Ordinal))
        {
            ofProject[equal.Key] = Math.Max(ofProject.GetValueOrDefault(equal.Key), equal.Count());
        }
    }

    /// <summary>Writes the files; a project without findings gets none, and loses the one that it had.</summary>
    /// <returns>What was written.</returns>
    public IReadOnlyList<(string File, int Entries)> Write()
    {
        List<(string, int)> written = [];
        foreach ((string project, Dictionary<string, int> entries) in _entries.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            string file = Path.Combine(Path.GetDirectoryName(project)!, Name);
            string[] lines = [.. entries.SelectMany(static entry => Enumerable.Repeat(entry.Key, entry.Value))];
            if (lines.Length == 0)
            {
                File.Delete(file);
                continue;
            }

            File.WriteAllText(file, string.Join('\n', [Head, .. lines]) + "\n");
            written.Add((file, lines.Length));
        }

        return written;
    }
}
