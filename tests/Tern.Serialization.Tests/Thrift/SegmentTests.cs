using System.Buffers;

namespace Tern.Serialization.Tests.Thrift;

/// <summary>However input is cut and whatever windows output offers, the result is the same.</summary>
public sealed class SegmentTests
{
    public static TheoryData<ThriftEncoding> Encodings => [ThriftEncoding.Binary, ThriftEncoding.Compact];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_SplitAtEveryByte_GivesTheSameMessage(ThriftEncoding encoding)
    {
        byte[] bytes = ThriftBytes.Of(Everything.Sample, encoding);
        string expected = Everything.Sample.Describe();

        for (int split = 0; split <= bytes.Length; split++)
        {
            Assert.Equal(expected, ThriftSerializer.Read<Everything>(Segments.SplitAt(bytes, split), encoding).Describe());
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_SegmentsOfAFewBytes_GivesTheSameMessage(ThriftEncoding encoding)
    {
        byte[] bytes = ThriftBytes.Of(Everything.Sample, encoding);

        for (int size = 1; size <= 20; size++)
        {
            Assert.Equal(Everything.Sample.Describe(), ThriftSerializer.Read<Everything>(Segments.Every(bytes, size), encoding).Describe());
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_TruncatedAtEveryByte_IsInvalidData(ThriftEncoding encoding)
    {
        byte[] bytes = ThriftBytes.Of(Everything.Sample, encoding);

        for (int length = 0; length < bytes.Length; length++)
        {
            byte[] part = bytes[..length];
            var whole = Assert.Throws<WireFormatException>(() => ThriftSerializer.Read<Everything>(part, encoding));
            var segmented = Assert.Throws<WireFormatException>(() => ThriftSerializer.Read<Everything>(Segments.Every(part, 3), encoding));

            Assert.Equal(WireFormatError.InvalidData, whole.Error);
            Assert.Equal(WireFormatError.InvalidData, segmented.Error);
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Write_WindowsOfAnySize_GivesTheSameBytes(ThriftEncoding encoding)
    {
        byte[] expected = ThriftBytes.Of(Everything.Sample, encoding);

        for (int chunk = 1; chunk <= 600; chunk += 7)
        {
            var buffer = new ChunkedBuffer(chunk);
            ThriftSerializer.Write(buffer, Everything.Sample, encoding);
            Assert.Equal(expected, buffer.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Write_LargeTextAndBytes_AsksForSmallWindowsOnly(ThriftEncoding encoding)
    {
        var message = new Everything
        {
            Text = string.Concat(Enumerable.Repeat("Grüße, 世界 🌍 ", 20_000)),
            Data = [.. Enumerable.Range(0, 200_000).Select(static i => (byte)i)],
            Ints = [.. Enumerable.Range(0, 50_000)],
            Longs = [.. Enumerable.Range(0, 50_000)],
        };
        var buffer = new ChunkedBuffer(1_000);

        ThriftSerializer.Write(buffer, message, encoding);

        Assert.InRange(buffer.LargestRequest, 1, 4_096);
        Assert.Equal(message.Describe(), ThriftSerializer.Read<Everything>(buffer.ToArray(), encoding).Describe());
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Skip_SplitAtEveryByte_EndsAtTheEnd(ThriftEncoding encoding)
    {
        byte[] bytes = [.. ThriftBytes.Of(Everything.Sample, encoding), 0xEE];

        for (int split = 0; split <= bytes.Length; split++)
        {
            ReadOnlySequence<byte> input = Segments.SplitAt(bytes, split);
            long consumed;
            if (encoding == ThriftEncoding.Binary)
            {
                var reader = new ThriftBinaryReader(input);
                reader.Skip(ThriftType.Struct);
                consumed = reader.Consumed;
            }
            else
            {
                var reader = new ThriftCompactReader(input);
                reader.Skip(ThriftType.Struct);
                consumed = reader.Consumed;
            }

            Assert.Equal(bytes.Length - 1, consumed);
        }
    }

    [Fact]
    public void Written_BeforeAndAfterFlush_CountsEveryByte()
    {
        var buffer = new ChunkedBuffer(16);
        var writer = new ThriftBinaryWriter(buffer);
        writer.WriteBinary(new byte[1_000]);

        Assert.Equal(1_004, writer.Written);
        writer.Flush();
        writer.WriteI32(1);
        writer.Flush();
        Assert.Equal(1_008, writer.Written);
        Assert.Equal(1_008, buffer.ToArray().Length);
    }
}
