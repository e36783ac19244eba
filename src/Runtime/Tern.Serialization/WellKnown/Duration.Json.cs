using Tern.Serialization;

namespace Tern.WellKnown;

public readonly partial record struct Duration
{
    internal static void WriteJson(ref ProtoJsonWriter writer, in Duration message) => writer.WriteDuration(message.Seconds, message.Nanos);

    internal static Duration ReadJson(ref ProtoJsonReader reader)
    {
        reader.ReadDuration(out long seconds, out int nanos);
        return new Duration(seconds, nanos);
    }
}
