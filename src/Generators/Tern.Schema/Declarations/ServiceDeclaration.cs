namespace Tern.Schema.Declarations;

/// <summary>A service interface.</summary>
/// <param name="Head">What every declaration has.</param>
/// <param name="Model">The contract that the declaration makes, inherited methods among its own.</param>
/// <param name="Base">The interface that it extends; <see langword="null"/> if there is none.</param>
/// <param name="Methods">Its own methods in the order of the IDL.</param>
public sealed record ServiceDeclaration(
    DeclarationHead Head,
    ServiceModel Model,
    TypeName? Base,
    EquatableArray<MethodDeclaration> Methods) : TypeDeclaration(Head);

/// <summary>One method.</summary>
/// <param name="Method">The method that it makes callable.</param>
/// <param name="Doc">Its comment, without comment marks; <see langword="null"/> if there is none.</param>
/// <param name="Obsolete">Why it should not be used; empty if nothing says why; <see langword="null"/> if it may be used.</param>
/// <param name="Parameters">Its parameters, one for each of the model.</param>
public sealed record MethodDeclaration(MethodModel Method, string? Doc, string? Obsolete, EquatableArray<ParameterDeclaration> Parameters);

/// <summary>One parameter.</summary>
/// <param name="Doc">Its comment, without comment marks; <see langword="null"/> if there is none.</param>
/// <param name="Default">Its default value; <see langword="null"/> if it has none.</param>
public sealed record ParameterDeclaration(string? Doc, DeclaredValue? Default)
{
    /// <summary>Its rules.</summary>
    public EquatableArray<RuleDeclaration> Rules { get; init; }
}
