using Tern.Schema;

namespace Tern.Idl.Locking;

/// <summary>One difference between what peers rely on and what there is now.</summary>
/// <param name="Rule">Rule that it breaks: <c>TERN3511</c>. <c>TERN3501</c>: it breaks nothing and is not recorded.</param>
/// <param name="Breaks">Wires on which peers notice; <see cref="ContractWires.None"/> for what breaks nothing.</param>
/// <param name="Key">The contract or part of it: <c>message shop.Item 4</c>, <c>service shop.Catalog Get</c>.</param>
/// <param name="Where">Where it is now, or what is around it if it is gone; <see langword="null"/> if nothing of it is left.</param>
/// <param name="Recorded">Where it is recorded; <see langword="null"/> if it is not.</param>
/// <param name="Arguments">What the rule's message is filled with.</param>
/// <param name="Removes">Lines that leave the lock when the change is accepted.</param>
/// <param name="Adds">Lines that come to it.</param>
public sealed record ContractChange(
    string Rule,
    ContractWires Breaks,
    string Key,
    SourceSpan? Where,
    SourceSpan? Recorded,
    EquatableArray<string> Arguments,
    EquatableArray<string> Removes,
    EquatableArray<string> Adds)
{
    /// <summary>Whether a peer may notice the change.</summary>
    public bool IsBreak => Breaks != ContractWires.None;

    /// <summary>The message of the change.</summary>
    public string Message => IdlRules.All[Rule].MessageOf(ToDiagnostic());

    /// <summary>The change as a diagnostic where it is now, or else where it is recorded.</summary>
    public ContractDiagnostic ToDiagnostic() => new(Rule, Where ?? Recorded, Arguments);
}
