namespace Tern.Schema;

/// <summary>How an instance is made.</summary>
/// <param name="Call">What makes it.</param>
/// <param name="Parameters">Constructor parameters, each filled by a field; empty: construct first, then read.</param>
/// <param name="Generic">Type parameters of a generic message whose constructor needs an accessor; otherwise <see langword="null"/>.</param>
/// <param name="Declared">The message as its declaration spells it, with its type parameters if it is generic.</param>
public sealed record ConstructorModel(
    ConstructorCall Call,
    EquatableArray<ConstructorParameter> Parameters,
    GenericModel? Generic,
    TypeName Declared);

/// <summary>What makes an instance.</summary>
public enum ConstructorCall
{
    /// <summary><c>new</c>.</summary>
    New,

    /// <summary>An unsafe accessor: the constructor is not accessible, or C# would ask for <c>required</c> members.</summary>
    Accessor,

    /// <summary><c>default</c>: a struct without a constructor of its own, whose <c>required</c> members <c>new</c> would ask for.</summary>
    Default,
}

/// <summary>One constructor parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Member">Member whose field fills it.</param>
/// <param name="Type">Its type as declared, for an accessor.</param>
/// <param name="AcceptsNull">Whether C# lets null be passed to it.</param>
/// <param name="Default">C# text of its default value, or <see langword="null"/> if it has none.</param>
public sealed record ConstructorParameter(string Name, string Member, TypeName Type, bool AcceptsNull, string? Default);
