using System.Buffers.Binary;
using System.Text;

namespace Tern.Tests;

/// <summary>A frame of TTHeader streaming, written and taken apart here without the code under test.</summary>
internal sealed record RawStreamFrame
{
    public const int Meta = 1;
    public const int Header = 2;
    public const int Data = 3;
    public const int Trailer = 4;
    public const int Rst = 5;

    public int StreamId { get; private init; }

    public int Type => int.Parse(Ints[27], System.Globalization.CultureInfo.InvariantCulture);

    public string Method => Ints[9];

    public Dictionary<string, string> Strings { get; } = [];

    public Dictionary<int, string> Ints { get; } = [];

    public byte[] Payload { get; private init; } = [];

    /// <summary>Text and type of the exception in a trailer or rst.</summary>
    public (int Type, string Message) Exception => RawMessage.TryParse(Payload, out _)!.Exception;

    /// <summary>The bytes of a frame.</summary>
    public static byte[] Of(int type, int streamId, string method, byte[]? payload = null, params (string Key, string Value)[] strings) =>
        OfInts(streamId, payload, strings, (9, method), (27, $"{type}"));

    /// <summary>The bytes of a frame with any integer keys.</summary>
    public static byte[] OfInts(int streamId, byte[]? payload, (string Key, string Value)[] strings, params (ushort Key, string Value)[] ints)
    {
        byte[] frame = Wire.TTHeader(payload ?? [], streamId, flags: 2, strings, ints);
        frame[14] = 0x10;
        return frame;
    }

    /// <summary>An exception as payload.</summary>
    public static byte[] ExceptionOf(string method, int streamId, int type, string message) =>
        Wire.Message(method, Wire.Exception, streamId, Wire.StringField(1, message), Wire.I32Field(2, type));

    /// <summary>Takes a frame from the front; <see langword="null"/> if it is not complete.</summary>
    public static RawStreamFrame? TryParse(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 0;
        if (bytes.Length < 14 || bytes.Length < 4 + BinaryPrimitives.ReadInt32BigEndian(bytes))
        {
            return null;
        }

        length = 4 + BinaryPrimitives.ReadInt32BigEndian(bytes);
        Assert.Equal(0x1000, BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]));
        Assert.Equal(2, BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]));
        int body = 14 + (4 * BinaryPrimitives.ReadUInt16BigEndian(bytes[12..]));
        var frame = new RawStreamFrame { StreamId = BinaryPrimitives.ReadInt32BigEndian(bytes[8..]), Payload = bytes[body..length].ToArray() };
        frame.ReadInfo(bytes[14..body]);
        return frame;
    }

    private void ReadInfo(ReadOnlySpan<byte> info)
    {
        Assert.Equal(0x10, info[0]);
        Assert.Equal(0, info[1]);
        int at = 2;
        while (at < info.Length)
        {
            byte block = info[at++];
            if (block == 0)
            {
                continue;
            }

            int count = BinaryPrimitives.ReadUInt16BigEndian(info[at..]);
            at += 2;
            for (; count > 0; count--)
            {
                if (block == 0x01)
                {
                    string key = Text16(info, ref at);
                    Strings.Add(key, Text16(info, ref at));
                }
                else
                {
                    Assert.Equal(0x10, block);
                    int key = BinaryPrimitives.ReadUInt16BigEndian(info[at..]);
                    at += 2;
                    Ints.Add(key, Text16(info, ref at));
                }
            }
        }
    }

    private static string Text16(ReadOnlySpan<byte> info, ref int at)
    {
        int length = BinaryPrimitives.ReadUInt16BigEndian(info[at..]);
        string text = Encoding.UTF8.GetString(info.Slice(at + 2, length));
        at += 2 + length;
        return text;
    }
}
