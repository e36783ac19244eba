using System.Text;
using Tern.Protocols.Http2;
using Tern.Protocols.Http2.Hpack;

namespace Tern.Protocols.Tests.Http2.Hpack;

public sealed class HpackTests
{
    [Fact]
    public void Huffman_EveryByteAndRandomText_ComesBack()
    {
        var random = new Random(1);
        var texts = new List<byte[]> { Enumerable.Range(0, 256).Select(value => (byte)value).ToArray(), Array.Empty<byte>() };
        texts.AddRange(Enumerable.Range(0, 256).Select(value => new[] { (byte)value }));
        for (int i = 0; i < 2_000; i++)
        {
            byte[] text = new byte[random.Next(40)];
            random.NextBytes(text);
            texts.Add(text);
        }

        foreach (byte[] text in texts)
        {
            byte[] packed = new byte[HpackHuffman.Measure(text)];
            HpackHuffman.Encode(text, packed);
            byte[] room = new byte[HpackHuffman.MaxUnpacked(packed.Length)];
            Assert.True(HpackHuffman.TryDecode(packed, room, out int length));
            Assert.Equal(text, room[..length]);
        }
    }

    [Theory]
    [InlineData("f1e3c2e5f23a6ba0ab90f4ff", "www.example.com")]
    [InlineData("1fff", null)] // ones that fill, but more than seven of them
    [InlineData("ffffffff", null)] // the end of string
    [InlineData("ff", null)] // eight bits that fill
    [InlineData("18", null)] // an 'a', and zeros that fill
    [InlineData("1f", "a")]
    [InlineData("", "")]
    public void Huffman_Decode_TakesOnlyRightPadding(string hex, string? expected)
    {
        byte[] packed = Wire.Hex(hex);
        byte[] room = new byte[64];

        Assert.Equal(expected is not null, HpackHuffman.TryDecode(packed, room, out int length));
        if (expected is not null)
        {
            Assert.Equal(expected, Encoding.ASCII.GetString(room, 0, length));
        }
    }

    [Theory]
    [InlineData("80")] // index 0
    [InlineData("be")] // a dynamic entry that is not there
    [InlineData("ff80808080808001")] // a number that never ends
    [InlineData("ffffffffff7f")] // a number too large
    [InlineData("40")] // no name
    [InlineData("4001")] // half a name
    [InlineData("400161")] // no value
    [InlineData("40016182ffff")] // a packed text that is none
    [InlineData("3fe21f")] // a table of 4,097 bytes
    [InlineData("8220")] // a change of the table behind a header
    [InlineData("0f")] // half a number
    public void Decode_BrokenBlock_IsACompressionError(string hex)
    {
        var decoder = new HpackDecoder(4_096, 16_384);

        Http2Exception exception = Assert.Throws<Http2Exception>(() => decoder.Decode(Wire.Hex(hex)));

        Assert.Equal(Http2ErrorCode.CompressionError, exception.Code);
    }

    [Fact]
    public void Decode_TruncatedAtEveryByte_NeverCrashes()
    {
        byte[] block = Wire.Hex("3fe11f828684418cf1e3c2e5f23a6ba0ab90f4ff400a637573746f6d2d6b65790d637573746f6d2d686561646572100870617373776f726406736563726574");
        for (int length = 0; length < block.Length; length++)
        {
            var decoder = new HpackDecoder(4_096, 16_384);
            try
            {
                decoder.Decode(block.AsSpan(0, length));
            }
            catch (Http2Exception exception)
            {
                Assert.Equal(Http2ErrorCode.CompressionError, exception.Code);
            }
        }
    }

    [Fact]
    public void Decode_TableSizes_EvictAndGrow()
    {
        var decoder = new HpackDecoder(4_096, 16_384);
        decoder.Decode(RememberedField("first", "1"));
        decoder.Decode(RememberedField("second", "2"));
        Assert.Equal(2, decoder.Table.Count);

        decoder.Decode(Wire.Hex("3f09")); // 40 bytes: the newer entry stays
        Assert.Equal(1, decoder.Table.Count);
        Assert.Equal("second: 2", HpackVectorTests.Text(decoder.Decode(Wire.Hex("be"))));

        decoder.Decode(Wire.Hex("203fe11f")); // 0, then 4,096
        Assert.Equal(0, decoder.Table.Count);
        Assert.Equal(4_096, decoder.Table.MaxBytes);
    }

    [Fact]
    public void Decode_EntryLargerThanTable_EmptiesIt()
    {
        var decoder = new HpackDecoder(100, 16_384);
        decoder.Decode(RememberedField("first", "1"));

        Assert.Equal($"large: {new string('x', 80)}", HpackVectorTests.Text(decoder.Decode(RememberedField("large", new string('x', 80)))));
        Assert.Equal(0, decoder.Table.Count);
    }

    [Fact]
    public void Decode_NameOfAnEntryThatIsEvictedForIt_StaysWhole()
    {
        var decoder = new HpackDecoder(100, 16_384);
        decoder.Decode(RememberedField("a-name-of-some-length", "1"));

        // Index 62 with a new value: there is room for one of them.
        byte[] block = [0x7E, 60, .. Encoding.ASCII.GetBytes(new string('v', 60)), .. RememberedField("x", "y")];

        Assert.Equal($"a-name-of-some-length: {new string('v', 60)}\nx: y", HpackVectorTests.Text(decoder.Decode(block)));
    }

    [Fact]
    public void Decode_ListOverTheLimit_SaysSoAndFollowsTheTable()
    {
        var decoder = new HpackDecoder(4_096, 100);

        HpackFields fields = decoder.Decode([.. RememberedField("one", "1"), .. RememberedField("two", new string('x', 60)), .. RememberedField("three", "3")]);

        Assert.True(fields.IsTooLarge);
        Assert.Equal(3, decoder.Table.Count);
        Assert.Equal("three: 3\none: 1", HpackVectorTests.Text(decoder.Decode(Wire.Hex("bec0"))));
    }

    [Fact]
    public void Decode_Bomb_EndsEarly()
    {
        var decoder = new HpackDecoder(4_096, 16_384);
        byte[] block = [.. RememberedField("bomb", new string('x', 4_000)), .. Enumerable.Repeat((byte)0xBE, 8_000)];

        Http2Exception exception = Assert.Throws<Http2Exception>(() => decoder.Decode(block));

        Assert.Equal(Http2ErrorCode.EnhanceYourCalm, exception.Code);
    }

    [Fact]
    public void Decode_RandomBytes_NeverCrashesNorGrows()
    {
        var random = new Random(7_541);
        var decoder = new HpackDecoder(4_096, 4_096);
        byte[] block = new byte[64];
        for (int i = 0; i < 200_000; i++)
        {
            int length = random.Next(block.Length);
            random.NextBytes(block.AsSpan(0, length));
            try
            {
                Assert.True(decoder.Decode(block.AsSpan(0, length)).ListBytes < 16 * 4_096);
            }
            catch (Http2Exception)
            {
                // What a connection would end with; the fuzz goes on with the table as it is.
            }

            Assert.True(decoder.Table.Bytes <= 4_096);
        }
    }

    [Fact]
    public void Encode_SameHeadersAgain_AreAFewBytes()
    {
        var block = new Http2HeaderBlock((":method", "POST"), (":scheme", "http"), (":path", "/shop.Catalog/Get"), (":authority", "catalog"), ("te", "trailers"));
        var encoder = new HpackEncoder(4_096);
        var decoder = new HpackDecoder(4_096, 16_384);
        string expected = ":method: POST\n:scheme: http\n:path: /shop.Catalog/Get\n:authority: catalog\nte: trailers";

        var lengths = new List<int>();
        for (int i = 0; i < 4; i++)
        {
            var buffer = new OutputBuffer();
            encoder.BeginBlock(buffer);
            encoder.Write(buffer, block);
            lengths.Add(buffer.Length);
            Assert.Equal(expected, HpackVectorTests.Text(decoder.Decode(buffer.WrittenSpan)));
        }

        Assert.True(lengths[0] > 30);
        Assert.Equal([5, 5, 5], lengths.Skip(1));
    }

    [Fact]
    public void Encode_ManyBlocksValuesAndTableSizes_DecodeToTheSame()
    {
        var random = new Random(3);
        var encoder = new HpackEncoder(4_096);
        var decoder = new HpackDecoder(4_096, 1_000_000);
        Http2HeaderBlock[] blocks = [.. Enumerable.Range(0, 100).Select(i => new Http2HeaderBlock((":path", $"/service/Method{i}"), ("x-fixed", $"value {i % 7}")))];
        for (int i = 0; i < 20_000; i++)
        {
            if (random.Next(200) == 0)
            {
                encoder.SetPeerLimit((uint)random.Next(5_000));
            }

            if (random.Next(200) == 0)
            {
                encoder.Reset();
            }

            Http2HeaderBlock block = blocks[random.Next(random.Next(2) == 0 ? 5 : 100)];
            string value = random.Next(1_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var buffer = new OutputBuffer();
            encoder.BeginBlock(buffer);
            encoder.Write(buffer, block);
            encoder.Write(buffer, "x-odd"u8, Encoding.ASCII.GetBytes(value), isRepeated: random.Next(4) == 0);
            string expected = $":path: {Encoding.ASCII.GetString(block.Fields[0].Value)}\nx-fixed: {Encoding.ASCII.GetString(block.Fields[1].Value)}\nx-odd: {value}";
            Assert.Equal(expected, HpackVectorTests.Text(decoder.Decode(buffer.WrittenSpan)));
            Assert.Equal(encoder.Table.Bytes, decoder.Table.Bytes);
        }
    }

    [Fact]
    public void StaticTable_EveryEntry_IsFoundByNameAndValue()
    {
        for (int index = 1; index <= HpackStaticTable.Count; index++)
        {
            HpackEntry entry = HpackStaticTable.Get(index);
            Assert.Equal(index, HpackStaticTable.Find(entry.Name, entry.Value, out bool hasValue));
            Assert.True(hasValue);
            Assert.InRange(HpackStaticTable.Find(entry.Name, "no such value"u8, out hasValue), 1, index);
            Assert.False(hasValue);
        }

        foreach (string name in new[] { "", "grpc-timeout", "te", "x", "é", new string('a', 100) })
        {
            Assert.Equal(0, HpackStaticTable.Find(Encoding.UTF8.GetBytes(name), ""u8, out _));
        }
    }

    [Fact]
    public void Encode_Stateless_NeverNeedsTheTable()
    {
        var buffer = new OutputBuffer();
        HpackEncoder.WriteStateless(buffer, "grpc-status"u8, "0"u8);
        HpackEncoder.WriteStateless(buffer, ":status"u8, "200"u8);

        var decoder = new HpackDecoder(0, 1_000);
        Assert.Equal("grpc-status: 0\n:status: 200", HpackVectorTests.Text(decoder.Decode(buffer.WrittenSpan)));
    }

    private static byte[] RememberedField(string name, string value)
    {
        int rest = value.Length - 127;
        byte[] length = rest switch
        {
            < 0 => [(byte)value.Length],
            < 128 => [127, (byte)rest],
            _ => [127, (byte)((rest & 127) | 128), (byte)(rest >> 7)],
        };
        return [0x40, (byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. length, .. Encoding.ASCII.GetBytes(value)];
    }
}
