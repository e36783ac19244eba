namespace Tern.Schema.Declarations;

/// <summary>A C# type that stands for a definition of IDL, as a person would declare it.</summary>
/// <param name="Head">What every declaration has.</param>
public abstract record TypeDeclaration(DeclarationHead Head);

/// <summary>What every declaration has.</summary>
/// <param name="Name">How C# spells the type.</param>
/// <param name="Containers">Types that contain it, outermost first, as they are declared: <c>partial record Outer</c>.</param>
/// <param name="IsPublic">Whether other assemblies see it; otherwise it is internal.</param>
/// <param name="Doc">Its comment, without comment marks; <see langword="null"/> if there is none.</param>
/// <param name="Obsolete">Why it should not be used; empty if nothing says why; <see langword="null"/> if it may be used.</param>
/// <param name="Origin">Where the IDL defines it.</param>
/// <param name="Hidden">Names of types that mean something else inside of the declaration, so that they must be written in full.</param>
/// <param name="NamesObsolete">Whether the declaration names something obsolete.</param>
public sealed record DeclarationHead(
    TypeName Name,
    EquatableArray<string> Containers,
    bool IsPublic,
    string? Doc,
    string? Obsolete,
    DeclarationOrigin Origin,
    EquatableArray<string> Hidden,
    bool NamesObsolete);

/// <summary>Where IDL defines something.</summary>
/// <param name="Definition">What it is there: <c>struct Item</c>.</param>
/// <param name="File">Path of the file, relative to the project.</param>
/// <param name="Line">Its line, from 1; 0 if that is not wanted.</param>
public sealed record DeclarationOrigin(string Definition, string File, int Line);
