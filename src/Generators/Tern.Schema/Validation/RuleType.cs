namespace Tern.Schema;

/// <summary>What a type is to rules, whichever front end read it.</summary>
/// <param name="Shape">Which rules fit.</param>
/// <param name="Name">How messages call it: <c>int</c>, <c>list&lt;string&gt;</c>.</param>
/// <param name="Scalar">Which number, time or binary type it is in C#; <see langword="null"/> for others.</param>
/// <param name="Members">Values of an enum.</param>
/// <param name="Element">Elements of a list or set, or values of a map.</param>
/// <param name="Key">Keys of a map.</param>
public sealed record RuleType(RuleShape Shape, string Name, ScalarKind? Scalar, EquatableArray<EnumMember> Members, RuleType? Element, RuleType? Key)
{
    /// <summary>A type without parts.</summary>
    public RuleType(RuleShape shape, string name, ScalarKind? scalar = null)
        : this(shape, name, scalar, default, null, null)
    {
    }

    /// <summary>Least whole number of the type.</summary>
    public decimal Least => Scalar switch
    {
        ScalarKind.SByte => sbyte.MinValue,
        ScalarKind.Int16 => short.MinValue,
        ScalarKind.Int32 => int.MinValue,
        ScalarKind.Byte or ScalarKind.UInt16 or ScalarKind.UInt32 or ScalarKind.UInt64 => 0,
        _ => long.MinValue,
    };

    /// <summary>Greatest whole number of the type.</summary>
    public decimal Greatest => Scalar switch
    {
        ScalarKind.SByte => sbyte.MaxValue,
        ScalarKind.Byte => byte.MaxValue,
        ScalarKind.Int16 => short.MaxValue,
        ScalarKind.UInt16 => ushort.MaxValue,
        ScalarKind.Int32 => int.MaxValue,
        ScalarKind.UInt32 => uint.MaxValue,
        ScalarKind.UInt64 => ulong.MaxValue,
        _ => long.MaxValue,
    };

    /// <summary>Whether values are numbers.</summary>
    public bool IsNumber => Shape is RuleShape.Integer or RuleShape.Float or RuleShape.Decimal;

    /// <summary>What a carried type is to rules.</summary>
    public static RuleType Of(TypeModel type) => type switch
    {
        ScalarType scalar => new RuleType(ShapeOf(scalar.Kind), scalar.Name.Name + scalar.Name.Suffix, scalar.Kind),
        EnumType enumeration => new RuleType(RuleShape.Enum, enumeration.Name.Name, enumeration.Underlying, enumeration.Members, null, null),
        ListType list => new RuleType(RuleShape.List, "list", null, default, Of(list.Element), null),
        SetType set => new RuleType(RuleShape.List, "set", null, default, Of(set.Element), null),
        MapType map => new RuleType(RuleShape.Map, "map", null, default, Of(map.Value), Of(map.Key)),
        _ => new RuleType(RuleShape.Message, type.Name.Name),
    };

    private static RuleShape ShapeOf(ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean => RuleShape.Bool,
        ScalarKind.Single or ScalarKind.Double => RuleShape.Float,
        ScalarKind.Decimal => RuleShape.Decimal,
        ScalarKind.String => RuleShape.Text,
        ScalarKind.ByteArray or ScalarKind.ReadOnlyMemory or ScalarKind.Memory => RuleShape.Binary,
        ScalarKind.Guid => RuleShape.Guid,
        ScalarKind.DateTime or ScalarKind.DateTimeOffset or ScalarKind.TimeSpan or ScalarKind.DateOnly or ScalarKind.TimeOnly => RuleShape.Time,
        _ => RuleShape.Integer,
    };
}

/// <summary>Types as far as they differ in the rules that fit.</summary>
public enum RuleShape
{
    /// <summary>A truth value.</summary>
    Bool,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A floating-point number.</summary>
    Float,

    /// <summary>A decimal number.</summary>
    Decimal,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Binary,

    /// <summary>An enum.</summary>
    Enum,

    /// <summary>A GUID.</summary>
    Guid,

    /// <summary>A point or span of time.</summary>
    Time,

    /// <summary>A list or a set.</summary>
    List,

    /// <summary>A map.</summary>
    Map,

    /// <summary>A message or a union.</summary>
    Message,
}
