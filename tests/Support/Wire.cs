using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Tern.Tests;

/// <summary>Bytes as a peer writes them, put together here without the code under test.</summary>
internal static class Wire
{
    public const byte Call = 1;
    public const byte Reply = 2;
    public const byte Exception = 3;
    public const byte OneWay = 4;

    /// <summary>The bytes that a text of hex digits and blanks stands for.</summary>
    public static byte[] Hex(string digits) => Convert.FromHexString(digits.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>A Thrift Binary message.</summary>
    public static byte[] Message(string method, byte type, int sequenceId, params byte[][] fields) =>
        [0x80, 0x01, 0x00, type, .. Text32(method), .. Int32(sequenceId), .. Struct(fields)];

    /// <summary>A Thrift Compact message whose struct is given as bytes.</summary>
    public static byte[] CompactMessage(string method, byte type, int sequenceId, params byte[] body) =>
        [0x82, (byte)((type << 5) | 1), .. Varint((uint)sequenceId), (byte)method.Length, .. Encoding.UTF8.GetBytes(method), .. body];

    public static byte[] Struct(params byte[][] fields) => [.. fields.SelectMany(field => field), 0];

    public static byte[] StringField(short id, string value) => [11, .. Int16(id), .. Text32(value)];

    public static byte[] I32Field(short id, int value) => [8, .. Int16(id), .. Int32(value)];

    public static byte[] StructField(short id, params byte[][] fields) => [12, .. Int16(id), .. Struct(fields)];

    public static byte[] Framed(byte[] message) => [.. Int32(message.Length), .. message];

    /// <summary>A MeshHeader with a bare message behind it.</summary>
    public static byte[] Mesh(byte[] message, params (string Key, string Value)[] strings)
    {
        byte[] body = [.. Int16((short)strings.Length), .. strings.SelectMany(entry => (byte[])[.. Text16(entry.Key), .. Text16(entry.Value)])];
        return [0xFF, 0xAF, .. Int16((short)body.Length), .. body, .. message];
    }

    /// <summary>A TTHeader with a payload behind it.</summary>
    public static byte[] TTHeader(
        byte[] payload, int sequenceId, ushort flags = 0, (string Key, string Value)[]? strings = null, (ushort Key, string Value)[]? ints = null, string? aclToken = null)
    {
        byte[] info = Info(strings, ints, aclToken);
        byte[] rest = [0x10, 0x00, .. Int16((short)flags), .. Int32(sequenceId), .. Int16((short)(info.Length / 4)), .. info, .. payload];
        return [.. Int32(rest.Length), .. rest];
    }

    /// <summary>Header info, padded.</summary>
    public static byte[] Info((string Key, string Value)[]? strings = null, (ushort Key, string Value)[]? ints = null, string? aclToken = null)
    {
        var info = new List<byte> { 0, 0 };
        if (aclToken is not null)
        {
            info.Add(0x11);
            info.AddRange(Text16(aclToken));
        }

        if (strings is { Length: > 0 })
        {
            info.Add(0x01);
            info.AddRange(Int16((short)strings.Length));
            foreach ((string key, string value) in strings)
            {
                info.AddRange(Text16(key));
                info.AddRange(Text16(value));
            }
        }

        if (ints is { Length: > 0 })
        {
            info.Add(0x10);
            info.AddRange(Int16((short)ints.Length));
            foreach ((ushort key, string value) in ints)
            {
                info.AddRange(Int16((short)key));
                info.AddRange(Text16(value));
            }
        }

        while (info.Count % 4 != 0)
        {
            info.Add(0);
        }

        return [.. info];
    }

    public static byte[] Int16(short value) => [(byte)(value >> 8), (byte)value];

    public static byte[] Int32(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    public static byte[] Text16(string value) => [.. Int16((short)Encoding.UTF8.GetByteCount(value)), .. Encoding.UTF8.GetBytes(value)];

    public static byte[] Text32(string value) => [.. Int32(Encoding.UTF8.GetByteCount(value)), .. Encoding.UTF8.GetBytes(value)];

    /// <summary>The same bytes as a sequence with so many in each segment.</summary>
    public static ReadOnlySequence<byte> Segmented(ReadOnlyMemory<byte> bytes, int segmentBytes = 1)
    {
        if (bytes.Length <= segmentBytes)
        {
            return new ReadOnlySequence<byte>(bytes);
        }

        var first = new Segment(bytes[..segmentBytes], 0);
        Segment last = first;
        for (int at = segmentBytes; at < bytes.Length; at += segmentBytes)
        {
            last = last.Append(bytes.Slice(at, Math.Min(segmentBytes, bytes.Length - at)));
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private static byte[] Varint(uint value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
        return [.. bytes];
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long runningIndex)
        {
            Memory = memory;
            RunningIndex = runningIndex;
        }

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
