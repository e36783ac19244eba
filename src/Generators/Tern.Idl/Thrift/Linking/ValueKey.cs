using System.Globalization;
using System.Text;
using Tern.Schema.Idl;

namespace Tern.Idl.Thrift.Linking;

/// <summary>Writes values so that equal ones give equal texts. Texts hash well whatever the values are; numbers can be chosen so that they collide.</summary>
internal static class ValueKey
{
    public static string Of(IdlValue value)
    {
        StringBuilder key = new();
        Write(key, value);
        return key.ToString();
    }

    private static void Write(StringBuilder key, IdlValue value)
    {
        switch (value)
        {
            case IdlBool truth:
                key.Append(truth.Value ? 't' : 'f');
                break;
            case IdlInteger number:
                key.Append(number.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case IdlDouble number:
                key.Append(BitConverter.DoubleToInt64Bits(number.Value).ToString("x", CultureInfo.InvariantCulture));
                break;
            case IdlText text:
                key.Append(text.Value.Length).Append('"').Append(text.Value);
                break;
            case IdlBytes bytes:
                foreach (byte b in bytes.Value)
                {
                    key.Append(b.ToString("x2", CultureInfo.InvariantCulture));
                }

                break;
            case IdlEnumConstant item:
                key.Append(item.Value.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                WriteParts(key, value);
                break;
        }
    }

    private static void WriteParts(StringBuilder key, IdlValue value)
    {
        key.Append('[');
        switch (value)
        {
            case IdlListValue list:
                foreach (IdlValue item in list.Items)
                {
                    Write(key, item);
                    key.Append(',');
                }

                break;
            case IdlMapValue map:
                foreach (IdlMapEntry entry in map.Entries)
                {
                    Write(key, entry.Key);
                    key.Append(':');
                    Write(key, entry.Value);
                    key.Append(',');
                }

                break;
            case IdlStructValue message:
                foreach (IdlFieldValue field in message.Fields)
                {
                    key.Append(field.Name).Append('=');
                    Write(key, field.Value);
                    key.Append(',');
                }

                break;
        }

        key.Append(']');
    }
}
