using System.Buffers.Binary;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>What stands around the Protobuf body of a call that is no gRPC: version and type, method name, sequence id.</summary>
/// <remarks>
/// <code>
/// offset  size  field
/// 0       4     0x90010000 | message type
/// 4       4     length N of the method's name
/// 8       N     name
/// 8+N     4     sequence id
/// 12+N    …     body: the message itself; of an EXCEPTION { 1: int32 type, 2: string message, 128: bytes status }
/// </code>
/// Source: CloudWeGo Kitex <c>pkg/remote/codec/protobuf/protobuf.go</c>; field 128 is Tern's, see <see cref="ThriftApplicationException.Status"/>. All numbers are big-endian; a frame length always stands in front, a TTHeader may.
/// </remarks>
internal static class KitexProtobufMessage
{
    /// <summary>The first two bytes.</summary>
    public const ushort Version = 0x9001;

    private const int FixedBytes = 12;
    private const int TypeId = 1;
    private const int MessageId = 2;
    private const int StatusId = 128;

    /// <summary>Writes what stands before the body.</summary>
    public static void WriteBegin(OutputBuffer buffer, ReadOnlySpan<byte> method, ThriftMessageType type, int sequenceId)
    {
        Span<byte> room = buffer.GetSpan(FixedBytes + method.Length);
        BinaryPrimitives.WriteUInt32BigEndian(room, ((uint)Version << 16) | (uint)type);
        BinaryPrimitives.WriteInt32BigEndian(room[4..], method.Length);
        method.CopyTo(room[8..]);
        BinaryPrimitives.WriteInt32BigEndian(room[(8 + method.Length)..], sequenceId);
        buffer.Advance(FixedBytes + method.Length);
    }

    /// <summary>Takes a message apart; gives its body.</summary>
    /// <exception cref="WireFormatException">It is no such message.</exception>
    public static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> message, out ReadOnlySpan<byte> method, out ThriftMessageType type, out int sequenceId)
    {
        if (message.Length < FixedBytes || BinaryPrimitives.ReadUInt16BigEndian(message) != Version)
        {
            throw Invalid("it is no message of that kind");
        }

        int length = BinaryPrimitives.ReadInt32BigEndian(message[4..]);
        if (length < 0 || length > message.Length - FixedBytes)
        {
            throw Invalid($"a method name of {length} bytes does not fit into its {message.Length} bytes");
        }

        type = (ThriftMessageType)BinaryPrimitives.ReadUInt16BigEndian(message[2..]);
        method = message.Slice(8, length);
        sequenceId = BinaryPrimitives.ReadInt32BigEndian(message[(8 + length)..]);
        return message[(FixedBytes + length)..];
    }

    /// <summary>Writes the body of an EXCEPTION.</summary>
    public static void WriteException(OutputBuffer buffer, in ThriftApplicationException exception)
    {
        var writer = new ProtobufWriter(buffer);
        writer.WriteInt32Field(TypeId, exception.Type);
        writer.WriteStringField(MessageId, exception.Message);
        if (!exception.Status.IsEmpty)
        {
            writer.WriteBytesField(StatusId, exception.Status.Span);
        }

        writer.Flush();
    }

    /// <summary>Reads the body of an EXCEPTION.</summary>
    /// <exception cref="WireFormatException">It is no such message.</exception>
    public static ThriftApplicationException ReadException(ReadOnlySpan<byte> body)
    {
        var reader = new ProtobufReader(body);
        int type = 0;
        string text = "";
        byte[] status = [];
        while (reader.ReadField(out int id, out ProtobufWireType wire))
        {
            switch (id)
            {
                case TypeId when wire == ProtobufWireType.Varint:
                    type = reader.ReadInt32();
                    break;
                case MessageId when wire == ProtobufWireType.LengthDelimited:
                    text = reader.ReadString();
                    break;
                case StatusId when wire == ProtobufWireType.LengthDelimited:
                    status = reader.ReadBytes();
                    break;
                default:
                    reader.Skip(id, wire);
                    break;
            }
        }

        return new ThriftApplicationException(type, text) { Status = status.Length == 0 ? default(ReadOnlyMemory<byte>) : status };
    }

    private static WireFormatException Invalid(string reason) => new(WireFormatError.InvalidData, $"A Kitex Protobuf message cannot be read: {reason}.");
}
