using Tern.Idl;
using Tern.Schema;

namespace Tern.Generic;

/// <summary>Something that is wrong with an IDL.</summary>
/// <param name="Id">Rule: <c>TERN3001</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="File">Path of the file; empty if it belongs to none.</param>
/// <param name="Line">Line, from 1; 0 if it belongs to none.</param>
/// <param name="Column">Column, from 1; 0 if it belongs to none.</param>
public sealed record GenericContractError(string Id, string Message, string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => Line == 0 ? $"{Id}: {Message}" : $"{File}({Line},{Column}): {Id}: {Message}";

    internal static GenericContractError Of(ContractDiagnostic diagnostic)
    {
        string message = IdlRules.All.TryGetValue(diagnostic.Id, out IdlRule? rule) ? rule.MessageOf(diagnostic) : string.Join(", ", diagnostic.Arguments);
        return diagnostic.Where is { } where
            ? new(diagnostic.Id, message, where.File, where.StartLine + 1, where.StartColumn + 1)
            : new(diagnostic.Id, message, "", 0, 0);
    }
}
