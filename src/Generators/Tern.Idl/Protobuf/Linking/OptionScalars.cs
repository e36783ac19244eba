using Tern.Idl.Protobuf.Symbols;
using Tern.Idl.Protobuf.Syntax;
using Tern.Schema.Idl;

namespace Tern.Idl.Protobuf.Linking;

/// <summary>Which values scalar options take.</summary>
internal static class OptionScalars
{
    /// <summary>The value as an annotation has it; <see langword="null"/> if it does not fit.</summary>
    /// <param name="type">Type of the option.</param>
    /// <param name="value">The value.</param>
    /// <param name="isText">Whether the text format's other spellings count.</param>
    public static string? TextOf(IdlScalar type, ProtoValue value, bool isText) => type switch
    {
        IdlScalar.String or IdlScalar.Binary => (value as ProtoString)?.Text,
        IdlScalar.Bool => BoolOf(value, isText),
        IdlScalar.Float or IdlScalar.Double => NumberOf(value, isText),
        _ => value is ProtoInteger integer && Fits(type, integer) ? integer.Text : null,
    };

    /// <summary>Whether a whole number is in the range of its type.</summary>
    public static bool Fits(IdlScalar type, ProtoInteger value)
    {
        long min = ScalarTypes.MinOf(type);
        return value.IsNegative ? min < 0 && value.Magnitude <= (ulong)-(min + 1) + 1 : value.Magnitude <= ScalarTypes.MaxOf(type);
    }

    /// <summary>What a type takes, for messages.</summary>
    public static string Describe(IdlScalar type) => type switch
    {
        IdlScalar.String or IdlScalar.Binary => "a string",
        IdlScalar.Bool => "true or false",
        IdlScalar.Float or IdlScalar.Double => "a number",
        _ => $"a whole number from {ScalarTypes.MinOf(type)} to {ScalarTypes.MaxOf(type)}",
    };

    private static string? BoolOf(ProtoValue value, bool isText) => value switch
    {
        ProtoWord { IsNegative: false, Name: "true" or "false" } word => word.Name,
        ProtoWord { IsNegative: false, Name: "True" or "t" } when isText => "true",
        ProtoWord { IsNegative: false, Name: "False" or "f" } when isText => "false",
        ProtoInteger { IsNegative: false, Magnitude: 0 or 1 } integer when isText => integer.Magnitude == 1 ? "true" : "false",
        _ => null,
    };

    private static string? NumberOf(ProtoValue value, bool isText) => value switch
    {
        ProtoInteger integer => integer.Text,
        ProtoFloat number => number.Text,
        ProtoWord { Name: "inf" or "nan" } word => (word.IsNegative ? "-" : "") + word.Name,
        ProtoWord word when isText && word.Name.ToLowerInvariant() is "inf" or "infinity" or "nan"
            => (word.IsNegative ? "-" : "") + (word.Name.StartsWith("n", StringComparison.OrdinalIgnoreCase) ? "nan" : "inf"),
        _ => null,
    };
}
