using Tern.Idl;
using Tern.Idl.CSharp;
using Tern.Idl.Locking;
using Tern.Schema.Idl;

namespace Tern.Cli;

/// <summary>Checks IDL, and compares it with what peers rely on.</summary>
internal sealed class CheckRun(CliHost host, IReadOnlyList<string> includeFolders, bool hasNegativeIds)
{
    private const string WellKnown = "google/protobuf/";

    /// <summary>Runs it.</summary>
    /// <param name="paths">Files and folders as they were named.</param>
    /// <param name="against">What to compare with, as it was named.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task<CheckResult> RunAsync(IReadOnlyList<string> paths, string? against, CancellationToken cancellationToken)
    {
        IdlSources sources = IdlSources.Find(paths, host);
        IdlOptions options = sources.Options(includeFolders, hasNegativeIds, host);
        IdlSchema schema = sources.Load(options, cancellationToken);
        List<Finding> findings = [.. schema.Diagnostics.Select(Finding.Of)];
        if (!findings.Any(static finding => finding.Severity == IdlSeverity.Error))
        {
            // What C# cannot say as the IDL does is worth knowing before the build says it.
            findings.AddRange(CSharpLowering
                .Lower(schema, path => path.StartsWith(WellKnown, StringComparison.Ordinal) ? null : new IdlFileSettings(CSharpOptions.Default, path), cancellationToken)
                .Diagnostics.Select(Finding.Of));
        }

        int harmless = 0;
        Baseline? baseline = await new BaselineFinder(host, options).FindAsync(against, sources, cancellationToken).ConfigureAwait(false);
        if (baseline is not null)
        {
            findings.AddRange(baseline.Problems);
            foreach (ContractChange change in ContractLock.Compare(baseline.Lock, ContractLock.Of(schema, baseline.Root)))
            {
                if (change.IsBreak)
                {
                    findings.Add(Finding.Of(change.ToDiagnostic()) with { IsBreak = true });
                }
                else
                {
                    harmless++;
                }
            }
        }

        return new CheckResult([.. Finding.InOrder(findings).Where(static finding => finding.Severity != IdlSeverity.Hint)], sources.Roots.Count, baseline?.Name, harmless);
    }
}
