using System.Buffers;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>A message in which a field comes in several places.</summary>
internal static class ScatteredMessage
{
    /// <summary>Reads a message and writes it again with each field in one place.</summary>
    public static byte[] PutTogether(ref ProtobufReader reader, MessagePlan plan)
    {
        Dictionary<string, object?> fields = ProtobufToMap.ReadMessage(ref reader, plan, GenericSettings.Defaults);
        ArrayBufferWriter<byte> output = new();
        ProtobufWriter writer = new(output);
        MapToProtobuf.WriteFields(ref writer, fields, plan, plan.Name, GenericSettings.Defaults);
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }
}
