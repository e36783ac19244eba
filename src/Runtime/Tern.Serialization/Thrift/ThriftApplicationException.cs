namespace Tern.Serialization;

/// <summary>Body of an envelope of type <see cref="ThriftMessageType.Exception"/>: struct { 1: string message, 2: i32 type }. A value, not a .NET exception.</summary>
/// <param name="Type">Kind of the failure. Source: Apache Thrift <c>TApplicationException</c>, with Kitex's additions 20 and 21.</param>
/// <param name="Message">What the peer says; empty if it says nothing.</param>
public readonly record struct ThriftApplicationException(int Type, string Message) : IThriftMessage<ThriftApplicationException>
{
    private const short MessageId = 1;
    private const short TypeId = 2;

    /// <inheritdoc/>
    public static void Write<TWriter>(ref TWriter writer, in ThriftApplicationException message)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        writer.WriteStructBegin();
        writer.WriteStringField(MessageId, message.Message ?? "");
        writer.WriteI32Field(TypeId, message.Type);
        writer.WriteStructEnd();
    }

    /// <inheritdoc/>
    public static ThriftApplicationException Read<TReader>(ref TReader reader)
        where TReader : struct, IThriftReader, allows ref struct
    {
        string text = "";
        int kind = 0;
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
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.ReadStructEnd();
        return new ThriftApplicationException(kind, text);
    }
}
