using Tern.Schema;

namespace Tern.Emit;

/// <summary>Expressions that turn scalars and enums into what Protobuf carries, and back.</summary>
internal static class ProtobufConversions
{
    /// <summary>Expression of the wire value.</summary>
    /// <param name="names">Names of the file.</param>
    /// <param name="type">A scalar or an enum.</param>
    /// <param name="value">Expression of the C# value, not null.</param>
    /// <param name="label">C# literal that names the member in an error.</param>
    public static string ToWire(NameScope names, TypeModel type, string value, string label)
        => type switch
        {
            ScalarType { Kind: ScalarKind.Byte or ScalarKind.UInt64 } => value,
            ScalarType { Kind: ScalarKind.Uuid } => $"{names.Wire("WireConvert")}.FromUuid({value})",
            _ => ScalarConversions.ToWire(names, type, value, label),
        };

    /// <summary>Expression of the C# value.</summary>
    /// <param name="names">Names of the file.</param>
    /// <param name="type">A scalar or an enum.</param>
    /// <param name="wire">Expression of the wire value.</param>
    /// <param name="label">C# literal that names the member in an error.</param>
    public static string FromWire(NameScope names, TypeModel type, string wire, string label) => type switch
    {
        ScalarType { Kind: ScalarKind.SByte or ScalarKind.Int16 or ScalarKind.Byte or ScalarKind.UInt16 } scalar
            => $"{names.Wire("WireConvert")}.To{scalar.Kind}({wire}, {label})",
        ScalarType { Kind: ScalarKind.Uuid } => $"{names.Wire("WireConvert")}.ToUuid({wire}, {label})",
        ScalarType { Kind: ScalarKind.Single or ScalarKind.UInt32 or ScalarKind.UInt64 } => wire,
        _ => ScalarConversions.FromWire(names, type, wire, label),
    };
}
