using System.Buffers.Binary;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>One frame of TTHeader streaming; valid until the input is advanced.</summary>
/// <remarks>
/// A frame is a TTHeader packet with the streaming flag, protocol id 0x10, the stream's id as sequence id, the method's name in int key 9 and the frame's type in int key 27.
/// Source: CloudWeGo Kitex <c>pkg/remote/trans/ttstream/frame.go</c>.
/// </remarks>
internal ref struct TTStreamFrame
{
    public int StreamId;

    public TTStreamFrameType Type;

    /// <summary>Wire name of the method.</summary>
    public ReadOnlySpan<byte> Method;

    /// <summary>The header info, for <see cref="TTHeaderInfo.Parse"/>.</summary>
    public ReadOnlySpan<byte> Info;

    public ReadOnlySpan<byte> Payload;

    /// <summary>Takes a complete packet apart.</summary>
    /// <exception cref="WireFormatException">It is no frame of a stream. The connection cannot be used further.</exception>
    public static TTStreamFrame Parse(ReadOnlySpan<byte> packet)
    {
        CheckHead(packet);
        int payload = TTHeaderFormat.FixedBytes + (BinaryPrimitives.ReadUInt16BigEndian(packet[12..]) * 4);
        if (payload > packet.Length)
        {
            throw Invalid($"its header of {payload} bytes does not fit into its {packet.Length} bytes");
        }

        TTStreamFrame frame = default;
        frame.StreamId = BinaryPrimitives.ReadInt32BigEndian(packet[8..]);
        frame.Info = packet[TTHeaderFormat.FixedBytes..payload];
        frame.Payload = packet[payload..];
        frame.ReadInts();
        return frame;
    }

    /// <summary>Checks what is known of a packet after its first bytes.</summary>
    /// <param name="head">At least 8 bytes.</param>
    /// <exception cref="WireFormatException">It is no frame of a stream.</exception>
    public static void CheckHead(ReadOnlySpan<byte> head)
    {
        if (BinaryPrimitives.ReadUInt16BigEndian(head[4..]) != TTHeaderFormat.Magic
            || (BinaryPrimitives.ReadUInt16BigEndian(head[6..]) & TTHeaderFormat.FlagStreaming) == 0)
        {
            throw Invalid("it has neither TTHeader's magic nor its streaming flag");
        }
    }

    // The blocks are walked without making anything of them: a data frame costs no memory.
    private void ReadInts()
    {
        ReadOnlySpan<byte> left = Info;
        if (left.Length < 2 || left[0] != TTHeaderFormat.ProtocolThriftStruct || left[1] != 0)
        {
            throw Invalid("its payload is none that a stream of Thrift structs carries");
        }

        left = left[2..];
        while (!left.IsEmpty)
        {
            byte block = left[0];
            left = left[1..];
            switch (block)
            {
                case TTHeaderFormat.BlockPadding:
                    break;
                case TTHeaderFormat.BlockStrings:
                    for (int count = Take16(ref left); count > 0; count--)
                    {
                        TakeText(ref left);
                        TakeText(ref left);
                    }

                    break;
                case TTHeaderFormat.BlockInts:
                    for (int count = Take16(ref left); count > 0; count--)
                    {
                        ushort key = Take16(ref left);
                        ReadOnlySpan<byte> value = TakeText(ref left);
                        if (key == TTHeaderKeys.ToMethod)
                        {
                            Method = value;
                        }
                        else if (key == TTHeaderKeys.FrameType && value.Length == 1)
                        {
                            Type = (TTStreamFrameType)(value[0] - '0');
                        }
                    }

                    break;
                case TTHeaderFormat.BlockAclToken:
                    TakeText(ref left);
                    break;
                default:
                    throw Invalid($"its header has a block of unknown kind 0x{block:x2}");
            }
        }
    }

    private static ushort Take16(ref ReadOnlySpan<byte> left)
    {
        if (left.Length < 2)
        {
            throw Invalid("its header ends in the middle of a block");
        }

        ushort value = BinaryPrimitives.ReadUInt16BigEndian(left);
        left = left[2..];
        return value;
    }

    private static ReadOnlySpan<byte> TakeText(scoped ref ReadOnlySpan<byte> left)
    {
        int length = Take16(ref left);
        if (left.Length < length)
        {
            throw Invalid("its header ends in the middle of a block");
        }

        ReadOnlySpan<byte> text = left[..length];
        left = left[length..];
        return text;
    }

    private static WireFormatException Invalid(string reason) => new(WireFormatError.InvalidData, $"A frame of a TTHeader stream cannot be read: {reason}.");
}

/// <summary>What a frame is; the digit of int key 27.</summary>
internal enum TTStreamFrameType
{
    Unknown = 0,

    /// <summary>For proxies; means nothing to either end.</summary>
    Meta = 1,

    /// <summary>Opens a stream; the server answers with one.</summary>
    Header = 2,

    /// <summary>One message.</summary>
    Data = 3,

    /// <summary>This end sends no more; from a server also the outcome.</summary>
    Trailer = 4,

    /// <summary>The stream is given up.</summary>
    Rst = 5,
}
