using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.CSharp;

/// <summary>Types of <c>google/protobuf</c> that Tern has already. Source: the files of that folder, which protobuf ships.</summary>
internal static class WellKnownTypes
{
    private const string Package = "google.protobuf.";
    private const string Space = "Tern.WellKnown";

    private static readonly Dictionary<string, TypeModel> s_messages = new(StringComparer.Ordinal)
    {
        ["Any"] = Message("Any"),
        ["Duration"] = Message("Duration", isValueType: true),
        ["Empty"] = Message("Empty"),
        ["FieldMask"] = Message("FieldMask"),
        ["ListValue"] = Message("ListValue"),
        ["NullValue"] = new EnumType(new(Space, "NullValue"), Package + "NullValue", ScalarKind.Int32, new([new EnumMember("NULL_VALUE", 0)]), IsClosed: false, IsJsonNull: true),
        ["Struct"] = Message("Struct"),
        ["Timestamp"] = Message("Timestamp", isValueType: true),
        ["Value"] = new MessageType(new(Space, "Value"), new(Space, "ValueCodec"), Package + "Value", IsValueType: false, IsUnion: true, IsJsonNull: true),
    };

    private static readonly Dictionary<string, IdlScalar> s_wrappers = new(StringComparer.Ordinal)
    {
        ["DoubleValue"] = IdlScalar.Double,
        ["FloatValue"] = IdlScalar.Float,
        ["Int64Value"] = IdlScalar.I64,
        ["UInt64Value"] = IdlScalar.UInt64,
        ["Int32Value"] = IdlScalar.I32,
        ["UInt32Value"] = IdlScalar.UInt32,
        ["BoolValue"] = IdlScalar.Bool,
        ["StringValue"] = IdlScalar.String,
        ["BytesValue"] = IdlScalar.Binary,
    };

    /// <summary>Whether Tern has the type.</summary>
    public static bool Has(IdlId id) => NameOf(id) is { } name && (s_messages.ContainsKey(name) || s_wrappers.ContainsKey(name));

    /// <summary>The type in C#; <see langword="null"/> if it is no such type or a wrapper.</summary>
    public static TypeModel? Of(IdlId id) => NameOf(id) is { } name && s_messages.TryGetValue(name, out TypeModel? type) ? type : null;

    /// <summary>What a wrapper wraps; <see langword="null"/> if the type is none.</summary>
    public static IdlScalar? WrappedBy(IdlId id) => NameOf(id) is { } name && s_wrappers.TryGetValue(name, out IdlScalar scalar) ? scalar : null;

    /// <summary>Whether the type is the message without fields.</summary>
    public static bool IsEmpty(IdlType? type) => type is IdlMessageType { Id.Name: Package + "Empty" };

    /// <summary>The class library's type for the time that a type is; <see langword="null"/> for others.</summary>
    public static ScalarType? TimeOf(IdlId id) => id.Name switch
    {
        Package + "Timestamp" => new(new("System", "DateTimeOffset"), ScalarKind.DateTimeOffset),
        Package + "Duration" => new(new("System", "TimeSpan"), ScalarKind.TimeSpan),
        _ => null,
    };

    private static string? NameOf(IdlId id) => id.Name.StartsWith(Package, StringComparison.Ordinal) ? id.Name.Substring(Package.Length) : null;

    private static MessageType Message(string name, bool isValueType = false)
        => new(new(Space, name), new(Space, name + "Codec"), Package + name, isValueType, IsUnion: false);
}
