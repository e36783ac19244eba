using Tern.Idl;
using Tern.Schema;

namespace Tern.Cli;

/// <summary>Something that a check found.</summary>
/// <param name="Rule">Rule: <c>TERN3001</c>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
/// <param name="Where">Where it is; <see langword="null"/> if it has no place.</param>
/// <param name="IsBreak">Whether it is a change that peers notice.</param>
internal sealed record Finding(string Rule, IdlSeverity Severity, string Message, SourceSpan? Where, bool IsBreak = false)
{
    /// <summary>A diagnostic of IDL.</summary>
    public static Finding Of(ContractDiagnostic diagnostic)
    {
        IdlRule? rule = IdlRules.All.GetValueOrDefault(diagnostic.Id);
        return new Finding(
            diagnostic.Id,
            rule?.Severity ?? IdlSeverity.Error,
            rule?.MessageOf(diagnostic) ?? string.Join(", ", diagnostic.Arguments),
            diagnostic.Where);
    }

    /// <summary>As compilers and MSBuild write it: <c>shop.thrift(12,7): error TERN3004: there is no type 'Itm' here</c>.</summary>
    public string Line(CliHost host)
    {
        string what = $"{Severity switch { IdlSeverity.Error => "error", IdlSeverity.Warning => "warning", _ => "info" }} {Rule}: {Message}";
        return Where is { } where ? $"{host.Display(where.File)}({where.StartLine + 1},{where.StartColumn + 1}): {what}" : what;
    }

    /// <summary>Errors first count; in the order of files and lines.</summary>
    public static IEnumerable<Finding> InOrder(IEnumerable<Finding> findings) => findings
        .Distinct()
        .OrderBy(static finding => finding.Where?.File ?? "", StringComparer.Ordinal)
        .ThenBy(static finding => finding.Where?.Start ?? 0)
        .ThenBy(static finding => finding.Rule, StringComparer.Ordinal);
}
