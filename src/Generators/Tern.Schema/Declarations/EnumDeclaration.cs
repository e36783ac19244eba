namespace Tern.Schema.Declarations;

/// <summary>An enum.</summary>
/// <param name="Head">What every declaration has.</param>
/// <param name="Model">The type that the declaration makes.</param>
/// <param name="Members">Its values in the order of the IDL, one for each of the model.</param>
public sealed record EnumDeclaration(DeclarationHead Head, EnumType Model, EquatableArray<EnumMemberDeclaration> Members) : TypeDeclaration(Head);

/// <summary>One name of an enum's value.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Member">Its name on the wire, and the value.</param>
/// <param name="Doc">Its comment, without comment marks; <see langword="null"/> if there is none.</param>
/// <param name="Obsolete">Why it should not be used; empty if nothing says why; <see langword="null"/> if it may be used.</param>
public sealed record EnumMemberDeclaration(string Name, EnumMember Member, string? Doc, string? Obsolete);
