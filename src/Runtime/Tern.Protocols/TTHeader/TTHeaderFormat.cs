using System.Buffers.Binary;

namespace Tern.Protocols;

/// <summary>The fixed part of a TTHeader and what its bytes mean.</summary>
/// <remarks>
/// <code>
/// offset  size    field
/// 0       4       LENGTH: bytes that follow this field
/// 4       2       magic 0x1000
/// 6       2       flags
/// 8       4       sequence id
/// 12      2       size of the header info in words of 4 bytes
/// 14      size×4  header info: protocol id, transforms, blocks, zero padding
/// …               payload
/// </code>
/// Source: CloudWeGo gopkg <c>protocol/ttheader/encode.go</c>. All numbers are big-endian.
/// </remarks>
internal static class TTHeaderFormat
{
    public const int FixedBytes = 14;
    public const ushort Magic = 0x1000;
    public const int MaxInfoBytes = 4 * ushort.MaxValue;

    public const ushort FlagOutOfOrder = 0x0001;
    public const ushort FlagStreaming = 0x0002;

    public const byte ProtocolThriftBinary = 0x00;
    public const byte ProtocolThriftCompactV2 = 0x03;
    public const byte ProtocolKitexProtobuf = 0x04;

    /// <summary>A bare struct is the payload: frames of streams.</summary>
    public const byte ProtocolThriftStruct = 0x10;

    public const byte BlockPadding = 0x00;
    public const byte BlockStrings = 0x01;
    public const byte BlockInts = 0x10;
    public const byte BlockAclToken = 0x11;

    /// <summary>Patches LENGTH once the payload is complete.</summary>
    public static void PatchLength(Span<byte> header, int frameBytes) => BinaryPrimitives.WriteInt32BigEndian(header, frameBytes - sizeof(int));

    /// <summary>Patches the sequence id of a header that was copied from a template.</summary>
    public static void PatchSequenceId(Span<byte> header, int sequenceId) => BinaryPrimitives.WriteInt32BigEndian(header[8..], sequenceId);
}
