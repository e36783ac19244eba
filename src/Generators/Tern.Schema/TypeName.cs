namespace Tern.Schema;

/// <summary>How C# spells a type.</summary>
/// <param name="Namespace">
/// Its namespace; empty for the global one; <see langword="null"/> for what needs none: a keyword such as <c>int</c>, a type parameter.
/// </param>
/// <param name="Name">Its name without arguments; a nested type with its containers: <c>Outer.Inner</c>.</param>
/// <param name="Arguments">Its type arguments.</param>
/// <param name="Suffix">What follows: <c>?</c>, <c>[]</c>, <c>[]?</c> or nothing.</param>
public sealed record TypeName(string? Namespace, string Name, EquatableArray<TypeName> Arguments, string Suffix)
{
    /// <summary>A type without arguments.</summary>
    public TypeName(string? @namespace, string name)
        : this(@namespace, name, default, "")
    {
    }

    /// <summary>The same type, nullable.</summary>
    public TypeName AsNullable() => Suffix.EndsWith("?", StringComparison.Ordinal) ? this : this with { Suffix = Suffix + "?" };

    /// <summary>Namespace and name, without arguments.</summary>
    public string FullName => string.IsNullOrEmpty(Namespace) ? Name : Namespace + "." + Name;

    /// <summary>A generic type of the class library.</summary>
    public static TypeName Generic(string @namespace, string name, params TypeName[] arguments) => new(@namespace, name, new(arguments), "");

    /// <inheritdoc/>
    public override string ToString()
        => FullName + (Arguments.Count == 0 ? "" : "<" + string.Join(", ", Arguments) + ">") + Suffix;
}
