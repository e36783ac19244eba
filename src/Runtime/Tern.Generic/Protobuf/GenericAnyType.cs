using System.Buffers;
using Tern.Serialization;
using Tern.WellKnown;

namespace Tern.Generic;

/// <summary>A message of an IDL that an Any may hold.</summary>
internal sealed class GenericAnyType(MessagePlan plan) : JsonAnyType
{
    public override void WriteJson(ref ProtoJsonWriter writer, Any any)
    {
        // What the Any holds is bytes to whoever puts a message around it together, so here each field must be in one place from the beginning.
        ProtobufReader scattered = new(any.Value.Span);
        ProtobufReader reader = new(ScatteredMessage.PutTogether(ref scattered, plan));
        writer.BeginAny(any.TypeUrl);
        ProtobufToJson.WriteMessage(ref writer, ref reader, plan, GenericSettings.Defaults);
    }

    public override byte[] ReadJson(ref ProtoJsonReader reader)
    {
        ArrayBufferWriter<byte> output = new();
        ProtobufWriter writer = new(output);
        reader.BeginAny();
        JsonToProtobuf.WriteFields(ref writer, ref reader, plan, GenericSettings.Defaults);
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }
}
