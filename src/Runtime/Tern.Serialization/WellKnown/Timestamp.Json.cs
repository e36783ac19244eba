using Tern.Serialization;

namespace Tern.WellKnown;

public readonly partial record struct Timestamp
{
    internal static void WriteJson(ref ProtoJsonWriter writer, in Timestamp message) => writer.WriteTimestamp(message.Seconds, message.Nanos);

    internal static Timestamp ReadJson(ref ProtoJsonReader reader)
    {
        reader.ReadTimestamp(out long seconds, out int nanos);
        return new Timestamp(seconds, nanos);
    }
}
