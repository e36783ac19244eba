using System.Buffers.Binary;
using System.Text;
using Tern.Benchmarks.Codec.Messages;

namespace Tern.Benchmarks.Codec.Targets;

/// <summary>Protobuf of these messages as one writes it by hand: straight code over a span that knows how many bytes each length takes.</summary>
internal static partial class HandWrittenProtobuf
{
    private const int MostOfOneByte = 0x7F;
    private const int MostOfTwoBytes = 0x3FFF;

    public static int Write(Span<byte> target, Ping message)
    {
        int at = 0;
        WriteNumber(target, ref at, 1, (ulong)message.Id);
        WriteText(target, ref at, 2, message.Name);
        WriteNumber(target, ref at, 3, (ulong)message.Status);
        WriteNumber(target, ref at, 4, message.Ok ? 1UL : 0);
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
        foreach (Order order in message.Orders)
        {
            target[at++] = (1 << 3) | 2;
            int begin = at;
            at += 2;
            Write(target, ref at, order);
            EndOfTwoBytes(target, begin, at);
        }

        return at;
    }

    private static void Write(Span<byte> target, ref int at, Order message)
    {
        WriteNumber(target, ref at, 1, (ulong)message.Id);
        WriteText(target, ref at, 2, message.Customer);
        WriteText(target, ref at, 3, message.Email);
        WriteNumber(target, ref at, 4, (ulong)message.Status);
        WriteNumber(target, ref at, 5, (ulong)message.CreatedAt);
        WriteDouble(target, ref at, 6, message.Total);
        WriteNumber(target, ref at, 7, message.Paid ? 1UL : 0);
        target[at++] = (8 << 3) | 2;
        int address = at++;
        Write(target, ref at, message.Address);
        EndOfOneByte(target, address, at);
        foreach (Line line in message.Lines)
        {
            target[at++] = (9 << 3) | 2;
            int begin = at++;
            Write(target, ref at, line);
            EndOfOneByte(target, begin, at);
        }

        foreach (string tag in message.Tags)
        {
            WriteText(target, ref at, 10, tag);
        }

        target[at++] = (11 << 3) | 2;
        int ratings = at++;
        foreach (int rating in message.Ratings)
        {
            WriteVarint(target, ref at, (ulong)rating);
        }

        EndOfOneByte(target, ratings, at);
        foreach ((string key, string value) in message.Attributes)
        {
            target[at++] = (12 << 3) | 2;
            int begin = at++;
            WriteText(target, ref at, 1, key);
            WriteText(target, ref at, 2, value);
            EndOfOneByte(target, begin, at);
        }

        WriteText(target, ref at, 13, message.Note);
    }

    private static void Write(Span<byte> target, ref int at, Address message)
    {
        WriteText(target, ref at, 1, message.Street);
        WriteText(target, ref at, 2, message.City);
        WriteText(target, ref at, 3, message.Zip);
        WriteText(target, ref at, 4, message.Country);
    }

    private static void Write(Span<byte> target, ref int at, Line message)
    {
        WriteText(target, ref at, 1, message.Sku);
        WriteText(target, ref at, 2, message.Title);
        WriteNumber(target, ref at, 3, (ulong)message.Quantity);
        WriteNumber(target, ref at, 4, (ulong)message.Price);
        WriteDouble(target, ref at, 5, message.Weight);
    }

    private static void WriteNumber(Span<byte> target, ref int at, int id, ulong value)
    {
        if (value != 0)
        {
            target[at++] = (byte)(id << 3);
            WriteVarint(target, ref at, value);
        }
    }

    private static void WriteDouble(Span<byte> target, ref int at, int id, double value)
    {
        if (BitConverter.DoubleToInt64Bits(value) != 0)
        {
            target[at++] = (byte)((id << 3) | 1);
            BinaryPrimitives.WriteDoubleLittleEndian(target[at..], value);
            at += sizeof(double);
        }
    }

    private static void WriteText(Span<byte> target, ref int at, int id, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        target[at++] = (byte)((id << 3) | 2);
        int room = text.Length <= MostOfOneByte ? 1 : 2;
        int count = Encoding.UTF8.GetBytes(text, target[(at + room)..]);
        if (room == 1)
        {
            EndOfOneByte(target, at, at + 1 + count);
        }
        else
        {
            EndOfTwoBytes(target, at, at + 2 + count);
        }

        at += room + count;
    }

    private static void WriteVarint(Span<byte> target, ref int at, ulong value)
    {
        while (value > MostOfOneByte)
        {
            target[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        target[at++] = (byte)value;
    }

    private static void EndOfOneByte(Span<byte> target, int begin, int end)
    {
        int length = end - begin - 1;
        target[begin] = length <= MostOfOneByte ? (byte)length : throw TooLong(length);
    }

    private static void EndOfTwoBytes(Span<byte> target, int begin, int end)
    {
        int length = end - begin - 2;
        if (length is <= MostOfOneByte or > MostOfTwoBytes)
        {
            throw TooLong(length);
        }

        target[begin] = (byte)(length | 0x80);
        target[begin + 1] = (byte)(length >> 7);
    }

    private static FormatException TooLong(int length) => new($"A length of {length} does not take the bytes that it should.");
}
