using System.Buffers;
using Tern.Serialization;
using Tern.Tests;

namespace Tern.Protocols.Tests.TTHeader;

/// <summary>Frames of TTHeader streaming, byte by byte.</summary>
public sealed class StreamFrameTests
{
    private const string HeaderHex =
        "00000036 1000 0002 00000001 000b 10 00 01 0001 0003 69736e 000b 4563686f53657276696365 10 0002 0009 0008 4563686f42696469 001b 0001 32 00";

    private const string DataHex = "0000002c 1000 0002 00000001 0006 10 00 10 0002 0009 0008 4563686f42696469 001b 0001 33 00 00 0b0001 00000002 6869 00";

    private const string TrailerHex = "00000022 1000 0002 00000001 0006 10 00 10 0002 0009 0008 4563686f42696469 001b 0001 34 00 00";

    private static readonly RpcMethod s_method = new Method();

    public static TheoryData<string> Frames => [HeaderHex, DataHex, TrailerHex];

    [Fact]
    public void Header_OfAClient_HasTheBytesOfKitex()
    {
        var buffer = new OutputBuffer();
        TTStreamWriter.WriteHeader(buffer, 1, s_method, null, default);

        Assert.Equal(Wire.Hex(HeaderHex), buffer.WrittenSpan.ToArray());
    }

    [Fact]
    public void Data_HasTheBytesOfKitex()
    {
        var buffer = new OutputBuffer();
        int start = TTStreamWriter.BeginData(buffer, 1, TTStreamTemplates.Of(s_method));
        buffer.Write(Wire.Struct(Wire.StringField(1, "hi")));
        TTStreamWriter.EndData(buffer, start, 1_000);

        Assert.Equal(Wire.Hex(DataHex), buffer.WrittenSpan.ToArray());
    }

    [Fact]
    public void Trailer_HasTheBytesOfKitex()
    {
        var bare = new OutputBuffer();
        TTStreamWriter.WriteBare(bare, 1, TTStreamTemplates.Of(s_method).Trailer);
        var full = new OutputBuffer();
        TTStreamWriter.WriteTrailer(full, 1, s_method.Name, null, null, null);

        Assert.Equal(Wire.Hex(TrailerHex), bare.WrittenSpan.ToArray());
        Assert.Equal(Wire.Hex(TrailerHex), full.WrittenSpan.ToArray());
    }

    [Fact]
    public void Data_PastTheLimit_IsRefused()
    {
        var buffer = new OutputBuffer();
        int start = TTStreamWriter.BeginData(buffer, 1, TTStreamTemplates.Of(s_method));
        buffer.Write(new byte[1_000]);

        WireFormatException error = Assert.Throws<WireFormatException>(() => TTStreamWriter.EndData(buffer, start, 1_000));

        Assert.Equal(WireFormatError.SizeLimit, error.Error);
    }

    [Fact]
    public void Header_WithTooMuchMetadata_LeavesTheBufferAsItWas()
    {
        var buffer = new OutputBuffer();
        buffer.Write<byte>([1, 2, 3]);
        CallContext context = new();
        for (int i = 0; i < 10; i++)
        {
            context.Transient.Set($"{i}", new string('x', 60_000));
        }

        Assert.Throws<WireFormatException>(() => TTStreamWriter.WriteHeader(buffer, 1, s_method, null, new RequestMetadata(null, context, null)));

        Assert.Equal([1, 2, 3], buffer.WrittenSpan.ToArray());
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void Frame_InSegmentsOfAnySize_IsReadWhole(string hex)
    {
        byte[] bytes = [.. Wire.Hex(hex), .. Wire.Hex(DataHex)];
        for (int size = 1; size <= bytes.Length; size++)
        {
            var reader = new TTStreamFrameReader(Wire.Segmented(bytes, size), 1_000);
            Assert.True(reader.TryRead(out TTStreamFrame first));
            Assert.Equal((1, "EchoBidi"), (first.StreamId, System.Text.Encoding.UTF8.GetString(first.Method)));
            reader.Consume();
            Assert.True(reader.TryRead(out TTStreamFrame second));
            Assert.Equal(TTStreamFrameType.Data, second.Type);
            Assert.Equal(Wire.Struct(Wire.StringField(1, "hi")), second.Payload.ToArray());
            reader.Consume();
            Assert.False(reader.TryRead(out _));
            Assert.Equal(bytes.Length, reader.Consumed);
            reader.Dispose();
        }
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void Frame_TruncatedAtAnyByte_IsWaitedFor(string hex)
    {
        byte[] bytes = Wire.Hex(hex);
        for (int length = 0; length < bytes.Length; length++)
        {
            var reader = new TTStreamFrameReader(new ReadOnlySequence<byte>(bytes.AsMemory(0, length)), 1_000);
            Assert.False(reader.TryRead(out _));
            Assert.Equal(0, reader.Consumed);
        }
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void Frame_WithAnyByteChanged_IsReadOrRefused(string hex)
    {
        byte[] bytes = Wire.Hex(hex);
        for (int at = 0; at < bytes.Length; at++)
        {
            for (int value = 0; value < 256; value += 5)
            {
                byte[] changed = [.. bytes];
                changed[at] = (byte)value;
                TryRead(changed);
            }
        }
    }

    [Theory]
    [InlineData("00000036 1000 0000 00000001 000b 10 00", "streaming flag")]
    [InlineData("00000036 1001 0002 00000001 000b 10 00", "magic")]
    [InlineData("00000009 1000 0002 00000001 000b 10 00", "too few")]
    [InlineData("ffffffff 1000 0002 00000001 000b 10 00", "limit")]
    [InlineData("00000010 1000 0002 00000001 000b 10 00 0000 00000000 00000000", "does not fit")]
    [InlineData("0000000e 1000 0002 00000001 0001 00 00 0000", "none that a stream")]
    [InlineData("0000000e 1000 0002 00000001 0001 10 01 0000", "none that a stream")]
    [InlineData("0000000e 1000 0002 00000001 0001 10 00 0500", "unknown kind")]
    [InlineData("0000000e 1000 0002 00000001 0001 10 00 1000", "middle of a block")]
    [InlineData("00000012 1000 0002 00000001 0002 10 00 10 0001 001b 00 ", "middle of a block")]
    [InlineData("0000000a 1000 0002 00000001 0000", "none that a stream")]
    public void Frame_ThatIsNone_IsRefusedWithTheReason(string hex, string reason)
    {
        byte[] bytes = [.. Wire.Hex(hex), .. new byte[32]];

        WireFormatException error = Assert.Throws<WireFormatException>(() =>
        {
            var reader = new TTStreamFrameReader(new ReadOnlySequence<byte>(bytes), 1_000);
            reader.TryRead(out _);
        });

        Assert.Contains(reason, error.Message);
    }

    [Fact]
    public void Frames_OfRandomBytes_AreReadOrRefused()
    {
        var random = new Random(20_261_120);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] bytes = new byte[random.Next(8, 200)];
            random.NextBytes(bytes);
            byte[] head = [0, 0, 0, (byte)(bytes.Length - 4), 0x10, 0, 0, 2];
            if (i % 2 == 0)
            {
                head.CopyTo(bytes, 0);
            }

            if (i % 4 == 0 && bytes.Length > 16)
            {
                bytes[12] = 0;
                bytes[13] = (byte)random.Next(1, 40);
                bytes[14] = 0x10;
                bytes[15] = 0;
            }

            TryRead(bytes);
        }
    }

    private static void TryRead(byte[] bytes)
    {
        var reader = new TTStreamFrameReader(new ReadOnlySequence<byte>(bytes), 1_000);
        try
        {
            while (reader.TryRead(out TTStreamFrame frame))
            {
                _ = TTHeaderInfo.Parse(frame.Info, isStream: true);
                reader.Consume();
            }
        }
        catch (WireFormatException)
        {
            // What makes no sense is refused, by this exception and no other.
        }
        finally
        {
            reader.Dispose();
        }
    }

    private sealed class Method() : RpcMethod("EchoService", "EchoBidi", MethodKind.DuplexStreaming, isIdempotent: false);
}
