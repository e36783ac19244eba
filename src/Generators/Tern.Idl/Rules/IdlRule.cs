using System.Globalization;
using Tern.Schema;

namespace Tern.Idl;

/// <summary>Something that can be wrong with IDL; docs/rules has a page for each.</summary>
/// <param name="Id">Rule: <c>TERN3001</c>.</param>
/// <param name="Title">What right IDL does.</param>
/// <param name="Format">Message with <c>{0}</c> and so on for the arguments: what is wrong, and how to mend it.</param>
/// <param name="Severity">How bad it is unless the user says otherwise.</param>
public sealed record IdlRule(string Id, string Title, string Format, IdlSeverity Severity)
{
    /// <summary>The message of a diagnostic of this rule.</summary>
    public string MessageOf(ContractDiagnostic diagnostic)
        => string.Format(CultureInfo.InvariantCulture, Format, [.. diagnostic.Arguments]);

    /// <summary>A diagnostic of this rule.</summary>
    /// <param name="where">Where it is.</param>
    /// <param name="arguments">What the message is filled with.</param>
    public ContractDiagnostic At(SourceSpan where, params string[] arguments) => new(Id, where, new(arguments));
}

/// <summary>How bad a diagnostic is.</summary>
public enum IdlSeverity
{
    /// <summary>Worth knowing; shown by IDEs only.</summary>
    Hint,

    /// <summary>Likely a mistake.</summary>
    Warning,

    /// <summary>Cannot be compiled.</summary>
    Error,
}
