using System.Globalization;
using System.Text;
using Tern.Schema.Idl;

namespace Tern.Idl.Writing;

/// <summary>Spells Protobuf constants.</summary>
internal static class ProtobufLiterals
{
    /// <summary>The default value of a field.</summary>
    public static string Of(IdlFile file, IdlType type, IdlValue value) => value switch
    {
        IdlBool b => b.Value ? "true" : "false",
        IdlInteger i when type is IdlScalarType { Kind: IdlScalar.UInt64 or IdlScalar.Fixed64 } => unchecked((ulong)i.Value).ToString(CultureInfo.InvariantCulture),
        IdlInteger i => i.Value.ToString(CultureInfo.InvariantCulture),
        IdlDouble d => Double(d.Value, isSingle: type is IdlScalarType { Kind: IdlScalar.Float }),
        IdlText t => Text(t.Value),
        IdlBytes b => Bytes([.. b.Value]),
        IdlEnumConstant { Name: { } name } => name,
        _ => throw IdlWriter.CannotSay(file, $"default value of the form {value.GetType().Name}"),
    };

    /// <summary>Text in quotes.</summary>
    public static string Text(string value)
    {
        var text = new StringBuilder().Append('"');
        foreach (char c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or '\u007f' => Octal((byte)c),
                _ => c.ToString(),
            });
        }

        return text.Append('"').ToString();
    }

    private static string Bytes(byte[] value)
    {
        var text = new StringBuilder().Append('"');
        foreach (byte b in value)
        {
            text.Append(b switch
            {
                (byte)'"' => "\\\"",
                (byte)'\\' => "\\\\",
                >= 0x20 and < 0x7f => ((char)b).ToString(),
                _ => Octal(b),
            });
        }

        return text.Append('"').ToString();
    }

    private static string Octal(byte value) => "\\" + Convert.ToString(value, 8).PadLeft(3, '0');

    private static string Double(double value, bool isSingle) => value switch
    {
        double.NaN => "nan",
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        _ when isSingle => ((float)value).ToString("R", CultureInfo.InvariantCulture),
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
