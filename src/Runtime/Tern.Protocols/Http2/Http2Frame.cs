using System.Buffers.Binary;

namespace Tern.Protocols.Http2;

/// <summary>Types of frames. Source: RFC 9113 section 6.</summary>
internal enum Http2FrameType : byte
{
    Data = 0x0,
    Headers = 0x1,
    Priority = 0x2,
    RstStream = 0x3,
    Settings = 0x4,
    PushPromise = 0x5,
    Ping = 0x6,
    GoAway = 0x7,
    WindowUpdate = 0x8,
    Continuation = 0x9,
}

/// <summary>Settings. Source: RFC 9113 section 6.5.2.</summary>
internal enum Http2Setting : ushort
{
    HeaderTableSize = 0x1,
    EnablePush = 0x2,
    MaxConcurrentStreams = 0x3,
    InitialWindowSize = 0x4,
    MaxFrameSize = 0x5,
    MaxHeaderListSize = 0x6,
}

/// <summary>The bytes of frames.</summary>
/// <remarks>
/// <code>
/// offset  size  field
/// 0       3     length of the payload
/// 3       1     type
/// 4       1     flags
/// 5       4     stream id; the highest bit is reserved
/// </code>
/// Source: RFC 9113 section 4.1. All numbers are big-endian.
/// </remarks>
internal static class Http2Frame
{
    public const int HeadBytes = 9;
    public const int LeastMaxBytes = 16_384;
    public const int MostMaxBytes = 16_777_215;
    public const int DefaultWindow = 65_535;

    public const byte FlagEndStream = 0x1;
    public const byte FlagAck = 0x1;
    public const byte FlagEndHeaders = 0x4;
    public const byte FlagPadded = 0x8;
    public const byte FlagPriority = 0x20;

    /// <summary>What a client sends first. Source: RFC 9113 section 3.4.</summary>
    public static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    public static void WriteHead(Span<byte> head, int length, Http2FrameType type, byte flags, int streamId)
    {
        BinaryPrimitives.WriteUInt32BigEndian(head, ((uint)length << 8) | (byte)type);
        BinaryPrimitives.WriteInt32BigEndian(head[5..], streamId);
        head[4] = flags;
    }

    public static void WriteReset(OutputBuffer buffer, int streamId, Http2ErrorCode code)
    {
        Span<byte> frame = Begin(buffer, 4, Http2FrameType.RstStream, 0, streamId);
        BinaryPrimitives.WriteUInt32BigEndian(frame, (uint)code);
    }

    public static void WriteWindowUpdate(OutputBuffer buffer, int streamId, int increment)
    {
        Span<byte> frame = Begin(buffer, 4, Http2FrameType.WindowUpdate, 0, streamId);
        BinaryPrimitives.WriteInt32BigEndian(frame, increment);
    }

    public static void WritePing(OutputBuffer buffer, ulong data, bool isAck)
    {
        Span<byte> frame = Begin(buffer, 8, Http2FrameType.Ping, isAck ? FlagAck : (byte)0, 0);
        BinaryPrimitives.WriteUInt64BigEndian(frame, data);
    }

    public static void WriteSettings(OutputBuffer buffer, params ReadOnlySpan<(Http2Setting Setting, uint Value)> settings)
    {
        Span<byte> frame = Begin(buffer, settings.Length * 6, Http2FrameType.Settings, 0, 0);
        foreach ((Http2Setting setting, uint value) in settings)
        {
            BinaryPrimitives.WriteUInt16BigEndian(frame, (ushort)setting);
            BinaryPrimitives.WriteUInt32BigEndian(frame[2..], value);
            frame = frame[6..];
        }
    }

    public static void WriteSettingsAck(OutputBuffer buffer) => Begin(buffer, 0, Http2FrameType.Settings, FlagAck, 0);

    /// <summary>Writes GOAWAY with ASCII text that tells people why.</summary>
    public static void WriteGoAway(OutputBuffer buffer, int lastStreamId, Http2ErrorCode code, string debug)
    {
        Span<byte> frame = Begin(buffer, 8 + debug.Length, Http2FrameType.GoAway, 0, 0);
        BinaryPrimitives.WriteInt32BigEndian(frame, lastStreamId);
        BinaryPrimitives.WriteUInt32BigEndian(frame[4..], (uint)code);
        System.Text.Encoding.ASCII.GetBytes(debug, frame[8..]);
    }

    /// <summary>Makes frames out of a payload that stands behind room for one head: pieces of at most the given size, each behind a head of its own.</summary>
    /// <param name="buffer">The buffer; the payload is at its end.</param>
    /// <param name="mark">Where the room begins.</param>
    /// <param name="maxFrame">Most bytes of a piece.</param>
    /// <param name="first">Type of the first frame.</param>
    /// <param name="further">Type of the others.</param>
    /// <param name="firstFlags">Flags of the first frame.</param>
    /// <param name="lastFlags">Further flags of the last frame, which may be the first.</param>
    /// <param name="streamId">The stream.</param>
    public static void Split(
        OutputBuffer buffer, int mark, int maxFrame, Http2FrameType first, Http2FrameType further, byte firstFlags, byte lastFlags, int streamId)
    {
        int length = buffer.Length - mark - HeadBytes;
        if (length <= maxFrame)
        {
            WriteHead(buffer.WrittenSpan[mark..], length, first, (byte)(firstFlags | lastFlags), streamId);
            return;
        }

        int more = (length - 1) / maxFrame;
        buffer.GetSpan(more * HeadBytes);
        buffer.Advance(more * HeadBytes);
        Span<byte> frames = buffer.WrittenSpan[mark..];

        // From the end, so that no piece is written over before it has been moved.
        for (int piece = more; piece > 0; piece--)
        {
            int size = Math.Min(maxFrame, length - (piece * maxFrame));
            Span<byte> frame = frames[(piece * (maxFrame + HeadBytes))..];
            frames.Slice(HeadBytes + (piece * maxFrame), size).CopyTo(frame[HeadBytes..]);
            WriteHead(frame, size, further, piece == more ? lastFlags : (byte)0, streamId);
        }

        WriteHead(frames, maxFrame, first, firstFlags, streamId);
    }

    private static Span<byte> Begin(OutputBuffer buffer, int length, Http2FrameType type, byte flags, int streamId)
    {
        Span<byte> frame = buffer.GetSpan(HeadBytes + length)[..(HeadBytes + length)];
        buffer.Advance(frame.Length);
        WriteHead(frame, length, type, flags, streamId);
        return frame[HeadBytes..];
    }
}
