using Tern.Idl;

namespace Tern.Cli;

/// <summary>Writes findings for a reader: people and MSBuild, SARIF viewers, GitHub.</summary>
internal abstract class FindingFormat(CliHost host)
{
    /// <summary>What the format needs to know of the surroundings.</summary>
    protected CliHost Host { get; } = host;

    /// <summary>The format of a name.</summary>
    public static FindingFormat Of(string name, CliHost host) => name switch
    {
        "sarif" => new SarifFormat(host),
        "github" => new GitHubFormat(host),
        _ => new TextFormat(host),
    };

    /// <summary>Writes findings.</summary>
    public abstract void Write(IReadOnlyList<Finding> findings, TextWriter output);

    private sealed class TextFormat(CliHost host) : FindingFormat(host)
    {
        public override void Write(IReadOnlyList<Finding> findings, TextWriter output)
        {
            foreach (Finding finding in findings)
            {
                output.WriteLine(finding.Line(Host));
            }
        }
    }

    // https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    private sealed class GitHubFormat(CliHost host) : FindingFormat(host)
    {
        public override void Write(IReadOnlyList<Finding> findings, TextWriter output)
        {
            foreach (Finding finding in findings)
            {
                string place = finding.Where is { } where
                    ? $"file={Property(Host.Display(where.File))},line={where.StartLine + 1},col={where.StartColumn + 1},endLine={where.EndLine + 1},"
                    : "";
                output.WriteLine($"::{(finding.Severity == IdlSeverity.Error ? "error" : "warning")} {place}title={finding.Rule}::{Data(finding.Message)}");
            }
        }

        private static string Data(string text) =>
            text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

        private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
    }
}
