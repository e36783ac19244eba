using System.Buffers.Binary;

namespace Tern.Interop.Tests.Vectors;

/// <summary>Knows Thrift Binary without Tern: brings a struct into one form, whatever order its fields, maps and sets were written in.</summary>
/// <remarks>Two structs with the same values have the same form: fields ascend by id, sets and maps by the bytes of their elements.</remarks>
internal static class ThriftBinaryForm
{
    /// <summary>The form of the message's struct.</summary>
    /// <param name="message">Envelope and struct.</param>
    public static byte[] OfMessage(ReadOnlySpan<byte> message)
    {
        int offset = StructOffset(message);
        byte[] form = Struct(message, ref offset);
        return offset == message.Length ? form : throw new InvalidDataException($"{message.Length - offset} bytes follow the struct.");
    }

    /// <summary>Where the struct begins, behind version, name and sequence id.</summary>
    public static int StructOffset(ReadOnlySpan<byte> message) => 12 + BinaryPrimitives.ReadInt32BigEndian(message[4..]);

    /// <summary>Offsets of every length and count in the message, the name's included.</summary>
    public static List<int> SizeOffsets(ReadOnlySpan<byte> message)
    {
        List<int> offsets = [4];
        int offset = StructOffset(message);
        Struct(message, ref offset, offsets);
        return offsets;
    }

    private static byte[] Struct(ReadOnlySpan<byte> bytes, ref int offset, List<int>? sizes = null)
    {
        SortedDictionary<short, byte[]> fields = [];
        while (bytes[offset] != 0)
        {
            int start = offset;
            byte type = bytes[offset];
            short id = BinaryPrimitives.ReadInt16BigEndian(bytes[(offset + 1)..]);
            offset += 3;
            fields[id] = [.. bytes[start..(start + 3)], .. Value(bytes, type, ref offset, sizes)];
        }

        offset++;
        return [.. fields.Values.SelectMany(field => field), 0];
    }

    private static byte[] Value(ReadOnlySpan<byte> bytes, byte type, ref int offset, List<int>? sizes)
    {
        switch (type)
        {
            case 2 or 3:
                return Take(bytes, ref offset, 1);
            case 6:
                return Take(bytes, ref offset, 2);
            case 8:
                return Take(bytes, ref offset, 4);
            case 4 or 10:
                return Take(bytes, ref offset, 8);
            case 11:
                sizes?.Add(offset);
                return Take(bytes, ref offset, 4 + BinaryPrimitives.ReadInt32BigEndian(bytes[offset..]));
            case 12:
                return Struct(bytes, ref offset, sizes);
            case 13:
                return Map(bytes, ref offset, sizes);
            case 14 or 15:
                return Sequence(bytes, isSet: type == 14, ref offset, sizes);
            default:
                throw new InvalidDataException($"Type {type} at {offset}.");
        }
    }

    private static byte[] Map(ReadOnlySpan<byte> bytes, ref int offset, List<int>? sizes)
    {
        byte key = bytes[offset];
        byte value = bytes[offset + 1];
        sizes?.Add(offset + 2);
        byte[] head = Take(bytes, ref offset, 6);
        int count = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(2));
        List<byte[]> pairs = [];
        for (int i = 0; i < count; i++)
        {
            pairs.Add([.. Value(bytes, key, ref offset, sizes), .. Value(bytes, value, ref offset, sizes)]);
        }

        return [.. head, .. Ordered(pairs)];
    }

    private static byte[] Sequence(ReadOnlySpan<byte> bytes, bool isSet, ref int offset, List<int>? sizes)
    {
        byte element = bytes[offset];
        sizes?.Add(offset + 1);
        byte[] head = Take(bytes, ref offset, 5);
        int count = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1));
        List<byte[]> elements = [];
        for (int i = 0; i < count; i++)
        {
            elements.Add(Value(bytes, element, ref offset, sizes));
        }

        return [.. head, .. isSet ? Ordered(elements) : elements.SelectMany(item => item)];
    }

    private static IEnumerable<byte> Ordered(List<byte[]> items) =>
        items.OrderBy(Convert.ToHexString, StringComparer.Ordinal).SelectMany(item => item);

    private static byte[] Take(ReadOnlySpan<byte> bytes, ref int offset, int count)
    {
        byte[] taken = bytes.Slice(offset, count).ToArray();
        offset += count;
        return taken;
    }
}
