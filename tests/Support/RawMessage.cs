using System.Buffers.Binary;
using System.Text;

namespace Tern.Tests;

/// <summary>A message as a peer reads it, taken apart here without the code under test.</summary>
internal sealed record RawMessage
{
    public RpcProtocol Protocol { get; private init; }

    public int HeaderSequenceId { get; private init; }

    public int Flags { get; private init; }

    public Dictionary<string, string> Strings { get; private init; } = [];

    public Dictionary<int, string> Ints { get; private init; } = [];

    public byte[] Body { get; private init; } = [];

    public int Type { get; private init; }

    public string Method { get; private init; } = "";

    public int SequenceId { get; private init; }

    /// <summary>Fields of the struct: text, whole numbers and nested structs.</summary>
    public Dictionary<short, object> Fields { get; private init; } = [];

    /// <summary>The exception of a message of type 3.</summary>
    public (int Type, string Message) Exception => Type == Wire.Exception ? ((int)Fields[2], (string)Fields[1]) : throw new InvalidOperationException($"It is of type {Type}.");

    /// <summary>Takes a message from the front; <see langword="null"/> if it is not complete.</summary>
    public static RawMessage? TryParse(ReadOnlySpan<byte> bytes, out int length)
    {
        try
        {
            return Parse(bytes, out length);
        }
        catch (ArgumentOutOfRangeException)
        {
            length = 0;
            return null;
        }
    }

    private static RawMessage Parse(ReadOnlySpan<byte> bytes, out int length)
    {
        if (BinaryPrimitives.ReadUInt16BigEndian(bytes) == 0x8001)
        {
            var message = new RawMessage { Protocol = RpcProtocol.ThriftBuffered };
            return message.WithPayload(bytes, out length);
        }

        length = 4 + BinaryPrimitives.ReadInt32BigEndian(bytes);
        bytes = bytes[..length];
        if (BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]) == 0x1000)
        {
            int body = 14 + (4 * BinaryPrimitives.ReadUInt16BigEndian(bytes[12..]));
            bool isFramed = BinaryPrimitives.ReadUInt16BigEndian(bytes[body..]) != 0x8001;
            var message = new RawMessage
            {
                Protocol = isFramed ? RpcProtocol.ThriftTTHeaderFramed : RpcProtocol.ThriftTTHeader,
                Flags = BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]),
                HeaderSequenceId = BinaryPrimitives.ReadInt32BigEndian(bytes[8..]),
                Body = bytes[body..].ToArray(),
            };
            message.ReadInfo(bytes[14..body]);
            return message.WithPayload(bytes[(body + (isFramed ? 4 : 0))..], out _);
        }

        return new RawMessage { Protocol = RpcProtocol.ThriftFramed }.WithPayload(bytes[4..], out _);
    }

    private void ReadInfo(ReadOnlySpan<byte> info)
    {
        Assert.Equal(0, info[0]);
        Assert.Equal(0, info[1]);
        int at = 2;
        while (at < info.Length)
        {
            byte block = info[at++];
            if (block == 0)
            {
                continue;
            }

            if (block == 0x11)
            {
                Strings["gdpr-token"] = Text16(info, ref at);
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

    private RawMessage WithPayload(ReadOnlySpan<byte> payload, out int length)
    {
        Assert.Equal(0x8001, BinaryPrimitives.ReadUInt16BigEndian(payload));
        int at = 4;
        string method = Text32(payload, ref at);
        int sequenceId = BinaryPrimitives.ReadInt32BigEndian(payload[at..]);
        at += 4;
        byte type = payload[3];
        Dictionary<short, object> fields = ReadStruct(payload, ref at);
        length = at;
        return this with { Type = type, Method = method, SequenceId = sequenceId, Fields = fields };
    }

    private static Dictionary<short, object> ReadStruct(ReadOnlySpan<byte> bytes, ref int at)
    {
        var fields = new Dictionary<short, object>();
        while (true)
        {
            byte type = bytes[at..][..1][0];
            at++;
            if (type == 0)
            {
                return fields;
            }

            short id = BinaryPrimitives.ReadInt16BigEndian(bytes[at..]);
            at += 2;
            fields.Add(id, ReadValue(type, bytes, ref at));
        }
    }

    private static object ReadValue(byte type, ReadOnlySpan<byte> bytes, ref int at)
    {
        switch (type)
        {
            case 8:
                at += 4;
                return BinaryPrimitives.ReadInt32BigEndian(bytes[(at - 4)..]);
            case 11:
                return Text32(bytes, ref at);
            case 12:
                return ReadStruct(bytes, ref at);
            case 13:
                var map = new Dictionary<object, object>();
                byte keyType = bytes.Slice(at, 1)[0];
                byte valueType = bytes.Slice(at + 1, 1)[0];
                int count = BinaryPrimitives.ReadInt32BigEndian(bytes[(at + 2)..]);
                at += 6;
                for (; count > 0; count--)
                {
                    object key = ReadValue(keyType, bytes, ref at);
                    map.Add(key, ReadValue(valueType, bytes, ref at));
                }

                return map;
            default:
                throw new NotSupportedException($"Fields of type {type} are not met in these tests.");
        }
    }

    private static string Text32(ReadOnlySpan<byte> bytes, ref int at)
    {
        int length = BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);
        string text = Encoding.UTF8.GetString(bytes.Slice(at + 4, length));
        at += 4 + length;
        return text;
    }
}
