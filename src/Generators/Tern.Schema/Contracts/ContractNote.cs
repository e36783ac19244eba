using Tern.Schema.Idl;

namespace Tern.Schema.Contracts;

/// <summary>What tools need to know of a part of a contract.</summary>
/// <param name="Doc">Its documentation as plain text; <see langword="null"/> if there is none.</param>
/// <param name="Where">Its name in the source; <see langword="null"/> if it comes from another assembly.</param>
/// <param name="Initial">The constant that a member begins with, if that is known and not the zero of its type.</param>
/// <param name="IsException">Whether a message is a declared exception.</param>
/// <param name="IsForeign">Whether another assembly owns it.</param>
public sealed record ContractNote(string? Doc, SourceSpan? Where, IdlValue? Initial = null, bool IsException = false, bool IsForeign = false)
{
    /// <summary>Nothing.</summary>
    public static ContractNote Empty { get; } = new(null, null);
}
