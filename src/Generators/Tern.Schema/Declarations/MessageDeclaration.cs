namespace Tern.Schema.Declarations;

/// <summary>A message or declared exception.</summary>
/// <param name="Head">What every declaration has.</param>
/// <param name="Model">The contract that the declaration makes.</param>
/// <param name="IsException">Whether it is a declared exception.</param>
/// <param name="HasConstructor">Whether it is a struct that needs a constructor for its initialisers.</param>
/// <param name="Members">Its members in the order of the IDL.</param>
/// <param name="MessageMember">Of an exception: the text member that is its message too; <see langword="null"/> if it has none.</param>
public sealed record MessageDeclaration(
    DeclarationHead Head,
    MessageModel Model,
    bool IsException,
    bool HasConstructor,
    EquatableArray<MemberDeclaration> Members,
    string? MessageMember) : TypeDeclaration(Head)
{
    /// <summary>Rules of the message as a whole.</summary>
    public EquatableArray<RuleDeclaration> Rules { get; init; }

    /// <summary>What is checked of the message; <see langword="null"/> if nothing is.</summary>
    public ValidationModel? Validation { get; init; }
}

/// <summary>One member of a message.</summary>
/// <param name="Field">The field that it carries.</param>
/// <param name="Doc">Its comment, without comment marks; <see langword="null"/> if there is none.</param>
/// <param name="Obsolete">Why it should not be used; empty if nothing says why; <see langword="null"/> if it may be used.</param>
/// <param name="Initial">What it begins with; <see langword="null"/> if it has no initialiser.</param>
/// <param name="Fallback">What a null member stands for, with the name of the property that says so; <see langword="null"/> if null is all that there is to say.</param>
public sealed record MemberDeclaration(FieldModel Field, string? Doc, string? Obsolete, DeclaredValue? Initial, FallbackDeclaration? Fallback)
{
    /// <summary>Its rules.</summary>
    public EquatableArray<RuleDeclaration> Rules { get; init; }
}

/// <summary>A property that gives a member's value, or its default if it is null.</summary>
/// <param name="Name">Name of the property.</param>
/// <param name="Value">The default.</param>
public sealed record FallbackDeclaration(string Name, DeclaredValue Value);
