using System.Buffers.Binary;
using System.Text;
using Tern.Benchmarks.Codec.Messages;
using Tern.Serialization;

namespace Tern.Benchmarks.Codec.Targets;

/// <summary>Thrift Binary of these messages as one writes it by hand: straight code over a span.</summary>
internal static partial class HandWritten
{
    public static int Write(Span<byte> target, Ping message)
    {
        int at = 0;
        WriteI64(target, ref at, 1, message.Id);
        WriteText(target, ref at, 2, message.Name);
        WriteI32(target, ref at, 3, message.Status);
        WriteBool(target, ref at, 4, message.Ok);
        target[at++] = (byte)ThriftType.Stop;
        return at;
    }

    public static int Write(Span<byte> target, Order message)
    {
        int at = 0;
        Write(target, ref at, message);
        return at;
    }

    public static int Write(Span<byte> target, Batch message)
    {
        int at = 0;
        WriteListHeader(target, ref at, 1, ThriftType.Struct, message.Orders.Count);
        foreach (Order order in message.Orders)
        {
            Write(target, ref at, order);
        }

        target[at++] = (byte)ThriftType.Stop;
        return at;
    }

    private static void Write(Span<byte> target, ref int at, Order message)
    {
        WriteI64(target, ref at, 1, message.Id);
        WriteText(target, ref at, 2, message.Customer);
        WriteText(target, ref at, 3, message.Email);
        WriteI32(target, ref at, 4, message.Status);
        WriteI64(target, ref at, 5, message.CreatedAt);
        WriteDouble(target, ref at, 6, message.Total);
        WriteBool(target, ref at, 7, message.Paid);
        WriteHeader(target, ref at, ThriftType.Struct, 8);
        Write(target, ref at, message.Address);
        WriteListHeader(target, ref at, 9, ThriftType.Struct, message.Lines.Count);
        foreach (Line line in message.Lines)
        {
            Write(target, ref at, line);
        }

        WriteListHeader(target, ref at, 10, ThriftType.String, message.Tags.Count);
        foreach (string tag in message.Tags)
        {
            WriteText(target, ref at, tag);
        }

        WriteListHeader(target, ref at, 11, ThriftType.I32, message.Ratings.Count);
        foreach (int rating in message.Ratings)
        {
            BinaryPrimitives.WriteInt32BigEndian(target[at..], rating);
            at += sizeof(int);
        }

        WriteMap(target, ref at, message.Attributes);
        WriteText(target, ref at, 13, message.Note);
        target[at++] = (byte)ThriftType.Stop;
    }

    private static void WriteMap(Span<byte> target, ref int at, Dictionary<string, string> map)
    {
        WriteHeader(target, ref at, ThriftType.Map, 12);
        target[at] = (byte)ThriftType.String;
        target[at + 1] = (byte)ThriftType.String;
        BinaryPrimitives.WriteInt32BigEndian(target[(at + 2)..], map.Count);
        at += 6;
        foreach ((string key, string value) in map)
        {
            WriteText(target, ref at, key);
            WriteText(target, ref at, value);
        }
    }

    private static void Write(Span<byte> target, ref int at, Address message)
    {
        WriteText(target, ref at, 1, message.Street);
        WriteText(target, ref at, 2, message.City);
        WriteText(target, ref at, 3, message.Zip);
        WriteText(target, ref at, 4, message.Country);
        target[at++] = (byte)ThriftType.Stop;
    }

    private static void Write(Span<byte> target, ref int at, Line message)
    {
        WriteText(target, ref at, 1, message.Sku);
        WriteText(target, ref at, 2, message.Title);
        WriteI32(target, ref at, 3, message.Quantity);
        WriteI64(target, ref at, 4, message.Price);
        WriteDouble(target, ref at, 5, message.Weight);
        target[at++] = (byte)ThriftType.Stop;
    }

    private static void WriteHeader(Span<byte> target, ref int at, ThriftType type, short id)
    {
        target[at] = (byte)type;
        BinaryPrimitives.WriteInt16BigEndian(target[(at + 1)..], id);
        at += 3;
    }

    private static void WriteBool(Span<byte> target, ref int at, short id, bool value)
    {
        WriteHeader(target, ref at, ThriftType.Bool, id);
        target[at++] = value ? (byte)1 : (byte)0;
    }

    private static void WriteI32(Span<byte> target, ref int at, short id, int value)
    {
        WriteHeader(target, ref at, ThriftType.I32, id);
        BinaryPrimitives.WriteInt32BigEndian(target[at..], value);
        at += sizeof(int);
    }

    private static void WriteI64(Span<byte> target, ref int at, short id, long value)
    {
        WriteHeader(target, ref at, ThriftType.I64, id);
        BinaryPrimitives.WriteInt64BigEndian(target[at..], value);
        at += sizeof(long);
    }

    private static void WriteDouble(Span<byte> target, ref int at, short id, double value)
    {
        WriteHeader(target, ref at, ThriftType.Double, id);
        BinaryPrimitives.WriteDoubleBigEndian(target[at..], value);
        at += sizeof(double);
    }

    private static void WriteListHeader(Span<byte> target, ref int at, short id, ThriftType element, int count)
    {
        WriteHeader(target, ref at, ThriftType.List, id);
        target[at] = (byte)element;
        BinaryPrimitives.WriteInt32BigEndian(target[(at + 1)..], count);
        at += 5;
    }

    private static void WriteText(Span<byte> target, ref int at, short id, string value)
    {
        WriteHeader(target, ref at, ThriftType.String, id);
        WriteText(target, ref at, value);
    }

    private static void WriteText(Span<byte> target, ref int at, string value)
    {
        int count = Encoding.UTF8.GetBytes(value, target[(at + sizeof(int))..]);
        BinaryPrimitives.WriteInt32BigEndian(target[at..], count);
        at += sizeof(int) + count;
    }
}
