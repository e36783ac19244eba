using System.Buffers.Binary;
using System.Text;
using Tern.Benchmarks.Codec.Messages;
using Tern.Serialization;

namespace Tern.Benchmarks.Codec.Targets;

internal static partial class HandWritten
{
    public static Ping ReadPing(ReadOnlySpan<byte> source)
    {
        int at = 0;
        var message = new Ping();
        while (ReadHeader(source, ref at, out ThriftType type, out short id))
        {
            switch (id)
            {
                case 1 when type == ThriftType.I64:
                    message.Id = ReadI64(source, ref at);
                    break;
                case 2 when type == ThriftType.String:
                    message.Name = ReadText(source, ref at);
                    break;
                case 3 when type == ThriftType.I32:
                    message.Status = ReadI32(source, ref at);
                    break;
                case 4 when type == ThriftType.Bool:
                    message.Ok = source[at++] == 1;
                    break;
                default:
                    throw Unexpected(id);
            }
        }

        return message;
    }

    public static Order ReadOrder(ReadOnlySpan<byte> source)
    {
        int at = 0;
        return ReadOrder(source, ref at);
    }

    public static Batch ReadBatch(ReadOnlySpan<byte> source)
    {
        int at = 0;
        var message = new Batch();
        while (ReadHeader(source, ref at, out ThriftType type, out short id))
        {
            if (id != 1 || type != ThriftType.List)
            {
                throw Unexpected(id);
            }

            int count = ReadListHeader(source, ref at, ThriftType.Struct);
            var orders = new List<Order>(count);
            for (int i = 0; i < count; i++)
            {
                orders.Add(ReadOrder(source, ref at));
            }

            message.Orders = orders;
        }

        return message;
    }

    private static Order ReadOrder(ReadOnlySpan<byte> source, ref int at)
    {
        var message = new Order { Address = null!, Lines = null!, Tags = null!, Ratings = null!, Attributes = null! };
        while (ReadHeader(source, ref at, out ThriftType type, out short id))
        {
            switch (id)
            {
                case 1 when type == ThriftType.I64:
                    message.Id = ReadI64(source, ref at);
                    break;
                case 2 when type == ThriftType.String:
                    message.Customer = ReadText(source, ref at);
                    break;
                case 3 when type == ThriftType.String:
                    message.Email = ReadText(source, ref at);
                    break;
                case 4 when type == ThriftType.I32:
                    message.Status = ReadI32(source, ref at);
                    break;
                case 5 when type == ThriftType.I64:
                    message.CreatedAt = ReadI64(source, ref at);
                    break;
                case 6 when type == ThriftType.Double:
                    message.Total = ReadDouble(source, ref at);
                    break;
                case 7 when type == ThriftType.Bool:
                    message.Paid = source[at++] == 1;
                    break;
                case 8 when type == ThriftType.Struct:
                    message.Address = ReadAddress(source, ref at);
                    break;
                case 9 when type == ThriftType.List:
                    message.Lines = ReadLines(source, ref at);
                    break;
                case 10 when type == ThriftType.List:
                    message.Tags = ReadTexts(source, ref at);
                    break;
                case 11 when type == ThriftType.List:
                    message.Ratings = ReadNumbers(source, ref at);
                    break;
                case 12 when type == ThriftType.Map:
                    message.Attributes = ReadMap(source, ref at);
                    break;
                case 13 when type == ThriftType.String:
                    message.Note = ReadText(source, ref at);
                    break;
                default:
                    throw Unexpected(id);
            }
        }

        return message;
    }

    private static Address ReadAddress(ReadOnlySpan<byte> source, ref int at)
    {
        var message = new Address();
        while (ReadHeader(source, ref at, out ThriftType type, out short id))
        {
            switch (id)
            {
                case 1 when type == ThriftType.String:
                    message.Street = ReadText(source, ref at);
                    break;
                case 2 when type == ThriftType.String:
                    message.City = ReadText(source, ref at);
                    break;
                case 3 when type == ThriftType.String:
                    message.Zip = ReadText(source, ref at);
                    break;
                case 4 when type == ThriftType.String:
                    message.Country = ReadText(source, ref at);
                    break;
                default:
                    throw Unexpected(id);
            }
        }

        return message;
    }

    private static Line ReadLine(ReadOnlySpan<byte> source, ref int at)
    {
        var message = new Line();
        while (ReadHeader(source, ref at, out ThriftType type, out short id))
        {
            switch (id)
            {
                case 1 when type == ThriftType.String:
                    message.Sku = ReadText(source, ref at);
                    break;
                case 2 when type == ThriftType.String:
                    message.Title = ReadText(source, ref at);
                    break;
                case 3 when type == ThriftType.I32:
                    message.Quantity = ReadI32(source, ref at);
                    break;
                case 4 when type == ThriftType.I64:
                    message.Price = ReadI64(source, ref at);
                    break;
                case 5 when type == ThriftType.Double:
                    message.Weight = ReadDouble(source, ref at);
                    break;
                default:
                    throw Unexpected(id);
            }
        }

        return message;
    }

    private static List<Line> ReadLines(ReadOnlySpan<byte> source, ref int at)
    {
        int count = ReadListHeader(source, ref at, ThriftType.Struct);
        var lines = new List<Line>(count);
        for (int i = 0; i < count; i++)
        {
            lines.Add(ReadLine(source, ref at));
        }

        return lines;
    }

    private static List<string> ReadTexts(ReadOnlySpan<byte> source, ref int at)
    {
        int count = ReadListHeader(source, ref at, ThriftType.String);
        var texts = new List<string>(count);
        for (int i = 0; i < count; i++)
        {
            texts.Add(ReadText(source, ref at));
        }

        return texts;
    }

    private static List<int> ReadNumbers(ReadOnlySpan<byte> source, ref int at)
    {
        int count = ReadListHeader(source, ref at, ThriftType.I32);
        var numbers = new List<int>(count);
        for (int i = 0; i < count; i++)
        {
            numbers.Add(ReadI32(source, ref at));
        }

        return numbers;
    }

    private static Dictionary<string, string> ReadMap(ReadOnlySpan<byte> source, ref int at)
    {
        if (source[at] != (byte)ThriftType.String || source[at + 1] != (byte)ThriftType.String)
        {
            throw new FormatException("Not a map of text.");
        }

        at += 2;
        int count = ReadI32(source, ref at);
        var map = new Dictionary<string, string>(count);
        for (int i = 0; i < count; i++)
        {
            string key = ReadText(source, ref at);
            map[key] = ReadText(source, ref at);
        }

        return map;
    }

    private static bool ReadHeader(ReadOnlySpan<byte> source, ref int at, out ThriftType type, out short id)
    {
        type = (ThriftType)source[at++];
        if (type == ThriftType.Stop)
        {
            id = 0;
            return false;
        }

        id = BinaryPrimitives.ReadInt16BigEndian(source[at..]);
        at += sizeof(short);
        return true;
    }

    private static int ReadListHeader(ReadOnlySpan<byte> source, ref int at, ThriftType element)
    {
        if (source[at++] != (byte)element)
        {
            throw new FormatException("A list of other elements.");
        }

        return ReadI32(source, ref at);
    }

    private static int ReadI32(ReadOnlySpan<byte> source, ref int at)
    {
        int value = BinaryPrimitives.ReadInt32BigEndian(source[at..]);
        at += sizeof(int);
        return value;
    }

    private static long ReadI64(ReadOnlySpan<byte> source, ref int at)
    {
        long value = BinaryPrimitives.ReadInt64BigEndian(source[at..]);
        at += sizeof(long);
        return value;
    }

    private static double ReadDouble(ReadOnlySpan<byte> source, ref int at)
    {
        double value = BinaryPrimitives.ReadDoubleBigEndian(source[at..]);
        at += sizeof(double);
        return value;
    }

    private static string ReadText(ReadOnlySpan<byte> source, ref int at)
    {
        int length = ReadI32(source, ref at);
        string text = Encoding.UTF8.GetString(source.Slice(at, length));
        at += length;
        return text;
    }

    private static FormatException Unexpected(short id) => new($"Field {id} is not expected.");
}
