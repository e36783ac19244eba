using Tern.WellKnown;

namespace Tern.Serialization;

/// <summary>A message that an Any may hold.</summary>
internal sealed class JsonAnyMessage<T> : JsonAnyType
    where T : IProtobufMessage<T>, IJsonMessage<T>
{
    public override void WriteJson(ref ProtoJsonWriter writer, Any any)
    {
        T message = ProtobufSerializer.Read<T>(any.Value.Span);
        if (T.HasOwnJson)
        {
            writer.BeginAnyValue(any.TypeUrl);
            T.WriteJson(ref writer, in message);
            writer.EndMessage();
            return;
        }

        writer.BeginAny(any.TypeUrl);
        T.WriteJson(ref writer, in message);
    }

    public override byte[] ReadJson(ref ProtoJsonReader reader)
    {
        if (!T.HasOwnJson)
        {
            reader.BeginAny();
            return ProtobufSerializer.ToArray(T.ReadJson(ref reader));
        }

        bool hasType = false;
        reader.NextAnyValue(ref hasType);
        T message = T.ReadJson(ref reader);
        reader.EndAnyValue(hasType);
        return ProtobufSerializer.ToArray(in message);
    }
}
