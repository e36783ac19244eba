using System.Text.Json.Nodes;

namespace Tern.Cli;

/// <summary>What an analysis found.</summary>
/// <param name="Findings">In the order of files and lines.</param>
/// <param name="Suppressed">What the code suppresses: for logs only, which say so.</param>
/// <param name="Rules">What the compiler's logs say about rules, by id.</param>
/// <param name="Projects">Full paths of the projects that were compiled.</param>
/// <param name="Baselines">Files that were written, with their number of entries.</param>
internal sealed record AnalyzeResult(
    IReadOnlyList<AnalyzeFinding> Findings,
    IReadOnlyList<AnalyzeFinding> Suppressed,
    IReadOnlyDictionary<string, JsonObject> Rules,
    IReadOnlyList<string> Projects,
    IReadOnlyList<(string File, int Entries)> Baselines)
{
    /// <summary>Whether there is something of a level, or worse.</summary>
    public bool Fails(string level) => level != "never" && Findings.Any(finding => finding.Level == "error" || (level == "warning" && finding.Level == "warning"));
}
