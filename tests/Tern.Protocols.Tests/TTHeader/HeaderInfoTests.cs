using Tern.Serialization;

namespace Tern.Protocols.Tests.TTHeader;

public sealed class HeaderInfoTests
{
    [Fact]
    public void Parse_EveryKindOfKey_IsSortedByItsMeaning()
    {
        TTHeaderInfo info = TTHeaderInfo.Parse(Wire.Info(
            [
                ("isn", "Shop"), ("RPC_TRANSIT_a", "1"), ("RPC_PERSIST_b", "2"), ("RPC_TRANSIT_UPSTREAM_c", "3"),
                ("crrst", "1"), ("crc32c", "0fdeaddc"), ("biz-status", "7"), ("biz-message", "no"), ("biz-extra", "{}"), ("own", "4"), ("empty", ""),
            ],
            [(3, "caller"), (12, "250"), (10, "prod")],
            aclToken: "token"));

        Assert.Equal("Shop", info.Service);
        Assert.Equal([new("gdpr-token", "token"), new("a", "1"), new("c", "3")], info.Transient!);
        Assert.Equal([new("b", "2")], info.Persistent!);
        Assert.True(info.ConnectionReset);
        Assert.Equal("0fdeaddc", info.Checksum);
        Assert.Equal(("7", "no", "{}"), (info.BizStatus, info.BizMessage, info.BizExtra));
        Assert.Equal([new("own", "4")], info.Others);
        Assert.Equal(TimeSpan.FromMilliseconds(250), info.Timeout);
        Assert.Equal("prod", info.Int(10));
        Assert.Null(info.Int(11));
        Assert.False(info.IsRepeatable);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("2147483647", 2147483647)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("", null)]
    [InlineData("soon", null)]
    [InlineData("99999999999999999999", null)]
    public void Parse_Timeout_CountsOnlyIfItIsAPositiveNumber(string text, int? milliseconds)
    {
        TTHeaderInfo info = TTHeaderInfo.Parse(Wire.Info(ints: [(12, text)]));

        Assert.Equal(milliseconds is { } value ? TimeSpan.FromMilliseconds(value) : null, info.Timeout);
    }

    [Fact]
    public void Parse_PaddingBetweenBlocks_IsSkipped()
    {
        byte[] bytes = [0, 0, 0, 0, 0, 0x10, 0, 1, 0, 3, 0, 1, (byte)'a', 0, 0, 0, 0x01, 0, 1, 0, 1, (byte)'k', 0, 1, (byte)'v', 0, 0];

        TTHeaderInfo info = TTHeaderInfo.Parse(bytes);

        Assert.Equal("a", info.Int(3));
        Assert.Equal([new("k", "v")], info.Others);
    }

    [Theory]
    [InlineData(0x00, true)]
    [InlineData(0x03, true)]
    [InlineData(0x04, true)]
    [InlineData(0x02, false)]
    [InlineData(0x10, false)]
    [InlineData(0x11, false)]
    [InlineData(0x01, false)]
    [InlineData(0xFF, false)]
    public void Parse_ProtocolId_MustBeOneThatIsServed(byte id, bool isServed)
    {
        Exception? error = Record.Exception(() => TTHeaderInfo.Parse([id, 0, 0, 0]));

        Assert.Equal(isServed, error is null);
        Assert.True(error is null or WireFormatException);
    }

    [Theory]
    [InlineData("00 01 01 00")] // A transform.
    [InlineData("00 ff 00 00")] // 255 of them.
    [InlineData("00 00 02 00")] // A block that nobody knows.
    [InlineData("00 00 12 0000")]
    [InlineData("00 00 01 ffff 0001 6b 0001 76")] // More strings than bytes.
    [InlineData("00 00 01 0001 ffff 6b 0001 76")] // A key that is too long.
    [InlineData("00 00 01 0001 0001 6b ffff 76")] // A value that is too long.
    [InlineData("00 00 10 ffff 0003 0001 61")]
    [InlineData("00 00 10 0001 0003 ffff 61")]
    [InlineData("00 00 11 ffff 61")]
    [InlineData("00 00 11 00")]
    [InlineData("00")]
    [InlineData("")]
    public void Parse_HostileInfo_IsAProtocolError(string hex) =>
        Assert.Throws<WireFormatException>(() => TTHeaderInfo.Parse(Wire.Hex(hex)));

    [Fact]
    public void Parse_CutOffAnywhere_IsAProtocolErrorOrAShorterInfo()
    {
        byte[] whole = Wire.Info([("isn", "Shop"), ("RPC_PERSIST_b", "2")], [(3, "caller"), (12, "250")], aclToken: "token");
        int errors = 0;
        for (int length = 0; length < whole.Length; length++)
        {
            Exception? error = Record.Exception(() => TTHeaderInfo.Parse(whole.AsSpan(0, length)));
            Assert.True(error is null or WireFormatException, $"{length} bytes: {error}");
            errors += error is null ? 0 : 1;
        }

        Assert.True(errors > whole.Length / 2, $"Only {errors} of {whole.Length} cuts were noticed.");
    }

    [Fact]
    public void Parse_EveryTwoBytesReplacedByTheLargestNumber_IsAProtocolErrorOrReadsAsSomethingElse()
    {
        byte[] whole = Wire.Info([("isn", "Shop"), ("RPC_PERSIST_b", "2")], [(3, "caller"), (12, "250")], aclToken: "token");
        for (int at = 0; at + 1 < whole.Length; at++)
        {
            byte[] damaged = [.. whole];
            damaged[at] = 0xFF;
            damaged[at + 1] = 0xFF;
            Exception? error = Record.Exception(() => TTHeaderInfo.Parse(damaged));
            Assert.True(error is null or WireFormatException, $"At {at}: {error}");
        }
    }

    [Fact]
    public void Cache_EqualBytes_GivesTheSameValue()
    {
        var cache = new TTHeaderInfoCache<string>();
        byte[] one = Wire.Info([("isn", "Shop")], [(9, "Get")]);
        byte[] other = Wire.Info([("isn", "Shop")], [(9, "Put")]);
        cache.Add(one, "one");

        Assert.True(cache.TryGet([.. one], out string value));
        Assert.Equal("one", value);
        Assert.False(cache.TryGet(other, out _));
        cache.Add(other, "other");
        Assert.True(cache.TryGet(other, out value));
        Assert.Equal("other", value);
        cache.Add(new byte[4_096], "large");
        Assert.False(cache.TryGet(new byte[4_096], out _));
    }
}
