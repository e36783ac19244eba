namespace Tern.Schema;

/// <summary>What is checked of a message, a declared exception or a union. It stands beside the model of its codec, so that an edit of a rule emits no codec again.</summary>
/// <param name="Type">What it is in C#.</param>
/// <param name="Fields">Fields of which something is checked or that a rule refers to, in the order of their declaration; for a union its cases.</param>
/// <param name="Asserts">Rules of the message as a whole, checked last.</param>
/// <param name="IsUnion">Whether it is a union, whose fields are its cases.</param>
/// <param name="IsPartial">Whether a part is added to the type; a closed generic message has none of its own.</param>
public sealed record ValidationModel(
    ContractType Type,
    EquatableArray<ValidatedField> Fields,
    EquatableArray<ValidationRule> Asserts,
    bool IsUnion,
    bool IsPartial)
{
    /// <summary>Whether code of the user validates the type; then that is called, and nothing else is checked.</summary>
    public bool IsByHand { get; init; }

    /// <summary>A model that holds what is needed of all fields.</summary>
    /// <param name="type">What it is in C#.</param>
    /// <param name="fields">All fields.</param>
    /// <param name="asserts">Rules of the message as a whole.</param>
    /// <param name="isUnion">Whether it is a union.</param>
    /// <param name="isPartial">Whether a part is added to the type.</param>
    public static ValidationModel Of(ContractType type, IReadOnlyList<ValidatedField> fields, IReadOnlyList<ValidationRule> asserts, bool isUnion, bool isPartial)
        => new(type, RuleReferences.Needed(fields, asserts), asserts.ToEquatableArray(), isUnion, isPartial);
}

/// <summary>A field and its rules.</summary>
/// <param name="WireName">Name in IDL, JSON and errors.</param>
/// <param name="Member">Name of the C# property or field; of the field of an argument struct.</param>
/// <param name="Type">Its type, without nullability.</param>
/// <param name="IsNullable">Whether null stands for a field that is not there.</param>
/// <param name="IsInlined">Whether it is a oneof, whose cases are fields of the message itself.</param>
/// <param name="Case">How C# spells the case of a union; <see langword="null"/> for fields of messages.</param>
/// <param name="Rules">Its rules; none for a field that is only referred to.</param>
public sealed record ValidatedField(
    string WireName,
    string Member,
    TypeModel Type,
    bool IsNullable,
    bool IsInlined,
    TypeName? Case,
    RuleSet Rules);

/// <summary>What is checked of the arguments of a method.</summary>
/// <param name="Fields">Arguments of which something is checked or that a rule refers to, by position.</param>
public sealed record MethodValidation(EquatableArray<ValidatedField> Fields)
{
    /// <summary>A model that holds what is needed of all arguments; <see langword="null"/> if nothing is checked.</summary>
    /// <param name="fields">All arguments.</param>
    public static MethodValidation? Of(IReadOnlyList<ValidatedField> fields)
        => fields.All(f => f.Rules.IsEmpty) ? null : new MethodValidation(RuleReferences.Needed(fields, []));
}
