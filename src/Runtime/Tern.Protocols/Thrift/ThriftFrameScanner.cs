using System.Buffers;
using System.Buffers.Binary;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>Recognises framing and encoding of a message by its first bytes, finds where it ends, and takes it apart.</summary>
/// <remarks>
/// Source of the rules: Kitex <c>pkg/remote/codec/default_codec.go</c> and <c>header_codec.go</c>; Compact (first byte 0x82) is Apache Thrift's and not part of Kitex.
/// One per connection; not thread-safe.
/// </remarks>
internal struct ThriftFrameScanner(int maxMessageBytes)
{
    /// <summary>Bytes from which the length of a framed message is known.</summary>
    public const int HeadBytes = 8;

    private const byte CompactProtocolId = 0x82;
    private const ushort MeshMagic = 0xFFAF;
    private const int MeshFixedBytes = 4;
    private const ushort BinaryVersion = 0x8001;

    private ThriftMessageScanner _unframed;

    /// <summary>Finds the length of the message at the front of the input.</summary>
    /// <param name="head">The first bytes of it, <see cref="HeadBytes"/> or more unless there are fewer.</param>
    /// <param name="input">All of it.</param>
    /// <param name="length">Bytes of the whole message; it may not have arrived yet.</param>
    /// <returns><see langword="false"/> if more bytes are needed to know.</returns>
    /// <exception cref="WireFormatException">The bytes are no message of a known protocol, or the message is too large. The connection cannot be used further.</exception>
    public bool TryMeasure(scoped ReadOnlySpan<byte> head, in ReadOnlySequence<byte> input, out long length)
    {
        length = 0;
        if (head.Length >= 2 && IsUnframed(head))
        {
            if (!_unframed.TryScan(input, maxMessageBytes, out length))
            {
                return false;
            }

            _unframed.Reset();
            return true;
        }

        if (head.Length < HeadBytes)
        {
            return false;
        }

        if (MeshBytes(head) is var mesh and not 0)
        {
            return TryMeasureBehindMesh(mesh, input, out length);
        }

        if (BinaryPrimitives.ReadUInt16BigEndian(head[4..]) != TTHeaderFormat.Magic)
        {
            DetectEncoding(head[4..], head);
        }

        uint following = BinaryPrimitives.ReadUInt32BigEndian(head);
        if (following > (uint)maxMessageBytes)
        {
            throw new WireFormatException(
                WireFormatError.SizeLimit, $"A message says that it has {following} bytes; the limit is {maxMessageBytes}. Raise MaxMessageBytes if such messages are meant.");
        }

        length = sizeof(uint) + (long)following;
        return true;
    }

    /// <summary>Takes a complete message apart.</summary>
    /// <exception cref="WireFormatException">Its parts do not fit into it. The connection cannot be used further.</exception>
    public static ThriftFrame Parse(ReadOnlySpan<byte> message)
    {
        ThriftFrame frame = default;
        if (MeshBytes(message) is var mesh and not 0)
        {
            frame = Parse(message[mesh..]);
            frame.MeshInfo = message[MeshFixedBytes..mesh];
            frame.Length = message.Length;
            return frame;
        }

        frame.Length = message.Length;
        if (IsUnframed(message))
        {
            frame.Protocol = RpcProtocol.ThriftBuffered;
            frame.Encoding = EncodingOf(message);
            frame.Payload = message;
            frame.Body = message;
        }
        else if (message.Length >= HeadBytes && BinaryPrimitives.ReadUInt16BigEndian(message[4..]) == TTHeaderFormat.Magic)
        {
            ParseTTHeader(message, ref frame);
        }
        else
        {
            frame.Protocol = RpcProtocol.ThriftFramed;
            frame.Payload = message[sizeof(uint)..];
            frame.Body = frame.Payload;
            frame.Encoding = DetectEncoding(frame.Payload, message);
        }

        return frame;
    }

    /// <summary>Bytes of the MeshHeader at the front, which old proxies put before a bare message; zero if there is none. Kitex reads it and never writes it.</summary>
    public static int MeshBytes(scoped ReadOnlySpan<byte> head) => head.Length >= MeshFixedBytes && BinaryPrimitives.ReadUInt16BigEndian(head) == MeshMagic
        ? MeshFixedBytes + BinaryPrimitives.ReadUInt16BigEndian(head[2..])
        : 0;

    private bool TryMeasureBehindMesh(int mesh, in ReadOnlySequence<byte> input, out long length)
    {
        length = 0;
        if (input.Length <= mesh)
        {
            return false;
        }

        ReadOnlySequence<byte> message = input.Slice(mesh);
        Span<byte> head = stackalloc byte[HeadBytes];
        head = head[..(int)Math.Min(message.Length, HeadBytes)];
        message.Slice(0, head.Length).CopyTo(head);
        if (MeshBytes(head) != 0 || (head.Length == HeadBytes && BinaryPrimitives.ReadUInt16BigEndian(head[4..]) == TTHeaderFormat.Magic))
        {
            throw Invalid("Behind a MeshHeader comes another header instead of a message.");
        }

        if (!TryMeasure(head, message, out length))
        {
            return false;
        }

        length += mesh;
        return true;
    }

    private static void ParseTTHeader(ReadOnlySpan<byte> message, ref ThriftFrame frame)
    {
        if (message.Length < TTHeaderFormat.FixedBytes)
        {
            throw Invalid($"A TTHeader says that {message.Length - sizeof(uint)} bytes follow; its fixed part alone takes {TTHeaderFormat.FixedBytes - sizeof(uint)}.");
        }

        int body = TTHeaderFormat.FixedBytes + (BinaryPrimitives.ReadUInt16BigEndian(message[12..]) * 4);
        if (body > message.Length)
        {
            throw Invalid($"A TTHeader of {body} bytes does not fit into its message of {message.Length} bytes.");
        }

        frame.Flags = BinaryPrimitives.ReadUInt16BigEndian(message[6..]);
        frame.HeaderSequenceId = BinaryPrimitives.ReadInt32BigEndian(message[8..]);
        frame.HeaderInfo = message[TTHeaderFormat.FixedBytes..body];
        frame.Body = message[body..];
        if (frame.Body.Length >= 2 && IsUnframed(frame.Body))
        {
            frame.Protocol = RpcProtocol.ThriftTTHeader;
            frame.Encoding = EncodingOf(frame.Body);
            frame.Payload = frame.Body;
            return;
        }

        if (frame.Body.Length < HeadBytes)
        {
            throw Invalid($"The payload behind a TTHeader has {frame.Body.Length} bytes, too few for a message.");
        }

        frame.Protocol = RpcProtocol.ThriftTTHeaderFramed;
        frame.Encoding = DetectEncoding(frame.Body[4..], frame.Body);
        uint length = BinaryPrimitives.ReadUInt32BigEndian(frame.Body);
        if (length > frame.Body.Length - sizeof(uint))
        {
            throw Invalid($"A frame of {length} bytes does not fit into the {frame.Body.Length - sizeof(uint)} bytes behind its TTHeader.");
        }

        frame.Payload = frame.Body.Slice(sizeof(uint), (int)length);
    }

    /// <summary>Whether a message that begins with these bytes, two or more, stands alone, without a length in front.</summary>
    public static bool IsUnframed(scoped ReadOnlySpan<byte> head) =>
        head[0] == CompactProtocolId || BinaryPrimitives.ReadUInt16BigEndian(head) == BinaryVersion;

    /// <summary>The encoding that a message which begins here would have.</summary>
    public static PayloadEncoding EncodingOf(scoped ReadOnlySpan<byte> message)
    {
        if (message[0] == CompactProtocolId)
        {
            return PayloadEncoding.ThriftCompact;
        }

        return message.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(message) == KitexProtobufMessage.Version ? PayloadEncoding.Protobuf : PayloadEncoding.ThriftBinary;
    }

    private static PayloadEncoding DetectEncoding(scoped ReadOnlySpan<byte> message, scoped ReadOnlySpan<byte> head)
    {
        // Kitex Protobuf never comes without a length in front.
        return message.Length >= 2 && (IsUnframed(message) || BinaryPrimitives.ReadUInt16BigEndian(message) == KitexProtobufMessage.Version)
            ? EncodingOf(message)
            : throw Unknown(head);
    }

    private static WireFormatException Unknown(scoped ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PRI * HT"u8))
        {
            return new WireFormatException(WireFormatError.NotImplemented, "The peer speaks HTTP/2 (gRPC), which this end does not.");
        }

        string hint = head.StartsWith<byte>([0xFF, 0xF4, 0xFF, 0xFD]) ? " (someone pressed Ctrl-C in telnet)" : "";
        // A frame that says it is shorter than any message has fewer bytes than that.
        head = head[..Math.Min(head.Length, HeadBytes)];
        return new WireFormatException(
            WireFormatError.BadVersion,
            $"No known protocol begins with {Convert.ToHexStringLower(head[..4])} {Convert.ToHexStringLower(head[4..])}{hint}.");
    }

    private static WireFormatException Invalid(string message) => new(WireFormatError.InvalidData, message);
}
