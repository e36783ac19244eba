using Tern.Idl;

namespace Tern.Cli;

/// <summary>What a check found.</summary>
/// <param name="Findings">The findings, by file and line.</param>
/// <param name="FileCount">How many files were read.</param>
/// <param name="Baseline">What the files were compared with; <see langword="null"/> if with nothing.</param>
/// <param name="Harmless">Changes that no peer notices.</param>
internal sealed record CheckResult(IReadOnlyList<Finding> Findings, int FileCount, string? Baseline, int Harmless)
{
    /// <summary>One line for people.</summary>
    public string Summary
    {
        get
        {
            string breaks = Baseline is null
                ? ""
                : $", {Count(Findings.Count(static finding => finding.IsBreak), "breaking change")} against {Baseline}{(Harmless > 0 ? $" ({Count(Harmless, "harmless one")})" : "")}";
            IEnumerable<Finding> lint = Findings.Where(static finding => !finding.IsBreak);
            return $"{Count(FileCount, "file")}: {Count(lint.Count(static finding => finding.Severity == IdlSeverity.Error), "error")}, " +
                $"{Count(lint.Count(static finding => finding.Severity == IdlSeverity.Warning), "warning")}{breaks}";
        }
    }

    /// <summary>Without some rules; errors of the IDL stay, because nothing can be said about what they hide.</summary>
    public CheckResult Without(IReadOnlyCollection<string> rules) => this with
    {
        Findings = [.. Findings.Where(finding => !rules.Contains(finding.Rule, StringComparer.OrdinalIgnoreCase) || (finding.Severity == IdlSeverity.Error && !finding.IsBreak))],
    };

    /// <summary>Whether the check fails.</summary>
    /// <param name="isStrict">Whether warnings count.</param>
    public bool Fails(bool isStrict) => Findings.Any(finding => finding.Severity == IdlSeverity.Error || (isStrict && finding.Severity == IdlSeverity.Warning));

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
