using System.Buffers.Binary;
using System.Text;
using Tern.Benchmarks.Codec.Messages;

namespace Tern.Benchmarks.Codec.Targets;

internal static partial class HandWrittenProtobuf
{
    public static Ping ReadPing(ReadOnlySpan<byte> source)
    {
        var message = new Ping();
        int at = 0;
        while (at < source.Length)
        {
            switch (source[at++])
            {
                case 1 << 3:
                    message.Id = (long)ReadVarint(source, ref at);
                    break;
                case (2 << 3) | 2:
                    message.Name = ReadText(source, ref at);
                    break;
                case 3 << 3:
                    message.Status = (int)ReadVarint(source, ref at);
                    break;
                case 4 << 3:
                    message.Ok = ReadVarint(source, ref at) != 0;
                    break;
                default:
                    throw Unexpected(source[at - 1]);
            }
        }

        return message;
    }

    public static Batch ReadBatch(ReadOnlySpan<byte> source)
    {
        var message = new Batch();
        int at = 0;
        while (at < source.Length)
        {
            if (source[at++] != ((1 << 3) | 2))
            {
                throw Unexpected(source[at - 1]);
            }

            message.Orders.Add(ReadOrder(ReadPart(source, ref at)));
        }

        return message;
    }

    public static Order ReadOrder(ReadOnlySpan<byte> source)
    {
        var message = new Order();
        int at = 0;
        while (at < source.Length)
        {
            switch (source[at++])
            {
                case 1 << 3:
                    message.Id = (long)ReadVarint(source, ref at);
                    break;
                case (2 << 3) | 2:
                    message.Customer = ReadText(source, ref at);
                    break;
                case (3 << 3) | 2:
                    message.Email = ReadText(source, ref at);
                    break;
                case 4 << 3:
                    message.Status = (int)ReadVarint(source, ref at);
                    break;
                case 5 << 3:
                    message.CreatedAt = (long)ReadVarint(source, ref at);
                    break;
                case (6 << 3) | 1:
                    message.Total = ReadDouble(source, ref at);
                    break;
                case 7 << 3:
                    message.Paid = ReadVarint(source, ref at) != 0;
                    break;
                case (8 << 3) | 2:
                    message.Address = ReadAddress(ReadPart(source, ref at));
                    break;
                case (9 << 3) | 2:
                    message.Lines.Add(ReadLine(ReadPart(source, ref at)));
                    break;
                case (10 << 3) | 2:
                    message.Tags.Add(ReadText(source, ref at));
                    break;
                case (11 << 3) | 2:
                    ReadRatings(ReadPart(source, ref at), message.Ratings);
                    break;
                case (12 << 3) | 2:
                    ReadAttribute(ReadPart(source, ref at), message.Attributes);
                    break;
                case (13 << 3) | 2:
                    message.Note = ReadText(source, ref at);
                    break;
                default:
                    throw Unexpected(source[at - 1]);
            }
        }

        return message;
    }

    private static Address ReadAddress(ReadOnlySpan<byte> source)
    {
        var message = new Address();
        int at = 0;
        while (at < source.Length)
        {
            switch (source[at++])
            {
                case (1 << 3) | 2:
                    message.Street = ReadText(source, ref at);
                    break;
                case (2 << 3) | 2:
                    message.City = ReadText(source, ref at);
                    break;
                case (3 << 3) | 2:
                    message.Zip = ReadText(source, ref at);
                    break;
                case (4 << 3) | 2:
                    message.Country = ReadText(source, ref at);
                    break;
                default:
                    throw Unexpected(source[at - 1]);
            }
        }

        return message;
    }

    private static Line ReadLine(ReadOnlySpan<byte> source)
    {
        var message = new Line();
        int at = 0;
        while (at < source.Length)
        {
            switch (source[at++])
            {
                case (1 << 3) | 2:
                    message.Sku = ReadText(source, ref at);
                    break;
                case (2 << 3) | 2:
                    message.Title = ReadText(source, ref at);
                    break;
                case 3 << 3:
                    message.Quantity = (int)ReadVarint(source, ref at);
                    break;
                case 4 << 3:
                    message.Price = (long)ReadVarint(source, ref at);
                    break;
                case (5 << 3) | 1:
                    message.Weight = ReadDouble(source, ref at);
                    break;
                default:
                    throw Unexpected(source[at - 1]);
            }
        }

        return message;
    }

    private static void ReadRatings(ReadOnlySpan<byte> source, List<int> ratings)
    {
        int at = 0;
        while (at < source.Length)
        {
            ratings.Add((int)ReadVarint(source, ref at));
        }
    }

    private static void ReadAttribute(ReadOnlySpan<byte> source, Dictionary<string, string> attributes)
    {
        string key = "";
        string value = "";
        int at = 0;
        while (at < source.Length)
        {
            switch (source[at++])
            {
                case (1 << 3) | 2:
                    key = ReadText(source, ref at);
                    break;
                case (2 << 3) | 2:
                    value = ReadText(source, ref at);
                    break;
                default:
                    throw Unexpected(source[at - 1]);
            }
        }

        attributes[key] = value;
    }

    private static ReadOnlySpan<byte> ReadPart(ReadOnlySpan<byte> source, ref int at)
    {
        int length = (int)ReadVarint(source, ref at);
        ReadOnlySpan<byte> part = source.Slice(at, length);
        at += length;
        return part;
    }

    private static string ReadText(ReadOnlySpan<byte> source, ref int at) => Encoding.UTF8.GetString(ReadPart(source, ref at));

    private static double ReadDouble(ReadOnlySpan<byte> source, ref int at)
    {
        double value = BinaryPrimitives.ReadDoubleLittleEndian(source[at..]);
        at += sizeof(double);
        return value;
    }

    private static ulong ReadVarint(ReadOnlySpan<byte> source, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            ulong group = source[at++];
            value |= (group & 0x7F) << shift;
            if (group < 0x80)
            {
                return value;
            }
        }

        throw new FormatException("A number is too long.");
    }

    private static FormatException Unexpected(int tag) => new($"Tag {tag} is not expected.");
}
