using System.Buffers;

namespace Tern.Serialization.Tests.Protobuf;

/// <summary>Lengths that are patched in place, whatever the buffer offers.</summary>
public sealed class WriterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(200)]
    [InlineData(16_383)]
    [InlineData(16_384)]
    [InlineData(100_000)]
    public void EndMessage_BodyOfAnyLength_HasItsLengthInFront(int length)
    {
        byte[] body = [.. Enumerable.Range(0, length).Select(i => (byte)i)];
        foreach (int room in new[] { 1, 2, 3 })
        {
            foreach (int segment in new[] { 1, 300, 1_000_000 })
            {
                ChunkedBuffer output = new(segment);
                ProtobufWriter writer = new(output);
                writer.WriteInt32Field(1, 5);
                int outer = writer.BeginMessage(2, room);
                int begin = writer.BeginMessage(3, room);
                writer.WriteBytesField(4, body);
                writer.EndMessage(begin, room);
                writer.EndMessage(outer, room);
                writer.WriteBoolField(5, true);
                writer.Flush();

                ProtobufReader reader = new(output.ToArray());
                Assert.True(reader.TryReadField(1, ProtobufWireType.Varint));
                Assert.Equal(5, reader.ReadInt32());
                Assert.True(reader.TryReadField(2, ProtobufWireType.LengthDelimited));
                ProtobufScope outerScope = reader.BeginMessage();
                Assert.True(reader.TryReadField(3, ProtobufWireType.LengthDelimited));
                ProtobufScope scope = reader.BeginMessage();
                Assert.True(reader.TryReadField(4, ProtobufWireType.LengthDelimited));
                Assert.Equal(body, reader.ReadBytes());
                reader.EndMessage(in scope);
                reader.EndMessage(in outerScope);
                Assert.True(reader.TryReadField(5, ProtobufWireType.Varint));
                Assert.True(reader.ReadBool());
                Assert.True(reader.IsAtEnd);
            }
        }
    }

    [Fact]
    public void WriteField_LongTagsAndNumbers_AreTheBytesOfTheSpecification()
    {
        ArrayBufferWriter<byte> output = new();
        ProtobufWriter writer = new(output);
        writer.WriteInt32Field(1, 150);
        writer.WriteStringField(2, "testing");
        writer.WriteSInt32Field(16, -1);
        writer.WriteFixed32Field(2048, 1);
        writer.WriteInt64Field(536_870_911, -1);
        writer.WritePackedInt32Field(6, [3, 270, 86_942]);
        writer.WritePackedDoubleField(7, []);
        writer.Flush();

        Assert.Equal(
            "089601" + "120774657374696E67" + "800101" + "85800101000000" + "F8FFFFFF0FFFFFFFFFFFFFFFFFFF01" + "3206038E029EA705",
            Convert.ToHexString(output.WrittenSpan));
    }

    [Theory]
    [InlineData(41)]
    [InlineData(42)]
    [InlineData(43)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(5_462)]
    public void WriteString_LengthNearABoundary_IsReadBack(int chars)
    {
        foreach (string text in new[] { new string('a', chars), new string('é', chars), new string('€', chars) })
        {
            foreach (int segment in new[] { 1, 100, 100_000 })
            {
                ChunkedBuffer output = new(segment);
                ProtobufWriter writer = new(output);
                int begin = writer.BeginMessage(1);
                writer.WriteStringField(2, text);
                writer.EndMessage(begin);
                writer.Flush();

                ProtobufReader reader = new(output.ToArray());
                Assert.True(reader.TryReadField(1, ProtobufWireType.LengthDelimited));
                ProtobufScope scope = reader.BeginMessage();
                Assert.True(reader.TryReadField(2, ProtobufWireType.LengthDelimited));
                Assert.Equal(text, reader.ReadString());
                reader.EndMessage(in scope);
            }
        }
    }

    [Fact]
    public void BeginMessage_NestedTooDeeply_IsAnError()
    {
        Assert.Equal(WireFormatError.DepthLimit, Assert.Throws<WireFormatException>(NestForever).Error);
    }

    private static void NestForever()
    {
        ProtobufWriter writer = new(new ArrayBufferWriter<byte>());
        while (true)
        {
            writer.BeginMessage(1);
        }
    }
}
