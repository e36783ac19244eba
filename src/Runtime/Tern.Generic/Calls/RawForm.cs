using Tern.Serialization;

namespace Tern.Generic;

/// <summary>Requests and answers as bytes: a struct of Thrift Binary whatever encoding is on the wire, or a Protobuf message. They are checked for being complete, and not looked into.</summary>
internal readonly struct RawForm : IGenericForm<ReadOnlyMemory<byte>>
{
    private const int FieldHeaderBytes = 3;

    public static ReadOnlyMemory<byte> Nothing { get; } = new byte[] { (byte)ThriftType.Stop };

    public static void WriteEnvelope<TWriter>(ref TWriter writer, MethodBody body, in ReadOnlyMemory<byte> value, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct => WriteStruct(ref writer, body.Plan, in value, settings);

    public static ReadOnlyMemory<byte> ReadArguments<TReader>(ref TReader reader, MethodBody body, GenericSettings settings)
        where TReader : struct, IThriftReader, allows ref struct => ReadStruct(ref reader, body.Plan, settings);

    public static ReadOnlyMemory<byte> ReadResult<TReader>(ref TReader reader, GenericMethod method, GenericSettings settings, out bool hasResult, out GenericException? declared)
        where TReader : struct, IThriftReader, allows ref struct
    {
        hasResult = method.IsVoid;
        declared = null;
        UnknownFields? fields = null;
        reader.ReadStructBegin();
        while (reader.ReadFieldBegin(out ThriftType type, out short id))
        {
            if (method.FindException(type, id) is not { } thrown)
            {
                hasResult |= id == 0;
                reader.KeepUnknownField(type, id, ref fields);
                continue;
            }

            UnknownFields? exception = null;
            reader.KeepUnknownField(type, id, ref exception);
            declared = Exception(thrown.Type.Message!.Name, exception!.Binary[FieldHeaderBytes..].ToArray());
        }

        reader.ReadStructEnd();
        return Struct(fields);
    }

    public static void WriteStruct<TWriter>(ref TWriter writer, MessagePlan plan, in ReadOnlyMemory<byte> value, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        // Bytes that are no struct would break the message around them, so they are read before they are written.
        ThriftBinaryReader reader = new(value.IsEmpty ? Nothing.Span : value.Span);
        UnknownFields? fields = null;
        reader.ReadStructBegin();
        while (reader.ReadFieldBegin(out ThriftType type, out short id))
        {
            reader.KeepUnknownField(type, id, ref fields);
        }

        reader.ReadStructEnd();
        if (reader.Remaining > 0)
        {
            throw new WireFormatException(WireFormatError.InvalidData, $"{reader.Remaining} bytes follow the struct {plan.Name}");
        }

        writer.WriteStructBegin();
        writer.WriteUnknownFields(fields);
        writer.WriteStructEnd();
    }

    public static ReadOnlyMemory<byte> ReadStruct<TReader>(ref TReader reader, MessagePlan plan, GenericSettings settings)
        where TReader : struct, IThriftReader, allows ref struct
    {
        UnknownFields? fields = null;
        reader.ReadStructBegin();
        while (reader.ReadFieldBegin(out ThriftType type, out short id))
        {
            reader.KeepUnknownField(type, id, ref fields);
        }

        reader.ReadStructEnd();
        return Struct(fields);
    }

    public static void Write(ref ProtobufWriter writer, MessagePlan plan, in ReadOnlyMemory<byte> value, GenericSettings settings)
    {
        ProtobufReader reader = new(value.Span);
        writer.WriteUnknownFields(Keep(ref reader));
    }

    public static ReadOnlyMemory<byte> Read(ref ProtobufReader reader, MessagePlan plan, GenericSettings settings) => Keep(ref reader)?.Protobuf.ToArray() ?? [];

    public static GenericException Exception(string name, in ReadOnlyMemory<byte> content) => new(name, content);

    private static UnknownFields? Keep(ref ProtobufReader reader)
    {
        UnknownFields? fields = null;
        while (reader.ReadField(out int id, out ProtobufWireType type))
        {
            reader.KeepUnknownField(id, type, ref fields);
        }

        return fields;
    }

    private static ReadOnlyMemory<byte> Struct(UnknownFields? fields) => fields is null ? Nothing : (byte[])[.. fields.Binary, (byte)ThriftType.Stop];
}
