using Tern.Schema;

namespace Tern.Emit;

/// <summary>Expressions that turn scalars and enums into what the wire carries, and back.</summary>
internal static class ScalarConversions
{
    /// <summary>Expression of the wire value.</summary>
    /// <param name="names">Names of the file.</param>
    /// <param name="type">A scalar or an enum.</param>
    /// <param name="value">Expression of the C# value, not null.</param>
    /// <param name="label">C# literal that names the member in an error.</param>
    public static string ToWire(NameScope names, TypeModel type, string value, string label)
    {
        if (type is EnumType { Underlying: var underlying })
        {
            return underlying is ScalarKind.Int64 or ScalarKind.UInt64 or ScalarKind.UInt32
                ? $"{Convert(names)}.FromEnum(({Keyword(underlying)}){value}, {label})"
                : $"(int){value}";
        }

        ScalarKind kind = ((ScalarType)type).Kind;
        return kind switch
        {
            ScalarKind.ReadOnlyMemory or ScalarKind.Memory => $"{value}.Span",
            _ when IsImplicit(kind) => value,
            _ => $"{Convert(names)}.From{kind}({value})",
        };
    }

    /// <summary>Expression of the C# value.</summary>
    /// <param name="names">Names of the file.</param>
    /// <param name="type">A scalar or an enum.</param>
    /// <param name="wire">Expression of the wire value.</param>
    /// <param name="label">C# literal that names the member in an error.</param>
    public static string FromWire(NameScope names, TypeModel type, string wire, string label)
    {
        if (type is EnumType { Underlying: var underlying })
        {
            string number = underlying is ScalarKind.Int32 or ScalarKind.Int64 ? wire : $"{Convert(names)}.To{underlying}({wire}, {label})";
            return $"({names.Of(type.Name)}){number}";
        }

        ScalarKind kind = ((ScalarType)type).Kind;
        return kind switch
        {
            ScalarKind.Single => $"(float){wire}",
            ScalarKind.Byte or ScalarKind.UInt64 or ScalarKind.TimeSpan => $"{Convert(names)}.To{kind}({wire})",
            ScalarKind.UInt16 or ScalarKind.UInt32 => $"{Convert(names)}.To{kind}({wire}, {label})",
            _ when IsImplicit(kind) || kind is ScalarKind.ReadOnlyMemory or ScalarKind.Memory => wire,
            _ => $"{Convert(names)}.To{kind}({wire}, {label})",
        };
    }

    private static string Convert(NameScope names) => names.Wire("WireConvert");

    private static bool IsImplicit(ScalarKind kind) => kind is ScalarKind.Boolean or ScalarKind.SByte or ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Int32
        or ScalarKind.UInt32 or ScalarKind.Int64 or ScalarKind.Uuid or ScalarKind.Single or ScalarKind.Double or ScalarKind.String or ScalarKind.ByteArray;

    private static string Keyword(ScalarKind kind) => kind switch
    {
        ScalarKind.UInt32 => "uint",
        ScalarKind.UInt64 => "ulong",
        _ => "long",
    };
}
