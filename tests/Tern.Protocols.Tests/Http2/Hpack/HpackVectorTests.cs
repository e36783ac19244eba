using System.Text;
using Tern.Protocols.Http2;
using Tern.Protocols.Http2.Hpack;

namespace Tern.Protocols.Tests.Http2.Hpack;

/// <summary>The examples of RFC 7541 appendix C.</summary>
public sealed class HpackVectorTests
{
    private const string Date1 = "Mon, 21 Oct 2013 20:13:21 GMT";
    private const string Date2 = "Mon, 21 Oct 2013 20:13:22 GMT";
    private const string Cookie = "foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1";

    [Theory]
    [InlineData("400a637573746f6d2d6b65790d637573746f6d2d686561646572", "custom-key: custom-header", 55)]
    [InlineData("040c2f73616d706c652f70617468", ":path: /sample/path", 0)]
    [InlineData("100870617373776f726406736563726574", "password: secret", 0)]
    [InlineData("82", ":method: GET", 0)]
    public void Decode_OneField_OfC2(string hex, string expected, int tableBytes)
    {
        var decoder = new HpackDecoder(4_096, 16_384);

        Assert.Equal(expected, Text(decoder.Decode(Wire.Hex(hex))));
        Assert.Equal(tableBytes, decoder.Table.Bytes);
    }

    [Theory]
    [InlineData(
        "828684410f7777772e6578616d706c652e636f6d",
        "828684be58086e6f2d6361636865",
        "828785bf400a637573746f6d2d6b65790c637573746f6d2d76616c7565")]
    [InlineData(
        "828684418cf1e3c2e5f23a6ba0ab90f4ff",
        "828684be5886a8eb10649cbf",
        "828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf")]
    public void Decode_Requests_OfC3AndC4(string first, string second, string third)
    {
        var decoder = new HpackDecoder(4_096, 16_384);

        Assert.Equal(":method: GET\n:scheme: http\n:path: /\n:authority: www.example.com", Text(decoder.Decode(Wire.Hex(first))));
        Assert.Equal(57, decoder.Table.Bytes);
        Assert.Equal(":method: GET\n:scheme: http\n:path: /\n:authority: www.example.com\ncache-control: no-cache", Text(decoder.Decode(Wire.Hex(second))));
        Assert.Equal(110, decoder.Table.Bytes);
        Assert.Equal(
            ":method: GET\n:scheme: https\n:path: /index.html\n:authority: www.example.com\ncustom-key: custom-value", Text(decoder.Decode(Wire.Hex(third))));
        Assert.Equal(164, decoder.Table.Bytes);
        Assert.Equal("custom-key: custom-value\ncache-control: no-cache\n:authority: www.example.com", Text(decoder.Table));
    }

    [Theory]
    [InlineData(
        "4803333032580770726976617465611d4d6f6e2c203231204f637420323031332032303a31333a323120474d546e1768747470733a2f2f7777772e6578616d706c652e636f6d",
        "4803333037c1c0bf",
        "88c1611d4d6f6e2c203231204f637420323031332032303a31333a323220474d54c05a04677a69707738666f6f3d4153444a4b48514b425a584f5157454f50495541585157454f49553b206d61782d6167653d333630303b2076657273696f6e3d31")]
    [InlineData(
        "488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a62d1bff6e919d29ad171863c78f0b97c8e9ae82ae43d3",
        "4883640effc1c0bf",
        "88c16196d07abe941054d444a8200595040b8166e084a62d1bffc05a839bd9ab77ad94e7821dd7f2e6c7b335dfdfcd5b3960d5af27087f3672c1ab270fb5291f9587316065c003ed4ee5b1063d5007")]
    public void Decode_ResponsesWithEviction_OfC5AndC6(string first, string second, string third)
    {
        var decoder = new HpackDecoder(256, 16_384);

        Assert.Equal($":status: 302\ncache-control: private\ndate: {Date1}\nlocation: https://www.example.com", Text(decoder.Decode(Wire.Hex(first))));
        Assert.Equal(222, decoder.Table.Bytes);
        Assert.Equal($":status: 307\ncache-control: private\ndate: {Date1}\nlocation: https://www.example.com", Text(decoder.Decode(Wire.Hex(second))));
        Assert.Equal(222, decoder.Table.Bytes);
        Assert.Equal($"location: https://www.example.com\n:status: 307\ndate: {Date1}\ncache-control: private", Order(Text(decoder.Table)));
        Assert.Equal(
            $":status: 200\ncache-control: private\ndate: {Date2}\nlocation: https://www.example.com\ncontent-encoding: gzip\nset-cookie: {Cookie}",
            Text(decoder.Decode(Wire.Hex(third))));
        Assert.Equal(215, decoder.Table.Bytes);
        Assert.Equal($"set-cookie: {Cookie}\ncontent-encoding: gzip\ndate: {Date2}", Text(decoder.Table));
    }

    [Fact]
    public void Decode_SameBlockAgain_GivesWhatWasMadeOfIt()
    {
        var decoder = new HpackDecoder(4_096, 16_384);
        decoder.Decode(Wire.Hex("828684410f7777772e6578616d706c652e636f6d"));
        byte[] block = Wire.Hex("828684be");
        decoder.Decode(block);
        HpackFields kept = decoder.Decode(block);
        kept.Tag = this;

        Assert.Same(kept, decoder.Decode(block));
        Assert.Same(this, decoder.Decode(block).Tag);

        // The table changes: the same bytes mean something else.
        decoder.Decode(Wire.Hex("400a637573746f6d2d6b65790d637573746f6d2d686561646572"));
        HpackFields other = decoder.Decode(block);
        Assert.Null(other.Tag);
        Assert.Equal(":method: GET\n:scheme: http\n:path: /\ncustom-key: custom-header", Text(other));
    }

    [Fact]
    public void Decode_BlocksThatComeInTurn_KeepWhatWasMadeOfEach()
    {
        // Whatever the seed of a decoder: no two usual blocks may drive each other out, and blocks that come only once none of them.
        for (int seed = 0; seed < 200; seed++)
        {
            var decoder = new HpackDecoder(4_096, 16_384);
            byte[][] usual = [.. Enumerable.Range(2, 8).Select(static index => new[] { (byte)(0x80 | index), (byte)0x84 })];
            for (int round = 0; round < 20; round++)
            {
                foreach (byte[] block in usual)
                {
                    HpackFields fields = decoder.Decode(block);
                    if (round >= 2)
                    {
                        Assert.Same(block, fields.Tag);
                    }

                    fields.Tag = block;
                }

                decoder.Decode([0x04, 0x02, (byte)'a', (byte)('a' + round)]);
            }
        }
    }

    internal static string Text(HpackFields fields)
    {
        var lines = new List<string>();
        foreach (Http2Header header in new Http2HeaderList(fields))
        {
            lines.Add($"{Encoding.ASCII.GetString(header.Name)}: {Encoding.ASCII.GetString(header.Value)}");
        }

        return string.Join('\n', lines);
    }

    private static string Text(HpackDynamicTable table)
    {
        IEnumerable<string> lines = Enumerable.Range(1, table.Count).Select(table.Get)
            .Select(entry => $"{Encoding.ASCII.GetString(entry.Name)}: {Encoding.ASCII.GetString(entry.Value)}");
        return string.Join('\n', lines);
    }

    // The RFC lists this table in the order of insertion of its first three.
    private static string Order(string table)
    {
        string[] lines = table.Split('\n');
        Assert.Equal(":status: 307", lines[0]);
        return string.Join('\n', lines[1], lines[0], lines[2], lines[3]);
    }
}
