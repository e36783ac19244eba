namespace Tern.Schema.Declarations;

/// <summary>A union.</summary>
/// <param name="Head">What every declaration has.</param>
/// <param name="Model">The contract that the declaration makes.</param>
/// <param name="Cases">Its cases in the order of the IDL.</param>
public sealed record UnionDeclaration(DeclarationHead Head, UnionModel Model, EquatableArray<CaseDeclaration> Cases) : TypeDeclaration(Head)
{
    /// <summary>Rules of the union as a whole.</summary>
    public EquatableArray<RuleDeclaration> Rules { get; init; }

    /// <summary>What is checked of the union; <see langword="null"/> if nothing is.</summary>
    public ValidationModel? Validation { get; init; }
}

/// <summary>One case of a union.</summary>
/// <param name="Case">The field that it carries.</param>
/// <param name="Doc">Its comment, without comment marks; <see langword="null"/> if there is none.</param>
/// <param name="Obsolete">Why it should not be used; empty if nothing says why; <see langword="null"/> if it may be used.</param>
public sealed record CaseDeclaration(UnionCaseModel Case, string? Doc, string? Obsolete)
{
    /// <summary>Its rules.</summary>
    public EquatableArray<RuleDeclaration> Rules { get; init; }
}
