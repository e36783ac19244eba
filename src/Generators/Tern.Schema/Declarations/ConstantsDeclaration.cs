namespace Tern.Schema.Declarations;

/// <summary>A static class with the constants of one file.</summary>
/// <param name="Head">What every declaration has.</param>
/// <param name="Constants">The constants in the order of the IDL.</param>
public sealed record ConstantsDeclaration(DeclarationHead Head, EquatableArray<ConstantDeclaration> Constants) : TypeDeclaration(Head);

/// <summary>One constant.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Type">Its type.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsShared">Whether all who read it may have the same instance, because nobody can change it.</param>
/// <param name="Doc">Its comment, without comment marks; <see langword="null"/> if there is none.</param>
/// <param name="Obsolete">Why it should not be used; empty if nothing says why; <see langword="null"/> if it may be used.</param>
public sealed record ConstantDeclaration(string Name, TypeModel Type, DeclaredValue Value, bool IsShared, string? Doc, string? Obsolete);
