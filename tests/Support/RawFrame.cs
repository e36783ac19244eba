using System.Buffers.Binary;
using System.Text;

namespace Tern.Tests;

/// <summary>A frame as a peer writes and reads it, put together and taken apart here without the code under test.</summary>
internal sealed record RawFrame(byte Type, byte Flags, int StreamId, byte[] Payload)
{
    public const byte Data = 0, Headers = 1, Priority = 2, RstStream = 3, Settings = 4, PushPromise = 5, Ping = 6, GoAway = 7, WindowUpdate = 8, Continuation = 9;

    public const byte EndStream = 1, Ack = 1, EndHeaders = 4, Padded = 8, HasPriority = 32;

    public static readonly byte[] Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray();

    public bool EndsStream => (Flags & EndStream) != 0;

    /// <summary>The payload of frames that consist of one number, or the error of GOAWAY.</summary>
    public uint Number => BinaryPrimitives.ReadUInt32BigEndian(Payload.AsSpan(Type == GoAway ? 4 : 0));

    /// <summary>The last stream of GOAWAY.</summary>
    public int LastStream => BinaryPrimitives.ReadInt32BigEndian(Payload);

    /// <summary>What GOAWAY tells people.</summary>
    public string Debug => Encoding.ASCII.GetString(Payload, 8, Payload.Length - 8);

    public byte[] ToBytes() => [(byte)(Payload.Length >> 16), (byte)(Payload.Length >> 8), (byte)Payload.Length, Type, Flags, .. Wire.Int32(StreamId), .. Payload];

    public static byte[] Of(byte type, byte flags, int streamId, params byte[] payload) => new RawFrame(type, flags, streamId, payload).ToBytes();

    public static byte[] SettingsOf(params (int Id, uint Value)[] settings) =>
        Of(Settings, 0, 0, [.. settings.SelectMany(setting => (byte[])[(byte)(setting.Id >> 8), (byte)setting.Id, .. Wire.Int32((int)setting.Value)])]);

    public static byte[] SettingsAck() => Of(Settings, Ack, 0);

    public static byte[] WindowUpdateOf(int streamId, uint more) => Of(WindowUpdate, 0, streamId, Wire.Int32((int)more));

    public static byte[] ResetOf(int streamId, uint code) => Of(RstStream, 0, streamId, Wire.Int32((int)code));

    public static byte[] PingOf(ulong data, bool isAck = false)
    {
        byte[] payload = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(payload, data);
        return Of(Ping, isAck ? Ack : (byte)0, 0, payload);
    }

    public static byte[] GoAwayOf(int last, uint code) => Of(GoAway, 0, 0, [.. Wire.Int32(last), .. Wire.Int32((int)code)]);

    /// <summary>Headers in the plainest form: neither packed nor remembered.</summary>
    public static byte[] Block(params (string Name, string Value)[] headers) => [.. headers.SelectMany(header => (byte[])
        [0, .. Text(header.Name), .. Text(header.Value)])];

    public static byte[] HeadersOf(int streamId, bool endStream, params (string Name, string Value)[] headers) =>
        Of(Headers, (byte)(EndHeaders | (endStream ? EndStream : 0)), streamId, Block(headers));

    public static readonly (string, string)[] Post = [(":method", "POST"), (":scheme", "http"), (":path", "/echo"), ("content-type", "application/grpc")];

    public static byte[] RequestOf(int streamId, bool endStream = false) => HeadersOf(streamId, endStream, Post);

    public static byte[] DataOf(int streamId, byte[] data, bool endStream = false) => Of(Data, endStream ? EndStream : (byte)0, streamId, data);

    private static byte[] Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length < 127)
        {
            return [(byte)bytes.Length, .. bytes];
        }

        var length = new List<byte> { 127 };
        int rest = bytes.Length - 127;
        for (; rest >= 128; rest >>= 7)
        {
            length.Add((byte)(rest | 128));
        }

        return [.. length, (byte)rest, .. bytes];
    }
}
