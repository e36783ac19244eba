using Tern.Serialization;

namespace Tern.WellKnown;

// An object with the member "@type" beside those of the message, or beside "value" if its JSON is not that of its fields. Source: Protocol Buffers, "ProtoJSON Format", Any.
public sealed partial record Any
{
    internal static void WriteJson(ref ProtoJsonWriter writer, in Any message)
    {
        if (message.TypeUrl.Length == 0 && message.Value.IsEmpty)
        {
            writer.BeginMessage();
            writer.EndMessage();
            return;
        }

        writer.FindType(message.TypeUrl).WriteJson(ref writer, message);
    }

    internal static Any ReadJson(ref ProtoJsonReader reader)
    {
        if (reader.FindTypeUrl() is not { } typeUrl)
        {
            return new Any();
        }

        return new Any { TypeUrl = typeUrl, Value = reader.FindType(typeUrl).ReadJson(ref reader) };
    }
}
