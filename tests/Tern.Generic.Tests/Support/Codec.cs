using System.Buffers;
using Tern.Serialization;

namespace Tern.Generic.Tests;

/// <summary>The messages of methods through the codecs, without a call around them.</summary>
internal static class Codec
{
    public static GenericSettings Settings(this GenericMethod method, GenericOptions? options = null) => method.Service.Contract.Settings(options);

    public static byte[] ToThrift(this GenericMethod method, GenericJson json, ThriftEncoding encoding = ThriftEncoding.Binary, GenericOptions? options = null)
    {
        ArrayBufferWriter<byte> output = new();
        if (encoding == ThriftEncoding.Binary)
        {
            ThriftBinaryWriter writer = new(output);
            JsonForm.WriteStruct(ref writer, method.Request.Plan, in json, method.Settings(options));
            writer.Flush();
        }
        else
        {
            ThriftCompactWriter writer = new(output);
            JsonForm.WriteStruct(ref writer, method.Request.Plan, in json, method.Settings(options));
            writer.Flush();
        }

        return output.WrittenSpan.ToArray();
    }

    public static string OfThrift(this GenericMethod method, byte[] bytes, ThriftEncoding encoding = ThriftEncoding.Binary, GenericOptions? options = null)
    {
        if (encoding == ThriftEncoding.Binary)
        {
            ThriftBinaryReader reader = new(bytes);
            return JsonForm.ReadStruct(ref reader, method.Request.Plan, method.Settings(options));
        }
        else
        {
            ThriftCompactReader reader = new(bytes);
            return JsonForm.ReadStruct(ref reader, method.Request.Plan, method.Settings(options));
        }
    }

    public static byte[] MapToThrift(this GenericMethod method, IReadOnlyDictionary<string, object?> map, GenericOptions? options = null)
    {
        ArrayBufferWriter<byte> output = new();
        ThriftBinaryWriter writer = new(output);
        MapForm.WriteStruct(ref writer, method.Request.Plan, in map, method.Settings(options));
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    public static IReadOnlyDictionary<string, object?> ThriftToMap(this GenericMethod method, byte[] bytes, GenericOptions? options = null)
    {
        ThriftBinaryReader reader = new(bytes);
        return MapForm.ReadStruct(ref reader, method.Request.Plan, method.Settings(options));
    }

    public static byte[] ToProtobuf(this GenericMethod method, GenericJson json, GenericOptions? options = null)
    {
        ArrayBufferWriter<byte> output = new();
        ProtobufWriter writer = new(output);
        JsonForm.Write(ref writer, method.Request.Plan, in json, method.Settings(options));
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    public static string OfProtobuf(this GenericMethod method, byte[] bytes, GenericOptions? options = null)
    {
        ProtobufReader reader = new(bytes);
        return JsonForm.Read(ref reader, method.Request.Plan, method.Settings(options));
    }

    public static byte[] MapToProtobuf(this GenericMethod method, IReadOnlyDictionary<string, object?> map, GenericOptions? options = null)
    {
        ArrayBufferWriter<byte> output = new();
        ProtobufWriter writer = new(output);
        MapForm.Write(ref writer, method.Request.Plan, in map, method.Settings(options));
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    public static IReadOnlyDictionary<string, object?> ProtobufToMap(this GenericMethod method, byte[] bytes, GenericOptions? options = null)
    {
        ProtobufReader reader = new(bytes);
        return MapForm.Read(ref reader, method.Request.Plan, method.Settings(options));
    }
}
