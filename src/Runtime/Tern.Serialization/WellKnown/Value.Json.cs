using System.Text.Json;
using Tern.Serialization;

namespace Tern.WellKnown;

[JsonNull]
public abstract partial record Value
{
    internal static void WriteJson(ref ProtoJsonWriter writer, in Value message)
    {
        switch (message)
        {
            case Null:
                writer.WriteNull();
                break;

            case Number { Double: var number }:
                WriteNumber(ref writer, number);
                break;

            case Text { String: var text }:
                writer.WriteString(text);
                break;

            case Flag { Bool: var flag }:
                writer.WriteBool(flag);
                break;

            case Object { Struct: var fields }:
                Struct.WriteJson(ref writer, in fields);
                break;

            case List { ListValue: var values }:
                ListValue.WriteJson(ref writer, in values);
                break;

            default:
                throw CodecErrors.NoKnownCase(nameof(Value));
        }
    }

    internal static Value ReadJson(ref ProtoJsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => new Null(),
        JsonTokenType.True or JsonTokenType.False => new Flag(reader.ReadBool()),
        JsonTokenType.Number => new Number(reader.ReadDouble()),
        JsonTokenType.StartObject => new Object(Struct.ReadJson(ref reader)),
        JsonTokenType.StartArray => new List(ListValue.ReadJson(ref reader)),
        _ => new Text(reader.ReadString()),
    };

    // Its name would come back as a text.
    private static void WriteNumber(ref ProtoJsonWriter writer, double number)
    {
        if (!double.IsFinite(number))
        {
            throw new WireFormatException(WireFormatError.InvalidData, $"a Value cannot hold {number} in JSON, which has no such number");
        }

        writer.WriteDouble(number);
    }
}
