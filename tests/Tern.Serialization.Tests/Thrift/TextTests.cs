using System.Text;

namespace Tern.Serialization.Tests.Thrift;

public sealed class TextTests
{
    private static readonly ThriftReaderOptions s_strict = new() { Utf8 = Utf8Policy.Strict };

    [Theory]
    [InlineData("FF", "\uFFFD")]
    [InlineData("61 C3", "a\uFFFD")]
    [InlineData("C0 80", "\uFFFD\uFFFD")]
    [InlineData("ED A0 80", "\uFFFD\uFFFD\uFFFD")]
    [InlineData("F4 90 80 80", "\uFFFD\uFFFD\uFFFD\uFFFD")]
    public void ReadString_NoValidUtf8_IsReplacedOrRefused(string hex, string replaced)
    {
        byte[] utf8 = Hex.Bytes(hex);
        byte[] binary = [0, 0, 0, (byte)utf8.Length, .. utf8];
        byte[] compact = [(byte)utf8.Length, .. utf8];

        Assert.Equal(replaced, new ThriftBinaryReader(binary).ReadString());
        Assert.Equal(replaced, new ThriftBinaryReader(Segments.Every(binary, 1)).ReadString());
        Assert.Equal(replaced, new ThriftCompactReader(compact).ReadString());
        Assert.Equal(WireFormatError.InvalidData, Assert.Throws<WireFormatException>(() => new ThriftBinaryReader(binary, s_strict).ReadString()).Error);
        Assert.Equal(WireFormatError.InvalidData, Assert.Throws<WireFormatException>(() => new ThriftCompactReader(compact, s_strict).ReadString()).Error);
        Assert.Equal(WireFormatError.InvalidData, Assert.Throws<WireFormatException>(() => new ThriftCompactReader(Segments.Every(compact, 1), s_strict).ReadString()).Error);
    }

    [Fact]
    public void ReadString_ValidUtf8_PassesTheStrictPolicy()
    {
        byte[] bytes = ThriftBytes.Binary((ref ThriftBinaryWriter w) => w.WriteString("Grüße, 世界 🌍"));

        Assert.Equal("Grüße, 世界 🌍", new ThriftBinaryReader(bytes, s_strict).ReadString());
    }

    [Fact]
    public void WriteString_HalfASurrogatePair_IsReplaced()
    {
        foreach (string text in new[] { "a\uD83Cb", "\uDF0D", new string('x', 5_000) + "\uD83C" })
        {
            byte[] bytes = ThriftBytes.Binary((ref ThriftBinaryWriter w) => w.WriteString(text));

            Assert.Equal(Encoding.UTF8.GetBytes(text), bytes[4..]);
        }
    }

    [Fact]
    public void Strings_OfEveryShortLength_ReadBackEqual()
    {
        foreach (char special in "aé世")
        {
            for (int length = 0; length <= 150; length++)
            {
                for (int at = 0; at <= length; at += 7)
                {
                    string text = string.Concat(new string('q', at), special.ToString(), new string('z', length - at));
                    byte[] binary = ThriftBytes.Binary((ref ThriftBinaryWriter w) => w.WriteStringField(1, text));
                    byte[] compact = ThriftBytes.Compact((ref ThriftCompactWriter w) => w.WriteString(text));

                    Assert.Equal(Encoding.UTF8.GetBytes(text), binary[7..]);
                    Assert.Equal(text, new ThriftBinaryReader(binary.AsSpan(3)).ReadString());
                    Assert.Equal(text, new ThriftCompactReader(compact).ReadString());
                }
            }
        }
    }

    [Theory]
    [InlineData('a')]
    [InlineData('é')]
    public void Strings_WithLittleRoomLeft_ReadBackEqual(char letter)
    {
        string text = new(letter, 300);
        for (int room = 280; room <= 1_000; room += 3)
        {
            var binary = new ChunkedBuffer(room);
            var compact = new ChunkedBuffer(room);
            ThriftSerializer.Write(binary, new ThriftApplicationException(1, text));
            ThriftSerializer.Write(compact, new ThriftApplicationException(1, text), ThriftEncoding.Compact);

            Assert.Equal(text, ThriftSerializer.Read<ThriftApplicationException>(binary.ToArray()).Message);
            Assert.Equal(text, ThriftSerializer.Read<ThriftApplicationException>(compact.ToArray(), ThriftEncoding.Compact).Message);
        }
    }

    [Fact]
    public void Strings_LongerThanAnyWindow_ReadBackEqual()
    {
        string text = string.Concat(Enumerable.Repeat("ab世🌍é", 40_000));
        var buffer = new ChunkedBuffer(1_001);
        var writer = new ThriftBinaryWriter(buffer);
        writer.WriteString(text);
        writer.Flush();
        byte[] bytes = buffer.ToArray();

        Assert.Equal(text, new ThriftBinaryReader(bytes).ReadString());
        Assert.Equal(text, new ThriftBinaryReader(Segments.Every(bytes, 777)).ReadString());
    }

    public static TheoryData<string> Pieces => ["a", "é", "€", "\U0001F600", "é-plain", "plain text \U0001F600"];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void ReadString_EveryLength_IsWhatWasWritten(string piece)
    {
        // Lengths on both sides of where text is decoded another way.
        for (int count = 0; count <= 300; count++)
        {
            string text = string.Concat(Enumerable.Repeat(piece, count));
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            byte[] bytes = [.. BitConverter.GetBytes(utf8.Length).Reverse(), .. utf8];

            Assert.Equal(text, new ThriftBinaryReader(bytes.AsSpan()).ReadString());
            Assert.Equal(text, new ThriftBinaryReader(bytes.AsSpan(), s_strict).ReadString());
        }
    }

    [Theory]
    [InlineData("80")]
    [InlineData("C3")]
    [InlineData("E282")]
    [InlineData("EDA080")]
    [InlineData("F0808080")]
    [InlineData("FF")]
    public void ReadString_NoValidUtf8AtTheEndOfEveryLength_IsReplacedAsByTheFrameworkOrRefused(string hex)
    {
        for (int length = 0; length <= 300; length += 7)
        {
            byte[] utf8 = [.. Encoding.UTF8.GetBytes(new string('x', length)), .. Hex.Bytes(hex)];
            byte[] bytes = [.. BitConverter.GetBytes(utf8.Length).Reverse(), .. utf8];

            Assert.Equal(Encoding.UTF8.GetString(utf8), new ThriftBinaryReader(bytes.AsSpan()).ReadString());
            Assert.Throws<WireFormatException>(() => new ThriftBinaryReader(bytes.AsSpan(), s_strict).ReadString());
        }
    }
}
