namespace Tern.Schema;

/// <summary>One carried member of a message.</summary>
/// <param name="Id">Field id; <see cref="FieldIds"/> says which format can carry it.</param>
/// <param name="WireName">Name in IDL, JSON and error messages.</param>
/// <param name="Member">Name of the C# property or field.</param>
/// <param name="Type">Its type, without nullability.</param>
/// <param name="IsNullable">Whether null stands for a field that is not there.</param>
/// <param name="IsRequired">Whether a message without the field is an error.</param>
/// <param name="MayBeginWithValue">Whether a nullable member may have an initialiser: then null, which is not written, must be set when nothing was read.</param>
/// <param name="Assignment">How a value that was read gets into the member.</param>
/// <param name="Accessor">What reaches a member that C# closes after construction; <see langword="null"/> for other assignments.</param>
/// <param name="Protobuf">What Protobuf must know of it.</param>
public sealed record FieldModel(
    int Id,
    string WireName,
    string Member,
    TypeModel Type,
    bool IsNullable,
    bool IsRequired,
    bool MayBeginWithValue,
    FieldAssignment Assignment,
    AccessorModel? Accessor,
    ProtobufModel Protobuf)
{
    /// <summary>Whether each new message holds an empty collection of its own there, which a reader may fill instead of another.</summary>
    public bool BeginsEmpty { get; init; }
}

/// <summary>How a value that was read gets into its member.</summary>
public enum FieldAssignment
{
    /// <summary>C# can assign it at any time.</summary>
    Set,

    /// <summary>C# cannot (init-only, private setter): an unsafe accessor does.</summary>
    Accessor,

    /// <summary>A constructor parameter takes it.</summary>
    Constructor,

    /// <summary>The member holds a collection already; elements are added to it.</summary>
    Fill,
}

/// <summary>A member, reached around its accessibility by <c>UnsafeAccessor</c>: no reflection, and NativeAOT knows it.</summary>
/// <param name="Kind">What is reached.</param>
/// <param name="Target">Type that declares the member, with its own type parameters if it is generic.</param>
/// <param name="IsValueTarget">Whether that type is a struct, which is passed by reference.</param>
/// <param name="Member">Type of the property or field as it is declared.</param>
/// <param name="Generic">Type parameters of the declaring type; <see langword="null"/> if it has none.</param>
public sealed record AccessorModel(AccessorKind Kind, TypeName Target, bool IsValueTarget, TypeName Member, GenericModel? Generic);

/// <summary>What an accessor reaches.</summary>
public enum AccessorKind
{
    /// <summary>The setter of a property.</summary>
    Setter,

    /// <summary>A field.</summary>
    Field,
}

/// <summary>Type parameters of a generic type and what stands for them; an accessor of its members must repeat them.</summary>
/// <param name="Parameters">Names of the parameters.</param>
/// <param name="Constraints">Their <c>where</c> clauses, one per entry.</param>
/// <param name="Arguments">The types that close it.</param>
public sealed record GenericModel(EquatableArray<string> Parameters, EquatableArray<string> Constraints, EquatableArray<TypeName> Arguments);
