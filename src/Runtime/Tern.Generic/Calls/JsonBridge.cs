using System.Buffers;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>The way of JSON to a wire that is not the one of its IDL: Thrift IDL over Protobuf, Protobuf IDL over Thrift. It goes through the map form, with the rules of JSON that the IDL has.</summary>
internal static class JsonBridge
{
    /// <summary>JSON as the map form.</summary>
    public static IReadOnlyDictionary<string, object?> ToMap(in GenericJson json, MessagePlan plan, GenericSettings settings)
    {
        ArrayBufferWriter<byte> buffer = new();
        if (plan.IsThrift)
        {
            ThriftBinaryWriter writer = new(buffer);
            JsonForm.WriteStruct(ref writer, plan, in json, settings);
            writer.Flush();
            ThriftBinaryReader reader = new(buffer.WrittenSpan);
            return MapForm.ReadStruct(ref reader, plan, GenericSettings.Defaults);
        }
        else
        {
            ProtobufWriter writer = new(buffer);
            JsonForm.Write(ref writer, plan, in json, settings);
            writer.Flush();
            ProtobufReader reader = new(buffer.WrittenSpan);
            return MapForm.Read(ref reader, plan, GenericSettings.Defaults);
        }
    }

    /// <summary>The map form as JSON.</summary>
    public static GenericJson OfMap(IReadOnlyDictionary<string, object?> map, MessagePlan plan, GenericSettings settings)
    {
        ArrayBufferWriter<byte> buffer = new();
        if (plan.IsThrift)
        {
            ThriftBinaryWriter writer = new(buffer);
            MapForm.WriteStruct(ref writer, plan, in map, settings);
            writer.Flush();
            ThriftBinaryReader reader = new(buffer.WrittenSpan);
            return JsonForm.ReadStruct(ref reader, plan, settings);
        }
        else
        {
            ProtobufWriter writer = new(buffer);
            MapForm.Write(ref writer, plan, in map, settings);
            writer.Flush();
            ProtobufReader reader = new(buffer.WrittenSpan);
            return JsonForm.Read(ref reader, plan, settings);
        }
    }
}
