using System.Globalization;
using System.Text.Json.Nodes;

namespace Tern.Cli;

/// <summary>Tells a person what was found: first what mends most.</summary>
internal sealed class AnalyzeReport(CliHost host, AnalyzeResult result)
{
    private const int SinksShown = 3;
    private const string Indent = "     ";

    /// <summary>Writes it.</summary>
    /// <param name="causes">How many causes are shown.</param>
    /// <param name="eachFinding">Whether every finding has a line of its own instead.</param>
    public void Write(int causes, bool eachFinding)
    {
        if (eachFinding)
        {
            foreach (AnalyzeFinding finding in result.Findings)
            {
                host.Out.WriteLine($"{(finding.Where is { } where ? $"{where.Display(host)}: " : "")}{finding.Level} {finding.Rule}: {finding.Message}");
            }
        }
        else
        {
            WriteCauses(causes);
        }

        WriteRules();
        foreach ((string file, int entries) in result.Baselines)
        {
            host.Out.WriteLine($"wrote {host.Display(file)}: {Count(entries, "finding")} that later builds do not report");
        }

        host.Error.WriteLine(Summary());
    }

    private void WriteCauses(int most)
    {
        (AnalyzePlace? Root, AnalyzeFinding[] Findings)[] causes =
        [
            .. result.Findings.GroupBy(static finding => (finding.Root, Own: finding.Cause is null ? finding.Identity : default))
                .Select(static cause => (cause.Key.Root, Findings: cause.ToArray()))
                .OrderByDescending(static cause => cause.Findings.Any(static finding => finding.Level == "error"))
                .ThenByDescending(static cause => cause.Findings.Any(static finding => finding.Level == "warning"))
                .ThenByDescending(static cause => cause.Findings.Length)
                .ThenBy(static cause => cause.Root?.File, StringComparer.Ordinal)
                .ThenBy(static cause => cause.Root?.Line),
        ];
        foreach ((AnalyzePlace? root, AnalyzeFinding[] findings) in causes.Take(most))
        {
            host.Out.WriteLine($"{findings.Length,3}x {root?.Display(host) ?? "the project"}  {findings[0].Level} {string.Join(", ", findings.Select(static finding => finding.Rule).Distinct(StringComparer.Ordinal))}");
            foreach (string line in TextWrap.Wrap(findings[0].Message, host.Width - Indent.Length))
            {
                host.Out.WriteLine(Indent + line);
            }

            WriteSinks(findings);
            host.Out.WriteLine();
        }

        if (causes.Length > most)
        {
            host.Out.WriteLine($"and {Count(causes.Length - most, "cause")} more; --top {causes.Length} shows all of them, --all every finding");
            host.Out.WriteLine();
        }
    }

    private void WriteSinks(AnalyzeFinding[] findings)
    {
        if (findings[0].Cause is null || findings is [{ Where: null }])
        {
            return;
        }

        foreach (AnalyzeFinding finding in findings.Take(SinksShown))
        {
            host.Out.WriteLine($"{Indent}- {finding.Where?.Display(host)}");
        }

        if (findings.Length > SinksShown)
        {
            host.Out.WriteLine($"{Indent}- and {findings.Length - SinksShown} more");
        }
    }

    private void WriteRules()
    {
        foreach (IGrouping<string, AnalyzeFinding> rule in result.Findings.GroupBy(static finding => finding.Rule, StringComparer.Ordinal).OrderByDescending(static rule => rule.Count()).ThenBy(static rule => rule.Key, StringComparer.Ordinal))
        {
            string title = result.Rules.TryGetValue(rule.Key, out JsonObject? known) ? (string?)known["shortDescription"]?["text"] ?? "" : "";
            host.Out.WriteLine($"{rule.Count(),4}  {rule.Key}  {title}".TrimEnd());
        }
    }

    private string Summary()
    {
        int errors = result.Findings.Count(static finding => finding.Level == "error");
        int warnings = result.Findings.Count(static finding => finding.Level == "warning");
        int notes = result.Findings.Count - errors - warnings;
        string projects = Count(result.Projects.Count, "project");
        return result.Findings.Count == 0
            ? $"{projects}: nothing found"
            : $"{projects}: {Count(result.Findings.Count, "finding")} ({Count(errors, "error")}, {Count(warnings, "warning")}{(notes > 0 ? $", {Count(notes, "note")}" : "")})";
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}s");
}
