namespace Tern.Serialization;

/// <summary>Body of an envelope of type <see cref="ThriftMessageType.Exception"/>: struct { 1: string message, 2: i32 type, 128: binary status }. A value, not a .NET exception.</summary>
/// <param name="Type">Kind of the failure. Source: Apache Thrift <c>TApplicationException</c>, with Kitex's additions 20 and 21.</param>
/// <param name="Message">What the peer says; empty if it says nothing.</param>
public readonly record struct ThriftApplicationException(int Type, string Message) : IThriftMessage<ThriftApplicationException>
{
    private const short MessageId = 1;
    private const short TypeId = 2;

    // Far from the ids that Thrift may give away one day. Whoever does not know the field skips it, as all readers of structs do.
    private const short StatusId = 128;

    /// <summary>A <c>google.rpc.Status</c> in Protobuf, field 128: what Thrift's numbers cannot say, and the details of the failure. Peers other than Tern's skip it and never send it.</summary>
    /// <value>Empty by default, which leaves the field out.</value>
    public ReadOnlyMemory<byte> Status { get; init; }

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, in ThriftApplicationException message)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        writer.WriteStructBegin();
        writer.WriteStringField(MessageId, message.Message ?? "");
        writer.WriteI32Field(TypeId, message.Type);
        if (!message.Status.IsEmpty)
        {
            writer.WriteBinaryField(StatusId, message.Status.Span);
        }

        writer.WriteStructEnd();
    }

    /// <inheritdoc/>
    public static ThriftApplicationException Read<TReader>(ref TReader reader)
        where TReader : struct, IThriftReader, allows ref struct
    {
        string text = "";
        int kind = 0;
        byte[] status = [];
        reader.ReadStructBegin();
        while (reader.ReadFieldBegin(out ThriftType type, out short id))
        {
            switch (id)
            {
                case MessageId when type == ThriftType.String:
                    text = reader.ReadString();
                    break;
                case TypeId when type == ThriftType.I32:
                    kind = reader.ReadI32();
                    break;
                case StatusId when type == ThriftType.String:
                    status = reader.ReadBinary();
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.ReadStructEnd();
        return new ThriftApplicationException(kind, text) { Status = status.Length == 0 ? default(ReadOnlyMemory<byte>) : status };
    }
}
